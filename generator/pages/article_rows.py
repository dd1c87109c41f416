"""An article with its quotes in their places: the whole text, or bars where it is not published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.corpus.model import Explainer, Source, Statement
from generator.evidence.model import Paragraph, Piece, Proof, Span
from generator.reading.schema.sources import Rights, Zone

_CHARACTERS_A_WORD = 6
"""Of English prose, with the space: a bar that stands for unpublished words is as long as they."""
_SHORTEST = 3
"""Of the code points that may hold a word with its space; fewer are a mark and a space."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One quote, passage or term as it lies in the article."""

    number: int
    """From 1 in the order in which they end, where the number stands; marks over the same words
    have the same number."""
    anchor: str
    """The `id` of its first stretch on the page."""
    proof: Proof
    published: bool
    statement: Statement | None = None
    """None for a term of an explainer's wording."""
    explainer: Explainer | None = None
    of: str = ""
    """What a term names."""

    @property
    def subject(self) -> str:
        """What it is for: a claim's id, or what a term names."""
        return self.statement.claim if self.statement else f"{self.anchor} {self.of}"


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin for one or more numbers: they are for the same claims."""

    numbers: tuple[tuple[int, str], ...]
    """Each with the `id` of its quote."""
    subjects: tuple[tuple[Mark, ...], ...]
    """The marks of each claim, or of each term."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters over which the same marks lie."""

    text: str
    """The article's characters; empty where they are not published."""
    start: int
    """The first code point."""
    length: int
    """In code points."""
    words: int
    """About how many words are not published here; none where there is no room for one, but for a
    quotation mark."""
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    """The marks whose first stretch this is."""
    ends: tuple[Mark, ...]
    """The marks whose last stretch this is; of several over the same words the first."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a part of one that is of another zone than the rest."""

    zone: Zone
    unrelated: bool
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph."""

    number: int
    zone: Zone
    unrelated: bool
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    """For the marks that begin here, in order."""
    marks: tuple[Mark, ...]
    """The marks that begin here, in order."""
    span: Span


def article_rows(
    source: Source, statements: Iterable[Statement], explainers: Iterable[Explainer]
) -> tuple[Row, ...]:
    """Return the paragraphs of an article, cut at every border of a mark."""
    marks = _marks(source, statements, explainers)
    known = [
        piece for mark in marks if mark.published for piece in mark.proof.pieces if piece.printed
    ]
    return tuple(
        _row(paragraph, source, [m for m in marks if _lies_in(m, paragraph.span)], known)
        for paragraph in source.layout.paragraphs
    )


def _marks(
    source: Source, statements: Iterable[Statement], explainers: Iterable[Explainer]
) -> list[Mark]:
    found = [Mark(0, s.id, s.proof, s.published, statement=s) for s in statements]
    published = source.rights is not Rights.CLOSED
    for explainer in explainers:
        for number, wording in enumerate(explainer.wording, start=1):
            found += [
                Mark(
                    0,
                    f"term-{explainer.id}-{number}-{index}",
                    term.proof,
                    published,
                    explainer=explainer,
                    of=wording.of,
                )
                for index, term in enumerate(wording.terms, start=1)
                if term.source == source.id
            ]
    found.sort(key=lambda mark: (mark.proof.end, mark.proof.start, mark.anchor))
    numbers: dict[tuple[Span, ...], int] = {}
    return [replace(m, number=numbers.setdefault(_spans(m), len(numbers) + 1)) for m in found]


def _spans(mark: Mark) -> tuple[Span, ...]:
    return tuple(piece.span for piece in mark.proof.pieces)


def _lies_in(mark: Mark, span: Span) -> bool:
    return any(piece.span.overlaps(span) for piece in mark.proof.pieces)


def _row(paragraph: Paragraph, source: Source, marks: list[Mark], known: list[Piece]) -> Row:
    span = paragraph.span
    here = [piece for piece in known if piece.span.overlaps(span)]
    begin = tuple(m for m in marks if m.proof.start in range(span.start, span.end))
    return Row(
        paragraph.number,
        paragraph.zone,
        paragraph.unrelated,
        tuple(
            Line(zone, unrelated, _stretches(part, source, marks, here))
            for part, zone, unrelated in _parts(paragraph)
        ),
        _notes(begin),
        begin,
        span,
    )


def _parts(paragraph: Paragraph) -> list[tuple[Span, Zone, bool]]:
    """Return a paragraph in parts of one zone; most have but one."""
    found: list[tuple[Span, Zone, bool]] = []
    for number, (line, zone) in enumerate(
        zip(paragraph.lines, paragraph.zones, strict=True), start=1
    ):
        unrelated = paragraph.unrelated or number in paragraph.unrelated_lines
        if found and found[-1][1:] == (zone, unrelated):
            found[-1] = (Span(found[-1][0].start, line.end), zone, unrelated)
        else:
            found.append((line, zone, unrelated))
    return found


def _stretches(
    span: Span, source: Source, marks: list[Mark], known: list[Piece]
) -> tuple[Stretch, ...]:
    cuts = {span.start, span.end}
    for mark in marks:
        for piece in mark.proof.pieces:
            cuts.update(c for c in (piece.span.start, piece.span.end) if span.start < c < span.end)
    return tuple(
        _stretch(Span(start, end), source, marks, known) for start, end in pairwise(sorted(cuts))
    )


def _stretch(span: Span, source: Source, marks: list[Mark], known: list[Piece]) -> Stretch:
    over = tuple(m for m in marks if any(span in piece.span for piece in m.proof.pieces))
    text = source.text[span.start : span.end] if source.text else _known_text(span, known)
    unseen = 0 if text or len(span) < _SHORTEST else max(round(len(span) / _CHARACTERS_A_WORD), 1)
    ends = {m.number: m for m in reversed(over) if m.proof.end == span.end}
    return Stretch(
        text,
        span.start,
        len(span),
        unseen,
        over,
        tuple(m for m in over if m.proof.start == span.start),
        tuple(sorted(ends.values(), key=lambda m: m.number)),
    )


def _known_text(span: Span, known: list[Piece]) -> str:
    for piece in known:
        if span in piece.span:
            start = span.start - piece.span.start
            return piece.printed[start : start + len(span)]
    return ""


def _notes(marks: tuple[Mark, ...]) -> tuple[Note, ...]:
    """Return one note for the numbers that are for the same claims, in the order of the text."""
    by_number: dict[int, list[Mark]] = {}
    for mark in marks:
        by_number.setdefault(mark.number, []).append(mark)
    alike: dict[frozenset[str], list[Mark]] = {}
    for group in by_number.values():
        alike.setdefault(frozenset(m.subject for m in group), []).extend(group)
    notes = []
    for group in alike.values():
        numbers: dict[int, str] = {}
        subjects: dict[str, list[Mark]] = {}
        for mark in group:
            numbers.setdefault(mark.number, mark.anchor)
            subjects.setdefault(mark.subject, []).append(mark)
        notes.append(Note(tuple(numbers.items()), tuple(map(tuple, subjects.values()))))
    return tuple(notes)
