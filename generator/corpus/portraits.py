"""One actor or report seen whole: who speaks how often, in what voice, who holds which office."""

from __future__ import annotations

from collections import Counter
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
    """Answers on actors and reports."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def hearings(self, actor: Actor) -> tuple[Hearing, ...]:
        """Return how each report lets an actor speak, and which reports beside those do not.

        The silent reports are those that a story sets beside one that lets the actor speak: all
        reports of a site would be a table as long as the site. Nothing for an actor who speaks
        nowhere, and nothing on an outlet's own reports.
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
        beside = {s for id in claims for s in self._corpus.compared_with.get(id, (id,))}
        sources = [self._corpus.sources[id] for id in sorted(beside) if id in self._corpus.sources]
        return tuple(
            Hearing(
                source,
                voices[source.id, Voice.DIRECT],
                voices[source.id, Voice.PARTIAL],
                voices[source.id, Voice.INDIRECT],
                claims[source.id],
            )
            for source in sources
            if source.outlet != actor.id or claims[source.id]
        )

    def holders(self, actor: Actor) -> tuple[Holder, ...]:
        """Return who holds an office of an actor, by name."""
        pairs = self._corpus.offices_of.get(actor.id, ())
        return tuple(Holder(holder, role) for holder, role in pairs)

    def left_out(self, source: Source) -> tuple[Claim, ...]:
        """Return the claims that a report was checked not to make."""
        return self._corpus.left_out_of.get(source.id, ())
