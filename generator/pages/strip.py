"""The strip beside a map: a whole article at a glance, its paragraphs as blocks, quotes on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.article_rows import Mark, Row

MOST = 300
"""Quotes that a strip can show; of more, nobody could point at one."""
_CHARACTERS = 12
"""So many characters are one unit of height."""
_GAP = 2
_LEAST = 3
"""Nothing is lower than this, so that it can be seen and hit."""


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle over the whole width of the strip."""

    y: int
    height: int


@dataclass(frozen=True, slots=True)
class StripParagraph:
    """One paragraph with the quotes that begin in it."""

    row: Row
    block: Block
    quotes: tuple[tuple[Mark, Block], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip, and how high it is."""

    paragraphs: tuple[StripParagraph, ...]
    height: int


def strip(rows: Sequence[Row]) -> Strip | None:
    """Return the strip of an article, where its quotes are not too many for one."""
    if sum(len(row.marks) for row in rows) > MOST:
        return None
    found = []
    y = 0
    for row in rows:
        height = _units(len(row.span))
        quotes = {mark.number: (mark, _quote(mark, row, y, height)) for mark in reversed(row.marks)}
        found.append(
            StripParagraph(row, Block(y, height), tuple(quotes[n] for n in sorted(quotes)))
        )
        y += height + _GAP
    return Strip(tuple(found), max(y - _GAP, 0))


def _quote(mark: Mark, row: Row, y: int, height: int) -> Block:
    """Return where a quote lies on its paragraph, never beyond its lower edge."""
    length = _units(min(mark.proof.end, row.span.end) - mark.proof.start)
    start = min((mark.proof.start - row.span.start) // _CHARACTERS, height - length)
    return Block(y + max(start, 0), length)


def _units(characters: int) -> int:
    return max(round(characters / _CHARACTERS), _LEAST)
