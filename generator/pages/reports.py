"""What a report's page says of the report: its evidence, its last check, what is not the report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.corpus.model import Source
from generator.evidence.model import Verified
from generator.pages.article_rows import Row
from generator.pages.words_for import date_words, day_words
from generator.reading.schema.sources import Zone

if TYPE_CHECKING:
    from generator.pages.view import View

_NOT_THE_REPORT = (Zone.BYLINE, Zone.CREDIT, Zone.BOILERPLATE)


def report_gist(source: Source, view: View) -> str:
    """Return which report it is, and how much evidence stands in it."""
    t = view.t
    day = date_words(source.published, t) if source.published.stated else t.plain("source.undated")
    count = evidence_count(source, view)
    return t.plain("source.gist", outlet=view.outlet(source).name, day=day, count=count)


def evidence_count(source: Source, view: View) -> str:
    """Return how many quotations a report gives, and for how many claims."""
    t = view.t
    statements = view.corpus.statements_in.get(source.id, ())
    quotes = len({tuple(piece.span for piece in s.proof.pieces) for s in statements})
    claims = len({s.claim for s in statements})
    return t.plain(
        "source.evidence-count",
        quotes=t.plain("source.quotes", n=quotes),
        claims=t.plain("source.claims", n=claims),
    )


def last_check(source: Source, view: View) -> str:
    """Return how the quotations of a report were proved."""
    t = view.t
    if source.verified is Verified.LIVE:
        return t.plain("source.checked-live")
    if not source.verified_by:
        return t.plain("source.checked-plain")
    day = day_words(source.verified_on, t)
    return t.plain("source.checked-locked", by=source.verified_by, day=day)


def apart(rows: Iterable[Row]) -> tuple[tuple[Zone, tuple[int, ...]], ...]:
    """Return the paragraphs that are not the report itself: bylines, credits, boilerplate."""
    found: dict[Zone, list[int]] = {zone: [] for zone in _NOT_THE_REPORT}
    for row in rows:
        for zone in dict.fromkeys(line.zone for line in row.lines):
            if zone in found:
                found[zone].append(row.number)
    return tuple((zone, tuple(numbers)) for zone, numbers in found.items() if numbers)
