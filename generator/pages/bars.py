"""Figures as a picture: the words and lengths of its bars, and whether they may be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.corpus.figures import Bar, FigureGroup
from generator.pages.words_for import list_words, number_words

if TYPE_CHECKING:
    from generator.pages.catalogue import Catalogue

_LONGEST = 940
_SHORTEST = 4


def bar_width(bar: Bar) -> int:
    """Return how long a bar is, of 1000; a small figure can still be seen."""
    return max(round(bar.share * _LONGEST), _SHORTEST)


def figure_words(bar: Bar, t: Catalogue) -> str:
    """Return a figure as it is read: `more than 5.4 billion US dollars`."""
    amount = t.plain(f"bound.{bar.bound}", n=number_words(bar.amount, t))
    return t.plain("figure.amount", amount=amount, unit=bar.quantity.unit.value)


def verdict(group: FigureGroup, t: Catalogue) -> str:
    """Return whether the figures of a group may be set against each other, and why not."""
    if group.comparable:
        return t.plain("figure.comparable")
    reasons = [
        t.plain(f"figure.{why}", n=len(sides), sides=_sides(sides, t))
        for why, sides in (
            ("differ-in", group.differ_in),
            ("inferred", group.inferred),
            ("open", group.not_stated),
        )
        if sides
    ]
    return t.plain("figure.apart", reasons=list_words(reasons, t))


def _sides(sides: tuple[str, ...], t: Catalogue) -> str:
    return list_words([t.plain(f"figure.side.{side}") for side in sides], t)
