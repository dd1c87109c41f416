"""Who speaks where: how often each report lets each actor speak, and how often it is spoken of."""

from __future__ import annotations

from collections import Counter
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
    spoken: tuple[int, ...]
    """How many statements each outlet gives the actor, in the order of the outlets."""
    about: int
    """How many claims are about the actor."""

    @property
    def total(self) -> int:
        """How many statements the actor has in all."""
        return sum(self.spoken)


def roll_call(corpus: Corpus, outlets: tuple[str, ...]) -> tuple[Presence, ...]:
    """Return all actors with how often each of `outlets` lets them speak.

    They stand by kind; within a kind whoever speaks most stands first, then by name.
    """
    spoken = Counter(
        (s.speaker.actor, corpus.sources[s.source].outlet)
        for s in corpus.statements
        if s.source in corpus.sources
    )
    rows = [
        Presence(
            actor,
            tuple(spoken[actor.id, outlet] for outlet in outlets),
            len(corpus.claims_about.get(actor.id, ())),
        )
        for actor in corpus.actors.values()
    ]
    return tuple(sorted(rows, key=_order))


def _order(row: Presence) -> tuple[int, int, str, str]:
    return (KINDS.index(row.actor.kind), -row.total, row.actor.name.casefold(), row.actor.id)
