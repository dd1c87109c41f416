"""What happened when, as far as the reports let it be known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim, Event, Explainer, When

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
"""What EDTF writes in the place of a month, wherever on earth it is."""


class Precision(StrEnum):
    """How exactly a moment is known."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    SPAN = "span"
    BEFORE = "before"
    AFTER = "after"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a timeline."""

    when: When
    event: Event
    claims: tuple[Claim, ...]
    """The claims that are its evidence."""
    sources: tuple[str, ...]
    """The sources of the story that report it, in the story's order."""


def timeline(corpus: Corpus, explainer: Explainer) -> tuple[Moment, ...]:
    """Return the events of a story in the order of time, the undated last.

    What has the same date stands in the order in which the story names it.
    """
    events = (corpus.events[id] for id in explainer.events if id in corpus.events)
    return moments(corpus, events, explainer.sources)


def moments(
    corpus: Corpus, events: Iterable[Event], sources: tuple[str, ...]
) -> tuple[Moment, ...]:
    """Return events with their evidence, in the order of time, the undated last.

    What has the same date keeps the order in which it is given.
    """
    order = {source: n for n, source in enumerate(sources)}
    found = []
    for event in events:
        claims = tuple(corpus.claims[id] for id in event.claims if id in corpus.claims)
        carried = {s for claim in claims for s in corpus.carriers[claim.id]}
        reported = sorted(carried & order.keys(), key=order.__getitem__)
        found.append(Moment(event.happened, event, claims, tuple(reported)))
    return tuple(sorted(found, key=lambda moment: _order(moment.when)))


def in_told_order(corpus: Corpus) -> tuple[Event, ...]:
    """Return all events in the order in which stories name them, then the others by id."""
    told = (id for story in corpus.explainers.values() for id in story.events)
    return tuple(
        corpus.events[id]
        for id in dict.fromkeys((*told, *sorted(corpus.events)))
        if id in corpus.events
    )


def _order(when: When) -> tuple[bool, str, str, str]:
    """Sort by the last day something can have happened, then by the first, then by the time."""
    return (not when.stated, when.last.isoformat(), when.first.isoformat(), when.text)


def precision(when: When) -> Precision:
    """Return how exactly a date is known, from the form of its text."""
    text = when.text
    if not when.stated:
        return Precision.UNDATED
    if "/" in text:
        if text.startswith(("../", "/")):
            return Precision.BEFORE
        return Precision.AFTER if text.endswith(("/..", "/")) else Precision.SPAN
    if "T" in text:
        return Precision.TIME
    if "X" in text.upper():
        return Precision.SPAN
    parts = text.strip("?~%").split("-")
    if len(parts) == 2 and parts[1] in SEASONS:
        return Precision.SEASON
    return (Precision.YEAR, Precision.MONTH, Precision.DAY)[min(len(parts), 3) - 1]
