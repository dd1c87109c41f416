"""Actors and events that are part of themselves, perhaps over several steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.corpus.corpus import Corpus
from generator.corpus.model import Actor, Event
from generator.diagnostics import Diagnostic, Rule

RULE = Rule(
    "K115",
    "part-of-itself",
    """
An actor or event is part of itself, perhaps over several steps.

A ministry is part of a government, and the government is not part of the ministry. Remove one of
the `part_of` lines that lead round.
""",
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each circle once, at the first of its records."""
    yield from _circles(corpus.actors)
    yield from _circles(corpus.events)


def _circles(records: Mapping[str, Actor] | Mapping[str, Event]) -> Iterator[Diagnostic]:
    done: set[str] = set()
    for id in records:
        way: list[str] = []
        while id in records and id not in done:
            done.add(id)
            way.append(id)
            id = records[id].part_of
        if id in way:
            circle = way[way.index(id) :]
            yield RULE.at(
                records[id].place,
                f"`{id}` is part of itself: {' → '.join([*circle, id])}.",
                hint="Remove one of these `part_of` lines.",
                also=[(records[other].place, "it leads over this one") for other in circle[1:]],
                record=id,
            )
