"""What an editor types stands in every data file as typed, whatever the format takes for a mark.

Each field of each record holds a word of its own and, around it, signs by which one of the formats
would end a value. `fields_in_data.yml` says in which formats a field stands.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import pytest
import yaml

from generator.compile import Site, compile_site
from generator.diagnostics import Severity
from tests.conftest import make_content
from tests.hostile.planting import OPTIONS, Planted, framed, written
from tests.hostile.schema import Path as Way
from tests.hostile.schema import texts
from tests.hostile.test_seen_as_typed import name_of

FIELDS = Path(__file__).parent / "fields_in_data.yml"
SIGNS = " ".join(
    (
        "</script><img src=x>",
        '"],"x":["',
        'a,b;"c""d"',
        "=cmd|'/C calc'!A0",
        "]]></title>",
        r"\u003cscript\u003e",
        "' OR 1=1; --",
        "} @misc{x, title={",
        "&amp;lt; &#60; &",
        "<!--<script>",
        "{{ 7*7 }} ${x}",
        r"\"; alert(1); \input{x} 5 % $ # _ ~ ^",
    )
)
SHORT = ("verb", "hedge")
"""Fields of at most 200 characters."""
_MARK = re.compile("Zq[a-z]{2}qz")
_TEX = {r"\textbackslash{}": "\\", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^"}


@pytest.fixture(scope="module")
def typed() -> tuple[Site, dict[str, str], dict[str, str]]:
    """A site, and by the mark in it the name of each field and what was typed there."""
    names: dict[str, str] = {}
    marks: dict[str, str] = {}
    words_of: dict[str, str] = {}
    turns = count()

    def words(field: tuple[str, Way], number: int, **_: object) -> Planted:
        name = name_of(*field)
        if name not in marks:
            first, second = divmod(len(marks), 26)
            mark = f"Zq{chr(97 + first)}{chr(97 + second)}qz"
            marks[name], names[mark] = mark, name
            # `rule` names no rule, and prose is Markdown: their signs mean something
            plain = field[1][-1] in ("prose", "text") and field[0] in ("pages", "explainers")
            words_of[mark] = (
                mark
                if plain
                else f"{mark} {SIGNS[:150] if field[1][-1] in SHORT else SIGNS} {mark}"
            )
        return framed(field, next(turns), words_of[marks[name]], ())

    rows = written(words, 1)
    files = {path: "".join(f"{row.text}\n" for row in lines) for path, lines in rows.items()}
    site = compile_site(make_content(files), OPTIONS, final=True)
    assert site.ok, [each for each in site.diagnostics if each.severity is Severity.ERROR][:3]
    return site, names, words_of


def strings(path: str, data: bytes) -> Iterator[str]:
    """Yield every value of a data file as whoever reads the format gets it."""
    if path.endswith((".json", ".jsonld")):
        yield from _inside(json.loads(data))
    elif path.endswith(".csv"):
        for row in csv.reader(io.StringIO(data.decode("utf-8"), newline="")):
            yield from row
    elif path.endswith(".sqlite"):
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(data)
            tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (table,) in tables.fetchall():
                for cells in database.execute(f'SELECT * FROM "{table}"'):
                    yield from (cell for cell in cells if isinstance(cell, str))
    elif path.endswith((".xml", ".svg")):
        for each in lxml.etree.fromstring(data).iter():
            yield from (each.text or "", each.tail or "", *map(str, each.attrib.values()))
    elif path.endswith(".bib"):
        yield re.sub(r"\\([&%$#_{}])", r"\1", _plain(data.decode("utf-8")))


def _plain(tex: str) -> str:
    for written_as, sign in _TEX.items():
        tex = tex.replace(written_as, sign)
    return tex


def _inside(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            if key not in ("prefix", "suffix"):  # of an annotation: cut after 32 characters
                yield from _inside(value)
    elif isinstance(node, list):
        for value in node:
            yield from _inside(value)


def format_of(path: str) -> str:
    """Return the name of a file's format, as `fields_in_data.yml` has it."""
    if path.endswith(".json") and not path.startswith(("data/", "feeds/")):
        return "twin"
    name = path.rpartition("/")[2]
    return "csv" if path.endswith(".csv") else name


def values_in(site: Site) -> Iterator[tuple[str, str]]:
    """Yield each value with the format in which it stands, those in the heads of pages too."""
    for path, data in site.data.items():
        for value in strings(path, data):
            yield format_of(path), value
    for page in site.pages:
        head: Any = yaml.load(page.as_file().split("---\n")[1], yaml.CSafeLoader)
        if "json_ld" in head:
            script = lxml.html.fromstring(f"<script>{head['json_ld']}</script>")
            for each in _inside(json.loads(script.text_content())):
                yield "json-ld", each


def test_every_value_is_as_it_was_typed(
    typed: tuple[Site, dict[str, str], dict[str, str]],
) -> None:
    site, _, words_of = typed
    seen, wrong = 0, []
    for kind, value in values_in(site):
        for mark in set(_MARK.findall(value)):
            seen += 1
            if words_of[mark] not in " ".join(value.split()):
                wrong.append((kind, value, words_of[mark]))
    assert wrong == [], "as it is, and as it was typed"
    assert seen > 500


def test_every_field_is_held_to_the_formats_in_which_it_stands(
    typed: tuple[Site, dict[str, str], dict[str, str]],
) -> None:
    site, names, _ = typed
    found: dict[str, set[str]] = {name: set() for name in (name_of(*each) for each in texts())}
    for kind, value in values_in(site):
        for mark in _MARK.findall(value):
            found.setdefault(names[mark], set()).add(kind)
    known = {name: set(kinds) for name, kinds in yaml.safe_load(FIELDS.read_text("utf-8")).items()}
    assert {name: kinds for name, kinds in found.items() if known.get(name) != kinds} == {}, (
        "say in tests/hostile/fields_in_data.yml in which formats these stand"
    )
    assert known.keys() == found.keys()
