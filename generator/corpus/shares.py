"""How much each source carries, and how much of it no other source does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.corpus.corpus import Corpus
from generator.corpus.model import Source


@dataclass(frozen=True, slots=True)
class Share:
    """What one source of a set carries."""

    source: Source
    claims: int
    alone: int
    """How many of them no other source of the set carries."""


def shares(corpus: Corpus, among: Sequence[str]) -> tuple[Share, ...]:
    """Return for each source of a set, in its order, how many claims it carries."""
    inside = frozenset(among)
    carried: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for claim in {s.claim for source in inside for s in corpus.statements_in.get(source, ())}:
        here = [source for source in corpus.carriers[claim] if source in inside]
        carried.update(here)
        if len(here) == 1:
            alone.update(here)
    return tuple(
        Share(corpus.sources[id], carried[id], alone[id]) for id in among if id in corpus.sources
    )
