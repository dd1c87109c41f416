"""Saved files and what an import makes of them: each case is a file and, beside it, its record."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from generator.evidence.layout import measure
from generator.importing.drafting import MAX_BYTES, Outlet, draft_article
from generator.importing.model import ImportRefused
from generator.importing.record import write_record
from generator.reading.content import Content
from generator.reading.read_content import read_content
from generator.reading.schema.sources import Rights
from tests.conftest import HERE

CASES = HERE / "cases" / "import"
FILES = sorted(p.name for p in CASES.iterdir() if p.suffix not in (".record", ".yml"))
OUTLETS = [Outlet("gazette", ("The Gazette", "Valley Gazette"))]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("an import opened a connection")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def imported_record(path: Path, rights: Rights = Rights.FULL) -> str:
    """Return the record of a case, or the words with which its import is refused."""
    try:
        draft = draft_article(path.read_bytes(), path.name, OUTLETS)
    except ImportRefused as error:
        return f"refused: {error}\n"
    return write_record(draft, name=path.name, outlet="", rights=rights, licence="Own words.")


@pytest.mark.parametrize("name", FILES)
def test_a_file_becomes_its_record(name: str) -> None:
    expected = (CASES / name).with_name(f"{name}.record")
    record = imported_record(CASES / name)
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(record, "utf-8")
    assert record == expected.read_text("utf-8"), "read the difference, then UPDATE_CASES=1"


@pytest.mark.parametrize("name", FILES)
def test_the_record_reads_back_as_it_was_meant(name: str) -> None:
    record = imported_record(CASES / name, Rights.CLOSED)
    if record.startswith("refused: "):
        return
    draft = draft_article((CASES / name).read_bytes(), name, OUTLETS)
    drafts, found = read_content(Content({"content/articles/case.md": record.encode()}, {}))
    assert found == []
    source = drafts.articles["case"].draft
    assert source.title == (draft.title.value if draft.title else "not stated")
    assert source.authors == (draft.authors or "not stated")
    assert source.url == (draft.url.value if draft.url else "not stated")
    assert {at: mark.zone for at, mark in draft.zones.items()} == source.zones
    layout = measure(draft.text, source.language, source.zones)
    places = {f"p{p.number}" for p in layout.paragraphs}
    places |= {f"p{p.number}.l{n}" for p in layout.paragraphs for n in range(1, len(p.lines) + 1)}
    assert set(draft.zones) <= places, "a zone is given to a paragraph that is not there"


def test_the_two_reports_get_the_zones_that_their_editors_gave(real_texts: dict[str, str]) -> None:
    site = HERE.parent / "content" / "articles"
    files = {
        f"content/articles/{name}.md": (site / f"{name}.md").read_bytes() for name in real_texts
    }
    drafts, _ = read_content(Content(files, {}))
    for name, text in real_texts.items():
        draft = draft_article(text.encode(), f"{name}.txt")
        source = drafts.articles[name].draft
        assert draft.text == text
        assert draft.title is not None
        assert draft.title.value == source.title
        guessed = {at: mark.zone for at, mark in draft.zones.items()}
        wanted = measure(text, "en", source.zones)
        got = measure(text, "en", guessed)
        assert [p.zones for p in got.paragraphs] == [p.zones for p in wanted.paragraphs]
        date = draft.published.date if draft.published else "not stated"
        assert date == getattr(source.published, "date", source.published)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x01\x02", "empty"),
        (b"<html><head></head><body></body></html>", "no article"),
        (b"%PDF-1.7 words", "no text"),
        (b"a\0b", "no text"),
        (b"a" * (MAX_BYTES + 1), "larger than"),
        (b"<html><body>" + b"<i></i>" * 60_001, "more than"),
    ],
)
def test_what_holds_no_article_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ImportRefused, match=reason):
        draft_article(data, "page")
