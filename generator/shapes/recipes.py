"""How to load each file, as commands that the tests run as they are printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """One way to load a file. `{data}` stands for the address of the folder of the data."""

    name: str
    """Under which the catalogues of words say what it does (`data.recipe.<name>`)."""
    code: str


_PANDAS = """\
import pandas
folder, kinds = "{data}", {"integer": "Int64", "boolean": "boolean"}  # all else is text
package = pandas.read_json(folder + "datapackage.json", typ="series", dtype=False)
tables = {each["name"]: each for each in package["resources"]}

def table(name):
    fields = tables[name]["schema"]["fields"]
    types = {field["name"]: kinds.get(field["type"], "string") for field in fields}
    given = {"keep_default_na": False, "na_values": [""]}  # "null", "NA" and "None" are words
    return pandas.read_csv(folder + tables[name]["path"], dtype=types, **given)

statements, claims = table("statements"), table("claims")
print(statements.merge(claims, left_on="claim", right_on="id")[["source", "quote", "text"]])"""

_DATASETTE = """\
curl -O {data}corpus.sqlite
datasette corpus.sqlite"""

_SQL = """\
SELECT quotes.* FROM quotes
JOIN statements ON statements.id = quotes.statement
JOIN statements_fts ON statements_fts.rowid = statements.rowid
WHERE statements_fts MATCH 'change'"""

_JQ = """\
curl -s {data}corpus.json | jq -r '.claims[] | select(.status == "conflict") | .text'"""

RECIPES = (
    Recipe("pandas", _PANDAS),
    Recipe("datasette", _DATASETTE),
    Recipe("sql", _SQL),
    Recipe("jq", _JQ),
)

TRACE = """\
import hashlib, json, re, sys
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

page, folder = sys.argv[1:]  # the address of a claim's page, and a folder with the articles
anchors = set(re.findall(r'\\bid="([^"]+)"', urlopen(page).read().decode()))
collection = json.load(urlopen(urljoin(page, "../../data/annotations.json")))
texts = {}
for file in Path(folder).iterdir():
    raw = file.read_bytes().decode("utf-8-sig").replace("\\r\\n", "\\n").replace("\\r", "\\n")
    for text in (raw, raw.split("\\n---\\n", 1)[-1].strip("\\n") + "\\n"):
        texts[hashlib.sha256(text.encode()).hexdigest()] = text
for note in collection["first"]["items"]:
    if (anchor := note["id"].partition("#")[2]) in anchors:
        for target in [note["target"]] if isinstance(note["target"], dict) else note["target"]:
            words, place = target["selector"][0], target["selector"][-1]
            found = texts[place["sha256"]][place["start"] : place["end"]]
            assert found == words.get("exact", found), anchor
            print(f"{anchor} {place['start']}-{place['end']}: {found}")"""
"""From a claim's page to its annotations to the characters of the articles, by their offsets."""
