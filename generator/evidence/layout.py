"""The measured shape of an article: paragraphs, lines, sentences, zones.

Every number that a locator names is fixed here, once, and kept in the lock from then on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.model import Layout, Locator, Paragraph, Span
from generator.evidence.words import count_words
from generator.place import Place
from generator.reading.schema.sources import Zone, ZoneDraft
from generator.wording import counted

LOCATOR_OUTSIDE_TEXT = Rule(
    "Q101",
    "locator-outside-text",
    """
A locator names a paragraph, line or sentence that the article does not have.

Paragraphs are numbered over the whole text from 1, headline and captions included; lines and
sentences are numbered within their paragraph. A locator that points nowhere would put a zone or
a quotation in no place at all.

    zones: {p40: caption}     # the text has 34 paragraphs

Write the number that the message or `explainer quote SOURCE WORDS` gives.
""",
)

ZONE_WITHIN_A_LINE = Rule(
    "Q102",
    "zone-within-a-line",
    """
A zone is given to a sentence, and zones are given to paragraphs or lines.

A caption, a credit or a byline is printed on lines of its own; nothing that reads an article can
tell where within a line one ends and the next begins.

    zones: {p6.s2: credit}

Write the paragraph or the line instead: `p6.l2: credit`.
""",
)

_LINE_END = re.compile(r"\r\n|\r(?!\n)|\n")
_BLANK = re.compile(rf"(?:(?:{_LINE_END.pattern})[^\S\r\n]*){{2,}}|\u2029\s*")
_BLANK_LF = re.compile(r"\n[^\S\n]*\n\s*")
"""The same in a text with LF alone, as files are read: found by its first character."""

_PLAIN = (Zone.BODY, False)
"""The kind of a line of which the front matter says nothing."""


def measure(text: str, language: str, zones: Mapping[str, Zone | ZoneDraft]) -> Layout:
    """Return the layout of `text`; locators in `zones` that name nothing change nothing."""
    paragraphs = tuple(
        _paragraph(text, span, number, language, zones)
        for number, span in enumerate(_paragraph_spans(text), start=1)
    )
    return Layout(
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        length=len(text),
        words=sum(paragraph.words for paragraph in paragraphs),
        paragraphs=paragraphs,
    )


def find_span(layout: Layout, locator: Locator) -> Span | None:
    """Return the range that `locator` names, or None where the article has no such place."""
    if not 1 <= locator.paragraph <= len(layout.paragraphs):
        return None
    paragraph = layout.paragraphs[locator.paragraph - 1]
    if locator.line is not None:
        return _range(paragraph.lines, locator.line, locator.line)
    if locator.sentence is not None:
        last = locator.last_sentence if locator.last_sentence is not None else locator.sentence
        return _range(paragraph.sentences, locator.sentence, last)
    return paragraph.span


def check_locator(layout: Layout, locator: str, place: Place, record: str) -> Iterator[Diagnostic]:
    """Give a finding where `locator` names nothing in the article of `record`."""
    wanted = Locator.parse(locator)
    if find_span(layout, wanted) is not None:
        return
    count = len(layout.paragraphs)
    if not 1 <= wanted.paragraph <= count:
        has = f"the text has {counted(count, 'paragraph')}"
    else:
        paragraph = layout.paragraphs[wanted.paragraph - 1]
        kind, parts = (
            ("line", paragraph.lines) if wanted.line else ("sentence", paragraph.sentences)
        )
        has = f"p{wanted.paragraph} has {counted(len(parts), kind)}"
    yield LOCATOR_OUTSIDE_TEXT.at(
        place,
        f"There is no {locator} in {record}: {has}.",
        hint="Count from 1 over the whole text; `explainer quote` prints where words stand.",
        record=record,
    )


def check_zones(layout: Layout, places: Mapping[str, Place], record: str) -> Iterator[Diagnostic]:
    """Give a finding for each key of a source's `zones` that names no paragraph or line."""
    for locator, place in places.items():
        if Locator.parse(locator).sentence is not None:
            message = f"{locator} is a sentence; a zone is given to a paragraph or a line."
            hint = f"Write p{Locator.parse(locator).paragraph}, or a line of it such as p3.l2."
            yield ZONE_WITHIN_A_LINE.at(place, message, hint=hint, record=record)
        else:
            yield from check_locator(layout, locator, place, record)


