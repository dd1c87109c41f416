"""Claims that are evidence of an event at another time than the event's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim, Event, When
from generator.diagnostics import Diagnostic, Rule, Severity
from generator.reading.schema.claims import ClaimKind

RULE = Rule(
    "K108",
    "date-outside-its-event",
    """
A claim is given as evidence of an event, and its date does not fit the event's.

What a claim says to have happened (`happened`) overlaps the time of each event whose evidence it
is; that something has happened cannot be said (`said`) before it began; and a part of an event
lies in the time of the whole. Correct one of the dates, or take the claim out of the event.
""",
    Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each date that does not fit its event."""
    for event in corpus.events.values():
        whole = corpus.events.get(event.part_of)
        if whole is not None and _apart(event.happened, whole.happened):
            yield RULE.at(
                event.place,
                f"The event `{event.id}` ({event.happened.text}) is not in the time of "
                f"`{whole.id}` ({whole.happened.text}), of which it is a part.",
                hint="Correct one of the two dates, or `part_of`.",
                also=[(whole.place, "the whole event")],
                record=event.id,
            )
        for id in event.claims:
            claim = corpus.claims.get(id)
            if claim is not None:
                yield from _evidence(event, claim)


def _evidence(event: Event, claim: Claim) -> Iterator[Diagnostic]:
    if claim.happened is not None and _apart(claim.happened, event.happened):
        yield RULE.at(
            claim.place,
            f"The claim `{claim.id}` ({claim.happened.text}) is evidence of `{event.id}` "
            f"({event.happened.text}), at another time.",
            hint="Correct one of the two dates, or take the claim out of the event.",
            also=[(event.place, "the event")],
            record=claim.id,
        )
    if claim.kind is not ClaimKind.EVENT or not event.happened.stated:
        return
    for statement in claim.statements:
        said = statement.said
        if said is not None and said.stated and said.last < event.happened.first:
            yield RULE.at(
                statement.place,
                f"It was said ({said.text}) before the event `{event.id}` began "
                f"({event.happened.text}).",
                hint="Correct one of the two dates; a claim about what is to come is a prediction.",
                also=[(event.place, "the event")],
                record=claim.id,
            )


def _apart(one: When, other: When) -> bool:
    """Tell whether two dates have no day in common; what is not stated fits any."""
    return one.last < other.first or other.last < one.first
