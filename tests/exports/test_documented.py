"""docs/data.md and data/corpus.json name the same fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.exports.conftest import ROOT

DOCS = (ROOT / "docs" / "data.md").read_text("utf-8")
EXPORTER = (ROOT / "generator" / "exports" / "corpus_json.py").read_text("utf-8")
LISTS = [
    "actors",
    "sources",
    "claims",
    "statements",
    "questions",
    "topics",
    "events",
    "explainers",
    "editors",
]


def ticked(cell: str) -> list[str]:
    return re.findall(r"`([\w.]+)`", cell)


def documented() -> set[str]:
    """Return the path of every field that the document names, such as `claims.absences.by`."""
    found = {"statements"}
    for section in DOCS.split("\n## ")[1:]:
        title = section.partition("\n")[0]
        for row in re.findall(r"^\| (.*) \| (.*) \|$", section, re.MULTILINE):
            if title == "Top level":
                found.update(ticked(row[0]))
            elif title in LISTS:
                found.update(f"{title}.{name}" for name in ticked(row[0]))
            elif title == "Inside the fields":
                keys = ticked(row[1])
                found.update(f"{within}.{key}" for within in ticked(row[0]) for key in keys)
            elif row[0] + "s" in LISTS:
                fields = re.sub(r"\(.*?\)", "", row[1])
                found.update(f"{row[0]}s.{name}" for name in ticked(fields))
    return found


def occurring(value: Any, path: str = "") -> Iterator[str]:
    """Yield the path of every key in the data; statements stand by themselves."""
    if isinstance(value, list):
        for each in value:
            yield from occurring(each, path)
    elif isinstance(value, dict) and path != "actors.ids":
        for key, inner in value.items():
            within = f"{path}.{key}".removeprefix(".")
            yield within
            yield from occurring(inner, "statements" if key == "statements" else within)


def test_every_field_is_documented(data: Any) -> None:
    assert sorted(set(occurring(data)) - documented()) == []


def test_every_documented_field_is_written() -> None:
    names = {path.rpartition(".")[2] for path in documented()}
    known = re.findall(r"\b(\w+)=", EXPORTER) + re.findall(r'"(\w+)"', EXPORTER)
    assert sorted(names - set(known)) == []
