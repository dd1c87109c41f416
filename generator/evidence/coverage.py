"""Which sentences and quotations of an article the records account for, and which are left open.

Only places are needed, so a machine without the text counts the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.evidence.layout import find_span
from generator.evidence.model import Layout, Locator, Paragraph, Span
from generator.reading.schema.sources import Zone

_NOT_THE_REPORT = frozenset({Zone.BYLINE, Zone.CREDIT, Zone.BOILERPLATE})
"""Zones in which a report says nothing that a claim could rest on."""


class Account(StrEnum):
    """What became of a sentence or a quotation."""

    CITED = "cited"
    """Some quote or passage stands in it, at least in part."""
    SET_ASIDE = "set aside"
    """The source's record says why it needs no annotation."""
    OUTSIDE = "outside"
    """It is a byline, a credit, boilerplate or marked as unrelated."""
    OPEN = "open"
    """Nobody has dealt with it."""


@dataclass(frozen=True, slots=True)
class Accounted:
    """One sentence, or one pair of quotation marks, and what became of it."""

    span: Span
    at: Locator
    """The sentence, or that in which the quotation begins."""
    account: Account


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far an article is annotated."""

    sentences: tuple[Accounted, ...]
    quotations: tuple[Accounted, ...]
    """The outermost pairs of quotation marks."""

    @property
    def open_sentences(self) -> tuple[Accounted, ...]:
        """The sentences that nobody has dealt with."""
        return tuple(s for s in self.sentences if s.account is Account.OPEN)

    @property
    def open_quotations(self) -> tuple[Accounted, ...]:
        """The quotations that nobody has dealt with."""
        return tuple(q for q in self.quotations if q.account is Account.OPEN)

    @property
    def complete(self) -> bool:
        """Whether nothing is left open."""
        return not self.open_sentences and not self.open_quotations


def cover(
    layout: Layout,
    mark_spans: Iterable[Span],
    cited: Iterable[Span],
    set_aside: Iterable[Locator] = (),
    /,
) -> Coverage:
    """Return what the records account for.

    `cited` are the places of all quotes and passages; locators in `set_aside` that name nothing
    set nothing aside.
    """
    evidence = _Ranges(cited)
    aside = _Ranges(span for span in (find_span(layout, at) for at in set_aside) if span)
    outside = _Ranges(_outside(layout))

    def account(span: Span) -> Account:
        if evidence.touch(span):
            return Account.CITED
        if aside.hold(span):
            return Account.SET_ASIDE
        return Account.OUTSIDE if outside.hold(span) else Account.OPEN

    sentences = [
        Accounted(span, Locator(paragraph.number, sentence=number), account(span))
        for paragraph in layout.paragraphs
        for number, span in enumerate(paragraph.sentences, start=1)
    ]
    firsts = [sentence.span.start for sentence in sentences]
    quotations = [
        Accounted(span, sentences[max(bisect_right(firsts, span.start) - 1, 0)].at, account(span))
        for span in _outermost(mark_spans)
        if sentences
    ]
    return Coverage(tuple(sentences), tuple(quotations))


class _Ranges:
    """Ranges joined where they touch, to be asked about others."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.joined: list[Span] = []
        for span in sorted(spans):
            # a sentence and the next are a space apart
            if self.joined and span.start <= self.joined[-1].end + 1:
                last = self.joined[-1]
                self.joined[-1] = Span(last.start, max(last.end, span.end))
            else:
                self.joined.append(span)
        self.ends = [span.end for span in self.joined]

    def touch(self, span: Span) -> bool:
        index = bisect_right(self.ends, span.start)
        return index < len(self.joined) and self.joined[index].start < span.end

    def hold(self, span: Span) -> bool:
        index = bisect_left(self.ends, span.end)
        return index < len(self.joined) and span in self.joined[index]


def _outside(layout: Layout) -> Iterator[Span]:
    for paragraph in layout.paragraphs:
        yield from _outside_lines(paragraph)


def _outside_lines(paragraph: Paragraph) -> Iterator[Span]:
    for number, (line, zone) in enumerate(zip(paragraph.lines, paragraph.zones, strict=True), 1):
        if zone in _NOT_THE_REPORT or number in paragraph.unrelated_lines:
            yield line


def _outermost(mark_spans: Iterable[Span]) -> Sequence[Span]:
    found: list[Span] = []
    for span in sorted(mark_spans, key=lambda s: (s.start, -s.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