def _paragraph_spans(text: str) -> Iterator[Span]:
    blank = _BLANK if "\r" in text or "\u2029" in text else _BLANK_LF
    return _between(blank, text, 0, len(text))


def _paragraph(
    text: str, span: Span, number: int, language: str, zones: Mapping[str, Zone | ZoneDraft]
) -> Paragraph:
    body = text[span.start : span.end]
    one_line = "\n" not in body and "\r" not in body
    lines = (span,) if one_line else tuple(_between(_LINE_END, text, span.start, span.end))
    kinds = _kinds(zones, number, len(lines)) if zones else [_PLAIN] * len(lines)
    stretches = [span] if len(set(kinds)) == 1 else _alike(lines, kinds)
    return Paragraph(
        number=number,
        span=span,
        lines=lines,
        sentences=tuple(s for stretch in stretches for s in _sentences(text, stretch, language)),
        zones=tuple(zone for zone, _ in kinds),
        unrelated=all(unrelated for _, unrelated in kinds),
        words=count_words(body),
        unrelated_lines=tuple(n for n, (_, unrelated) in enumerate(kinds, start=1) if unrelated),
    )


def _kinds(
    zones: Mapping[str, Zone | ZoneDraft], paragraph: int, lines: int
) -> list[tuple[Zone, bool]]:
    """Return the zone of each line of a paragraph, and whether an editor called it unrelated."""
    whole = zones.get(f"p{paragraph}", Zone.BODY)
    marks = [zones.get(f"p{paragraph}.l{n}", whole) for n in range(1, lines + 1)]
    return [(m.zone, bool(m.unrelated)) if isinstance(m, ZoneDraft) else (m, False) for m in marks]


def _alike(lines: Sequence[Span], kinds: Sequence[tuple[Zone, bool]]) -> list[Span]:
    """Return each run of lines of one kind."""
    runs = groupby(zip(lines, kinds, strict=True), lambda line: line[1])
    return [Span(run[0][0].start, run[-1][0].end) for run in (list(group) for _, group in runs)]


def _between(border: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    """Give the parts of `text[start:end]` that `border` parts, without what is only spaces."""
    for match in border.finditer(text, start, end):
        if span := _stripped(text, start, match.start()):
            yield span
        start = match.end()
    if span := _stripped(text, start, end):
        yield span


def _sentences(text: str, stretch: Span, language: str) -> Iterator[Span]:
    begin = stretch.start
    for found in get_sentence_boundaries(language, text[begin : stretch.end]):
        if span := _stripped(text, begin + found["start_index"], begin + found["end_index"]):
            yield span


def _stripped(text: str, start: int, end: int) -> Span | None:
    """Return the range without the spaces around it; None where only spaces are left."""
    part = text[start:end]
    inner = part.strip()
    if len(inner) == len(part):
        return Span(start, end) if part else None
    if not inner:
        return None
    begin = start + part.index(inner)
    return Span(begin, begin + len(inner))


def _range(parts: tuple[Span, ...], first: int, last: int) -> Span | None:
    if not 1 <= first <= last <= len(parts):
        return None
    return Span(parts[first - 1].start, parts[last - 1].end)


def locators(layout: Layout) -> Iterable[Locator]:
    """Give the locator of every sentence, in order."""
    for paragraph in layout.paragraphs:
        for number in range(1, len(paragraph.sentences) + 1):
            yield Locator(paragraph.number, sentence=number)
