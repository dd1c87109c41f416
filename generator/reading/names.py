"""The nearest right name for a wrong one, for hints only."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

_NEAR = 0.82


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "Did you mean `x`?" for the nearest of `known`, or nothing where none is near."""
    best = process.extractOne(
        word, sorted(known), scorer=JaroWinkler.normalized_similarity, score_cutoff=_NEAR
    )
    return f"Did you mean `{best[0]}`?" if best else ""
