"""Actors that nothing on the site mentions."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.corpus import Corpus
from generator.diagnostics import Diagnostic, Rule, Severity

RULE = Rule(
    "K103",
    "actor-never-used",
    """
An actor neither speaks, nor is spoken of, nor stands for anything else on the site.

Its page would be empty. Name it in the `about` of a claim, as a speaker, as an outlet or as part
of another record, or remove it.
""",
    Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each actor without a mention."""
    used = {s.speaker.actor for s in corpus.statements}
    used.update(id for claim in corpus.claims.values() for id in claim.about)
    used.update(id for question in corpus.questions.values() for id in question.about)
    used.update(source.outlet for source in corpus.sources.values())
    used.update(actor.part_of for actor in corpus.actors.values())
    used.update(role.of for actor in corpus.actors.values() for role in actor.roles)
    prose = [e.prose for e in corpus.explainers.values()] + [p.prose for p in corpus.pages.values()]
    used.update(citation.id for each in prose for citation in each.citations)
    for actor in corpus.actors.values():
        if actor.id not in used:
            yield RULE.at(
                actor.place,
                f"Nothing on the site mentions the actor `{actor.id}`.",
                hint="Name it where it speaks or is spoken of, or remove it.",
                record=actor.id,
            )
