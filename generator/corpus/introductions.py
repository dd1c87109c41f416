"""How each report brings an actor in."""

from __future__ import annotations

from generator.corpus.corpus import Corpus
from generator.corpus.model import Actor, Introduction, Source


def introductions(
    corpus: Corpus, actor: Actor
) -> tuple[tuple[Source, tuple[Introduction, ...]], ...]:
    """Return the reports with how each brings an actor in, in the order of its text.

    The reports that stand in a story beside one of these are there too, with nothing; and there is
    nothing at all where no editor has looked.
    """
    found: dict[str, list[Introduction]] = {each.source: [] for each in actor.introduced}
    for each in sorted(actor.introduced, key=lambda each: each.proof.start):
        found[each.source].append(each)
    for id in list(found):
        for story in corpus.explainers_with.get(id, ()):
            for other in story.sources:
                found.setdefault(other, [])
    return tuple(
        (corpus.sources[id], tuple(found[id])) for id in sorted(found) if id in corpus.sources
    )
