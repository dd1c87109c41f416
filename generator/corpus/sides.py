"""Who stands where on one claim: a claim that is only denied is no fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.corpus.answers import Party, identity, parties_of
from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim
from generator.reading.schema.claims import Stance


@dataclass(frozen=True, slots=True)
class Side:
    """Those who take one stand to a claim."""

    stance: Stance
    parties: tuple[Party, ...]


def sides(corpus: Corpus, claim: Claim, among: Iterable[str] = ()) -> tuple[Side, ...]:
    """Return who says a claim, then who suggests, denies and doubts it, in `among` or anywhere.

    Everybody stands on the first of these sides that they take.
    """
    order = tuple(among) or corpus.carriers[claim.id]
    found: list[Side] = []
    seen: set[tuple[str, str]] = set()
    for stance in Stance:
        taking = [
            s
            for s in claim.statements
            if s.stance is stance and s.source in order and identity(s.speaker) not in seen
        ]
        seen.update(identity(s.speaker) for s in taking)
        if taking:
            found.append(Side(stance, parties_of(taking, order)))
    return tuple(found)


def only_rejected(corpus: Corpus, claim: Claim) -> tuple[Side, ...]:
    """Return who denies and doubts a claim that nobody says or suggests, else nothing."""
    found = sides(corpus, claim)
    return () if any(s.stance.affirms for s in found) else found
