"""Who contradicts whom and who answers whom, from what they are given as saying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.corpus.corpus import Corpus
from generator.corpus.model import Actor, Claim, RelationKind, Statement
from generator.evidence.model import SpeakerKind


class TieKind(StrEnum):
    """How one actor stands to another."""

    CONTRADICTS = "contradicts"
    """Says what cannot be so together with what the other says; it is so from both sides."""
    DENIES = "denies"
    """Denies or doubts what the other says."""
    DENIED_BY = "denied-by"
    """The reverse side of a denial."""
    ANSWERS = "answers"
    """Says something that responds to what the other says."""
    ANSWERED_BY = "answered-by"
    """The reverse side of an answer."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How one actor stands to another, and on what."""

    kind: TieKind
    actor: str
    other: str
    claims: tuple[str, ...]
    """In the order of ids: what the other says; where the other denies, what it denies."""


_Found = dict[tuple[TieKind, str, str], set[str]]


def ties(
    corpus: Corpus, claims: Iterable[Claim], sources: Iterable[str] = ()
) -> dict[str, tuple[Tie, ...]]:
    """Return the ties of each actor that speaks on `claims`, in `sources` or in any.

    An outlet that only tells, in its own voice, of somebody's answer answers nobody itself; what it
    says in its own voice can contradict somebody. Time grows with the claims and their relations.
    """
    among = frozenset(sources) or frozenset(corpus.sources)
    found: _Found = defaultdict(set)
    for claim in claims:
        for actor, other in _pairs(_against(claim, among), _for(claim, among)):
            found[TieKind.DENIES, actor, other].add(claim.id)
            found[TieKind.DENIED_BY, other, actor].add(claim.id)
        for relation in claim.relations:
            if relation.other in corpus.claims:
                _tie(found, relation.kind, claim, corpus.claims[relation.other], among)
    by_actor: dict[str, list[Tie]] = defaultdict(list)
    for (kind, actor, other), on in found.items():
        by_actor[actor].append(Tie(kind, actor, other, tuple(sorted(on))))
    order = list(TieKind)
    return {
        actor: tuple(sorted(each, key=lambda tie: (order.index(tie.kind), tie.other)))
        for actor, each in sorted(by_actor.items())
    }


def speaks_for(actor: Actor) -> str:
    """Return the actor for whom one speaks: whose office it holds first, or of which it is part."""
    return next((role.of for role in actor.roles if role.of), actor.part_of)


def _tie(
    found: _Found, kind: RelationKind, claim: Claim, other: Claim, among: frozenset[str]
) -> None:
    if kind is RelationKind.CONTRADICTS:
        for one, two in _pairs(_for(claim, among), _for(other, among)):
            found[TieKind.CONTRADICTS, one, two].add(other.id)
            found[TieKind.CONTRADICTS, two, one].add(claim.id)
    elif kind is RelationKind.RESPONDS_TO:
        mine = _for(claim, among, own=False) | _against(claim, among, own=False)
        for one, two in _pairs(mine, _for(other, among, own=False)):
            found[TieKind.ANSWERS, one, two].add(other.id)
            found[TieKind.ANSWERED_BY, two, one].add(claim.id)


def _pairs(some: Iterable[str], others: Iterable[str]) -> Iterator[tuple[str, str]]:
    these = sorted(others)
    return ((one, two) for one in sorted(some) for two in these if one != two)


def _for(claim: Claim, among: frozenset[str], *, own: bool = True) -> set[str]:
    return set(_speakers((s for s in claim.statements if s.stance.affirms), among, own))


def _against(claim: Claim, among: frozenset[str], *, own: bool = True) -> set[str]:
    denying = _speakers((s for s in claim.statements if not s.stance.affirms), among, own)
    return set(denying) - _for(claim, among)


def _speakers(statements: Iterable[Statement], among: frozenset[str], own: bool) -> Iterator[str]:
    for s in statements:
        if s.source in among and s.speaker.actor and (own or s.speaker.kind is not SpeakerKind.OWN):
            yield s.speaker.actor
