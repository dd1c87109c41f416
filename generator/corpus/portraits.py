"""One actor or report seen whole: who speaks how often, in what voice, who holds which office."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from generator.corpus.corpus import Corpus
from generator.corpus.model import Actor, Claim, Role, Source
from generator.evidence.model import Voice


@dataclass(frozen=True, slots=True)
class Hearing:
    """How one report lets an actor speak."""

    source: Source
    direct: int
    """Statements wholly in quotation marks."""
    partial: int
    """Statements partly in quotation marks."""
    indirect: int
    """Statements in the report's words."""
    claims: int
    """On how many claims."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds an office of an actor."""

    actor: Actor
    role: Role


class Portraits:
    """Answers on actors and reports; each index is made once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._holders: dict[str, list[Holder]] = defaultdict(list)
        for actor in corpus.actors.values():
            for role in actor.roles:
                if role.of:
                    self._holders[role.of].append(Holder(actor, role))
        self._absent: dict[str, list[Claim]] = defaultdict(list)
        for (claim, source), absence in corpus.absence.items():
            if absence.verified is not None:
                self._absent[source].append(corpus.claims[claim])

    def hearings(self, actor: Actor) -> tuple[Hearing, ...]:
        """Return how each report lets an actor speak; all reports stand here, the silent too.

        Nothing for an actor who speaks nowhere, and nothing on an outlet's own reports.
        """
        statements = [
            s
            for s in self._corpus.statements_by.get(actor.id, ())
            if s.proof.voice is not Voice.OWN
        ]
        if not statements:
            return ()
        voices = Counter((s.source, s.proof.voice) for s in statements)
        claims = Counter(source for source, _ in {(s.source, s.claim) for s in statements})
        return tuple(
            Hearing(
                source,
                voices[id, Voice.DIRECT],
                voices[id, Voice.PARTIAL],
                voices[id, Voice.INDIRECT],
                claims[id],
            )
            for id, source in self._corpus.sources.items()
            if source.outlet != actor.id or claims[id]
        )

    def holders(self, actor: Actor) -> tuple[Holder, ...]:
        """Return who holds an office of an actor, by name."""
        return tuple(
            sorted(self._holders.get(actor.id, ()), key=lambda h: (h.actor.name, h.role.title))
        )

    def left_out(self, source: Source) -> tuple[Claim, ...]:
        """Return the claims that a report was checked not to make."""
        return tuple(sorted(self._absent.get(source.id, ()), key=lambda claim: claim.id))
