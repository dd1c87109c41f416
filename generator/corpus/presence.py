"""Who speaks where: how often each report lets each actor speak, and how often it is spoken of."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from generator.corpus.corpus import Corpus
from generator.corpus.model import Actor
from generator.reading.schema.actors import ActorKind

KINDS = (
    ActorKind.PERSON,
    ActorKind.GOVERNMENT_BODY,
    ActorKind.ORGANISATION,
    ActorKind.GROUP,
    ActorKind.STATE,
    ActorKind.OUTLET,
)
"""People first: they are who a reader looks for."""


@dataclass(frozen=True, slots=True)
class Presence:
    """One actor in all reports."""

    actor: Actor
    spoken: tuple[tuple[str, int], ...]
    """The outlets that give the actor statements, in their order, each with how many. Those that
    give none are not in it: on a site of a thousand outlets they would be nearly all of it."""
    about: int
    """How many claims are about the actor."""

    @property
    def total(self) -> int:
        """How many statements the actor has in all."""
        return sum(n for _, n in self.spoken)


def roll_call(corpus: Corpus, outlets: tuple[str, ...]) -> tuple[Presence, ...]:
    """Return all actors with how often each of `outlets` lets them speak.

    They stand by kind; within a kind whoever speaks most stands first, then by name.
    """
    order = {outlet: n for n, outlet in enumerate(outlets)}
    spoken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for s in corpus.statements:
        source = corpus.sources.get(s.source)
        if source and source.outlet in order:
            spoken[s.speaker.actor][source.outlet] += 1
    rows = [
        Presence(
            actor,
            tuple(sorted(spoken[actor.id].items(), key=lambda pair: order[pair[0]])),
            len(corpus.claims_about.get(actor.id, ())),
        )
        for actor in corpus.actors.values()
    ]
    return tuple(sorted(rows, key=_order))


def _order(row: Presence) -> tuple[int, int, str, str]:
    return (KINDS.index(row.actor.kind), -row.total, row.actor.name.casefold(), row.actor.id)
