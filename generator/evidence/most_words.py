"""Which records publish most words of an article, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_NAMED = 5


def most_first(counted: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Return the sum of the words of each record that has any, the largest first."""
    sums: Counter[str] = Counter()
    for record, words in counted:
        sums[record] += words
    return tuple(sorted(((+sums).items()), key=lambda item: (-item[1], item[0])))


def advice(by_record: tuple[tuple[str, int], ...]) -> str:
    """Return the hint that names the records with most words."""
    most = ", ".join(f"{record} ({words})" for record, words in by_record[:_NAMED])
    return f"Most words are published by: {most}. Shorten them, or use passages."
