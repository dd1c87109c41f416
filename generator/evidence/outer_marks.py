"""Quotation marks that a quote takes with it out of the article, though the page sets its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.article import Article
from generator.evidence.excerpt import as_evidence, shorten
from generator.evidence.model import Span, SpeakerKind, Wanted
from generator.evidence.narration import enclosing
from generator.evidence.quotation import ANY_MARK

QUOTE_WITH_OUTER_MARKS = Rule(
    "Q312",
    "quote-with-outer-marks",
    """
A quote takes the quotation marks with it between which the article prints its words.

The page sets marks around what was said, so that readers would see them twice. Marks of a
quotation within the quotation are part of the words and stay.

    quote: “There was no warning in writing,”

Write the words alone; the page sets marks:

    quote: There was no warning in writing
""",
)

_MARKS = frozenset(ANY_MARK)
_DOGS = re.compile(r"[sS]['’]$")


def inside_outer_marks(span: Span, article: Article) -> Span:
    """Return `span` without the marks of the outermost quotation in which all of it stands.

    Spaces between such a mark and the words, as in French, go with it. Words that begin or end
    elsewhere than this quotation stay as they are on that side; so do those that end with a mark
    alone which may be the apostrophe of `the dogs’`.
    """
    words = article.words_at(span)
    marked = words[:1] in _MARKS or words[-1:] in _MARKS
    quotation = enclosing(span, article) if marked else None
    if quotation is None:
        return span
    around = quotation.span
    opens = span.start == around.start
    closes = span.end == around.end and quotation.closed
    if closes and not opens and _DOGS.search(words):
        return span
    left, right = words[opens:], words[: len(words) - closes]
    start = span.end - len(left.lstrip() if opens else left)
    end = span.start + len(right.rstrip() if closes else right)
    return Span(start, end) if start < end else span


def without_marks(written: str, span: Span, inside: Span) -> str:
    """Return words as `written` for `span`, without the marks that only `inside` leaves out."""
    bare = written.strip()
    if inside.start > span.start and bare[0] in ANY_MARK:
        bare = bare[1:].strip()
    if inside.end < span.end and bare[-1] in ANY_MARK:
        bare = bare[:-1].strip()
    return bare


def check_outer_marks(
    number: int, span: Span, wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    """Give a finding where part `number` (from 0) of a quote, at `span`, has the outer marks.

    The outlet's own words are printed without marks, so theirs may stay.
    """
    if wanted.speaker is SpeakerKind.OWN:
        return
    inside = inside_outer_marks(span, article)
    if inside == span:
        return
    bare = without_marks(wanted.quote[number], span, inside)
    parts = [*wanted.quote[:number], bare, *wanted.quote[number + 1 :]]
    yield QUOTE_WITH_OUTER_MARKS.at(
        wanted.place_of_part(number),
        f"“{shorten(bare)}” is given with the quotation marks that {wanted.source} prints "
        "around it.",
        hint="Write the words alone; the page sets marks:\n" + as_evidence(parts),
        record=wanted.record,
    )
