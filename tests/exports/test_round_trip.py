"""The file, read back, is the corpus; and the formats agree with one another."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from generator.compile import Site
from generator.corpus import model
from generator.evidence.model import Locator, Proof
from generator.exports.feeds import ATOM
from generator.exports.feeds import export as feeds
from generator.exports.run import run_exports
from generator.options import Options
from generator.reading.schema.sources import Rights
from generator.shapes.dataset import as_json, read_json
from generator.shapes.edition import Edition
from generator.shapes.tables import TABLES
from tests.exports.conftest import built

KINDS = (
    "actors",
    "sources",
    "claims",
    "questions",
    "events",
    "topics",
    "explainers",
    "editors",
)
NOT_DATA = {
    "place": "a line of a file",
    "first": "a bound worked out from the date",
    "last": "a bound worked out from the date",
    "layout": "its sums stand beside it; its ranges need the text",
    "text of a source": "stands in content/",
    "mark_spans": "needs the text",
    "prose": "stands on the page of the story",
    "published": "said by whether there are words",
    "claim": "the claim it stands in",
}
"""What of the linked records is not in the data, and why."""


def plain(value: Any, rights: Mapping[str, Rights]) -> Any:
    """Return a linked record in the form of the JSON, what is empty left out."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal | Locator):
        return str(value)
    if is_dataclass(value):
        return {k: v for k, v in members(value, rights) if v not in (None, "", [], {})}
    if isinstance(value, tuple):
        return [plain(each, rights) for each in value]
    return value


def members(value: Any, rights: Mapping[str, Rights]) -> Iterator[tuple[str, Any]]:
    """Yield key and value of all that the data hold of a linked record."""
    for name in (field.name for field in fields(value)):
        inner = getattr(value, name)
        if name in NOT_DATA and not isinstance(inner, model.When):
            continue
        if isinstance(inner, Proof):
            shown = getattr(value, "published", rights[value.source] is not Rights.CLOSED)
            yield from proof(inner, shown)
        elif isinstance(inner, model.Signed):
            yield from plain(inner, rights).items()
        elif name == "authors":
            yield name, "not stated" if inner is None else list(inner)
        elif name in ("set_aside", "unrelated", "exceptions"):
            yield name, [{"at": at, "because": because} for at, because in inner]
        elif name == "ids":
            yield name, dict(inner)
        elif name == "none_of" and rights[value.source] is Rights.CLOSED:
            continue
        elif name == "text" and isinstance(value, model.When):
            yield "date", inner
        elif name == "text" and isinstance(value, model.Source):
            continue
        else:
            key = {"other": "claim"}.get(name, name)
            yield key, plain(inner, rights)
    if isinstance(value, model.Source):
        yield from {
            "sha256": value.layout.sha256,
            "length": value.layout.length,
            "words": value.layout.words,
            "paragraphs": len(value.layout.paragraphs),
        }.items()


def proof(proof: Proof, words: bool) -> Iterator[tuple[str, Any]]:
    yield "quote", proof.shown if words else ""
    yield "start", proof.start
    yield "end", proof.end
    text = [{"text": piece.printed} if words else {} for piece in proof.pieces]
    yield (
        "pieces",
        [
            {"start": p.span.start, "end": p.span.end} | t
            for p, t in zip(proof.pieces, text, strict=True)
        ],
    )
    yield "locator", str(proof.at)
    yield "zone", proof.zone.value
    yield "voice", proof.voice.value
    yield "tier", proof.tier.value if words else "passage"
    yield "verified", proof.verified.value


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_read_back_is_the_corpus(site: Site, kind: str) -> None:
    records = json.loads(as_json(read_json(site.data["data/corpus.json"])))[kind]
    for record in records:
        for answer in ("status", "carriers", "among") if kind == "claims" else ():
            record.pop(answer, None)
    rights = {id: source.rights for id, source in site.corpus.sources.items()}
    assert records == [plain(each, rights) for each in getattr(site.corpus, kind).values()]


def test_what_is_read_back_is_written_the_same(site: Site) -> None:
    data = site.data["data/corpus.json"]
    assert as_json(read_json(data)) == data


