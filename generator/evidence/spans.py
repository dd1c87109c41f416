"""Spans of a text joined where they touch or overlap, and what stands outside of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from generator.evidence.model import Span


def union(spans: Iterable[Span]) -> list[Span]:
    """Return the ranges that `spans` cover together, in order and apart from each other."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def count_outside(words: Iterable[Span], joined: Sequence[Span]) -> int:
    """Count the words that lie in none of the ranges, which are those of a `union`."""
    return sum(1 for word in words if not _within(word, joined))


def _within(span: Span, joined: Sequence[Span]) -> bool:
    index = bisect_right(joined, span.start, key=lambda s: s.start) - 1
    return index >= 0 and span in joined[index]
