"""A file's bytes as the values of a source record: what it states, and what can be guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from generator.importing import patterns
from generator.importing.dates import printed_dates
from generator.importing.decoding import decode
from generator.importing.html_page import read_page
from generator.importing.languages import guess_language
from generator.importing.markdown_text import read_markdown
from generator.importing.model import (
    Facts,
    Found,
    Imported,
    ImportRefused,
    Mark,
    Published,
    Reading,
)
from generator.importing.plain import read_plain
from generator.importing.values import fold, one_line
from generator.importing.zones import guess_zones
from generator.reading.schema.sources import Zone
from generator.reading.slugs import slug_of

MAX_BYTES = 8_000_000
"""Size of the largest file that is read."""
UNKNOWN_OUTLET = "unknown-outlet"
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_OPENING = 10
"""How many paragraphs may stand before a printed date of publication."""
_REACH = 160
"""Characters of a line in which a date of publication is looked for."""
_WIRE = re.compile(r"[A-ZÀ-ÞА-ЯІЇЄҐ][^a-zà-ÿа-яіїєґ]{1,50}[,(\s]\s*\Z")
_WIRE_END = re.compile(r"[\s,]*(?:\([^()]{1,40}\)\s*)?[-–—]")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet that the site knows."""

    id: str
    names: tuple[str, ...]


def draft_article(data: bytes, name: str, outlets: Sequence[Outlet] = ()) -> Imported:
    """Return the draft of the article in a file called `name` with the bytes `data`.

    `.html`, `.htm` and `.xhtml` are pages, `.md` and `.markdown` Markdown; other names are plain
    text unless the file begins as a page does. Raises ImportRefused where there is no article.
    """
    if len(data) > MAX_BYTES:
        raise ImportRefused(f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    text, note = decode(data)
    if not text.strip():
        raise ImportRefused("the file is empty")
    reading = _reader(name, text)(text)
    if not reading.blocks:
        raise ImportRefused("the file has no words")
    notes = (note, *reading.notes) if note else reading.notes
    return _draft(replace(reading, notes=notes), outlets)


def _reader(name: str, text: str) -> Callable[[str], Reading]:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in (".html", ".htm", ".xhtml") or _PAGE.match(text[:10_000]):
        return read_page
    return read_markdown if suffix in (".md", ".markdown") else read_plain


def _draft(reading: Reading, outlets: Sequence[Outlet]) -> Imported:
    facts = reading.facts
    language = facts.language or _guessed_language(reading.text)
    zones = guess_zones(reading.blocks, facts, language.value)
    lines = list(_lines(reading, zones))
    outlet, known = _outlet(facts, lines, outlets)
    authors, where = facts.authors, facts.authors_where
    if not authors:
        authors, where = _printed_authors(lines)
    published, notes = _published(facts, lines, language.value)
    return Imported(
        text=reading.text,
        title=facts.title or _printed_title(lines),
        outlet=outlet,
        outlet_known=known,
        url=facts.url,
        archive=facts.archive,
        published=published,
        authors=authors,
        authors_where=where,
        language=language,
        zones=zones,
        notes=(*reading.notes, *notes),
        left_out=reading.left_out,
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with its paragraph's locator and its zone."""

    text: str
    at: str
    zone: Zone


def _lines(reading: Reading, zones: Mapping[str, Mark]) -> Iterator[_Placed]:
    for number, block in enumerate(reading.blocks, start=1):
        whole = zones.get(f"p{number}")
        for n, line in enumerate(block, start=1):
            mark = zones.get(f"p{number}.l{n}", whole)
            yield _Placed(line.text, f"p{number}", mark.zone if mark else Zone.BODY)


def _guessed_language(text: str) -> Found:
    language = guess_language(text)
    return Found(language, "its script and small words" if language != "und" else "")


def _printed_title(lines: Sequence[_Placed]) -> Found | None:
    words = one_line(" ".join(line.text for line in lines if line.zone is Zone.HEADLINE))
    return Found(words, "the first line that can be a headline") if words else None


def _printed_authors(lines: Sequence[_Placed]) -> tuple[tuple[str, ...], str]:
    for line in lines:
        names = patterns.names_in(line.text) if line.zone is Zone.BYLINE else ()
        if names:
            return names, f"the byline in {line.at}"
    return (), ""


def _published(
    facts: Facts, lines: Sequence[_Placed], language: str
) -> tuple[Published | None, tuple[str, ...]]:
    """Return the date of publication, and a note where page and file state two different days."""
    printed = _printed_date(lines, language)
    if facts.published is None:
        return printed, ()
    stated = Published(facts.published.value, "elsewhere", f"From {facts.published.where}.")
    if printed and printed.date[:10] != stated.date[:10]:
        return stated, (f"the text prints {printed.date}: {printed.because}",)
    return stated, ()


def _printed_date(lines: Sequence[_Placed], language: str) -> Published | None:
    for line in lines:
        if int(line.at[1:]) > _OPENING or line.zone not in (Zone.BYLINE, Zone.BODY):
            continue
        for date in printed_dates(line.text[:_REACH], language):
            if line.zone is Zone.BYLINE:
                if not date.updated:
                    return Published(date.date, "printed", f"Stands in {line.at}.")
            elif _WIRE.match(line.text[: date.start]) and _WIRE_END.match(line.text[date.end :]):
                return Published(date.date, "printed", f"The dateline in {line.at}.")
        if line.zone is Zone.BODY:
            return None
    return None


def _outlet(
    facts: Facts, lines: Sequence[_Placed], outlets: Sequence[Outlet]
) -> tuple[Found | None, bool]:
    """Return the id of the outlet, and whether the site knows it; else a placeholder for one."""
    by_name = {fold(name): outlet.id for outlet in outlets for name in (outlet.id, *outlet.names)}
    named = facts.outlet
    if named and fold(named.value) in by_name:
        return Found(by_name[fold(named.value)], named.where), True
    host = _host(facts)
    for part in (host, *host.split(".")):
        if part and fold(part) in by_name:
            return Found(by_name[fold(part)], "the page's address"), True
    for line in lines:
        if line.zone is Zone.BOILERPLATE:
            key = fold(line.text)
            ids = {id for name, id in by_name.items() if len(name) > 3 and name in key}
            if len(ids) == 1:
                return Found(ids.pop(), f"a name in {line.at}"), True
    for name, where in ((named.value if named else "", "its name"), (host, "its address")):
        if name:
            return Found(slug_of(name) or UNKNOWN_OUTLET, f"{where} is “{name}”"), False
    return None, False


def _host(facts: Facts) -> str:
    try:
        host = urlsplit(facts.url.value).hostname if facts.url else ""
    except ValueError:
        host = ""
    return (host or "").removeprefix("www.")