def sheet(site: Site, table: str) -> list[dict[str, str]]:
    text = site.data[f"data/csv/{table}.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def database(site: Site) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(site.data["data/corpus.sqlite"])
        yield opened


def test_counts_agree(site: Site, data: Any, database: sqlite3.Connection) -> None:
    statements = [s for claim in data["claims"] for s in claim.get("statements", ())]
    counts = {kind: len(data[kind]) for kind in KINDS} | {
        "statements": len(statements),
        "pieces": sum(len(s["pieces"]) for s in statements),
        "relations": sum(len(c.get("relations", ())) for c in data["claims"]),
        "absences": sum(len(c.get("absences", ())) for c in data["claims"]),
        "answers": sum(len(q.get("answers", ())) for q in data["questions"]),
    }
    assert {table: len(sheet(site, table)) for table in counts} == counts
    asked = {t: database.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0] for t in counts}
    assert asked == counts
    assert json.loads(site.data["data/annotations.json"])["total"] == counts["statements"]


def test_every_quote_agrees(site: Site, data: Any, database: sqlite3.Connection) -> None:
    statements = [s for claim in data["claims"] for s in claim.get("statements", ())]
    quotes = {s["id"]: s.get("quote", "") for s in statements}
    assert any(quotes.values())
    assert {row["id"]: row["quote"] for row in sheet(site, "statements")} == quotes
    rows = database.execute("SELECT id, coalesce(quote, '') FROM statements").fetchall()
    assert dict(rows) == quotes
    pieces = [p.get("text", "") for s in statements for p in s["pieces"]]
    assert [row["text"] for row in sheet(site, "pieces")] == pieces
    notes = json.loads(site.data["data/annotations.json"])["first"]["items"]
    targets = [
        target
        for note in notes
        for target in ([note["target"]] if isinstance(note["target"], dict) else note["target"])
    ]
    assert [t["selector"][0].get("exact", "") for t in targets] == pieces
    graph = json.loads(site.data["data/corpus.jsonld"])["@graph"]
    quoted = {n["identifier"]: n["text"] for n in graph if "Quotation" in n["@type"]}
    assert quoted == {id: quote for id, quote in quotes.items() if quote}


def test_csv_and_sqlite_hold_the_same_cells(site: Site, database: sqlite3.Connection) -> None:
    for table in TABLES:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        rows = database.execute(f'SELECT {columns} FROM "{table.name}"').fetchall()
        truth = {0: "false", 1: "true"}
        booleans = [column.kind == "boolean" for column in table.columns]
        asked = [
            [
                truth[cell] if boolean else "" if cell is None else str(cell)
                for cell, boolean in zip(row, booleans, strict=True)
            ]
            for row in rows
        ]
        assert sorted(asked) == sorted(list(row.values()) for row in sheet(site, table.name))


def test_the_same_content_gives_the_same_bytes() -> None:
    site = built("harbour")
    again = {f.path: f.data for f in run_exports(Edition(site.corpus, Options()))}
    once_more = {f.path: f.data for f in run_exports(Edition(site.corpus, Options()))}
    assert again == once_more
    assert again["data/corpus.sqlite"][92:100] == bytes(8), "the header names a version of SQLite"


def test_every_file_with_words_states_its_terms(site: Site) -> None:
    terms = b"they belong to their publishers"
    silent = {path for path, data in site.data.items() if terms not in data}
    assert {path for path in silent if not path.endswith(".png")} == {
        "robots.txt",
        "data/corpus.schema.json",  # neither holds words of anybody
        *(f"data/csv/{table.name}.csv" for table in TABLES),  # datapackage.json speaks for them
    }


@pytest.mark.parametrize("terms", [None, {"licence": "CC0-1.0", "address": "https://cc.example/"}])
def test_feeds_state_the_terms_as_their_formats_allow(
    site: Site, terms: Mapping[str, str] | None
) -> None:
    """JSON Feed 1.1 lets keys that begin with `_` hold an object; Atom has `rights` (4.2.10)."""
    options = Options.model_validate({"site_url": "https://example.org/s/", "terms": terms})
    edition = Edition(site.corpus, options)
    files = {file.path: file.data for file in feeds(edition)}
    assert len(files) == 4
    for path, data in files.items():
        if path.endswith(".json"):
            rights = json.loads(data)["_rights"]
            assert rights == {"text": edition.dataset.terms.text} | dict(terms or {})
        else:
            told = Xml.fromstring(data).findtext(f"{{{ATOM}}}rights")
            assert told == edition.dataset.terms.text
