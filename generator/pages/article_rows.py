"""An article with its quotes in their places: the whole text, or bars where it is not published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from generator.corpus.model import Explainer, Source, Statement
from generator.evidence.model import Paragraph, Piece, Proof, Span
from generator.reading.schema.sources import Rights, Zone


@dataclass(frozen=True, slots=True)
class Mark:
    """One quote, passage or term as it lies in the article."""

    number: int
    """From 1 in the order of the text: the number of its note."""
    anchor: str
    """The `id` of its first stretch on the page."""
    proof: Proof
    published: bool
    statement: Statement | None = None
    """None for a term of an explainer's wording."""
    explainer: Explainer | None = None
    of: str = ""
    """What a term names."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters over which the same marks lie."""

    text: str
    """The article's characters; empty where they are not published."""
    length: int
    """In code points."""
    words: int
    """How many words are not published here."""
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    """The marks whose first stretch this is."""
    ends: tuple[Mark, ...]
    """The marks whose last stretch this is."""


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph."""

    number: int
    zone: Zone
    unrelated: bool
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]
    """The marks that begin here, in order."""
    length: int


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
    published = source.rights is not Rights.CLOSED
    found: list[tuple[Proof, str, dict[str, object]]] = [
        (s.proof, s.id, {"published": s.published, "statement": s}) for s in statements
    ]
    for explainer in explainers:
        for number, wording in enumerate(explainer.wording, start=1):
            for index, term in enumerate(wording.terms, start=1):
                if term.source == source.id:
                    what: dict[str, object] = {
                        "published": published,
                        "explainer": explainer,
                        "of": wording.of,
                    }
                    found.append((term.proof, f"term-{explainer.id}-{number}-{index}", what))
    found.sort(key=lambda each: (each[0].start, -each[0].end, each[1]))
    return [
        Mark(number, anchor, proof, **what)  # type: ignore[arg-type]
        for number, (proof, anchor, what) in enumerate(found, start=1)
    ]


def _lies_in(mark: Mark, span: Span) -> bool:
    return any(piece.span.overlaps(span) for piece in mark.proof.pieces)


def _row(paragraph: Paragraph, source: Source, marks: list[Mark], known: list[Piece]) -> Row:
    span = paragraph.span
    cuts = {span.start, span.end}
    for mark in marks:
        for piece in mark.proof.pieces:
            cuts.update(c for c in (piece.span.start, piece.span.end) if span.start < c < span.end)
    edges = sorted(cuts)
    here = [piece for piece in known if piece.span.overlaps(span)]
    stretches = tuple(
        _stretch(Span(start, end), source, marks, here) for start, end in pairwise(edges)
    )
    return Row(
        paragraph.number,
        paragraph.zone,
        paragraph.unrelated,
        stretches,
        tuple(m for m in marks if m.proof.start in range(span.start, span.end)),
        len(span),
    )


def _stretch(span: Span, source: Source, marks: list[Mark], known: list[Piece]) -> Stretch:
    over = tuple(m for m in marks if any(span in piece.span for piece in m.proof.pieces))
    text = source.text[span.start : span.end] if source.text else _known_text(span, known)
    return Stretch(
        text,
        len(span),
        0 if text else max(round(len(span) / 6), 1),
        over,
        tuple(m for m in over if m.proof.start == span.start),
        tuple(m for m in over if m.proof.end == span.end),
    )


def _known_text(span: Span, known: list[Piece]) -> str:
    for piece in known:
        if span in piece.span:
            start = span.start - piece.span.start
            return piece.printed[start : start + len(span)]
    return ""
