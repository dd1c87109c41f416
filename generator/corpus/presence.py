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


@dataclass(frozen=True, slots=True)
class Roll:
    """The actors of one kind."""

    kind: ActorKind
    rows: tuple[Presence, ...]
    """Whoever speaks most stands first, then by name."""


def roll_call(corpus: Corpus, outlets: tuple[str, ...]) -> tuple[Roll, ...]:
    """Return all actors by kind, with how often each of `outlets` lets them speak."""
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
    rows.sort(key=lambda row: (-row.total, row.actor.name.casefold(), row.actor.id))
    by_kind = ((kind, tuple(r for r in rows if r.actor.kind is kind)) for kind in KINDS)
    return tuple(Roll(kind, found) for kind, found in by_kind if found)
