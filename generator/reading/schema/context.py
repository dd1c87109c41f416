"""Questions, events and topics as written."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.reading.schema.base import DateValue, Draft, RecordDraft, Slug, Text


class AnswerDraft(Draft):
    """One answer to a question, and the claims that give it."""

    says: Text
    """The answer in a few words."""
    claims: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The claims that give it, by id."""


class QuestionDraft(RecordDraft):
    """What a set of claims answers differently: a row of the comparison."""

    text: Text
    """The question, as readers would ask it."""
    about: tuple[Slug, ...] = ()
    """Events, topics and actors."""
    answers: Annotated[tuple[AnswerDraft, ...], Field(min_length=1)]
    """What the claims answer."""


class EventDraft(RecordDraft):
    """Something that happened at a time."""

    name: Text
    """The name that pages show."""
    happened: DateValue
    """When."""
    claims: tuple[Slug, ...] = ()
    """The claims that are its evidence."""
    part_of: Slug | None = None
    """The larger event that it belongs to."""


class TopicDraft(RecordDraft):
    """A term that a reader needs explained."""

    name: Text
    """The term."""
    text: Text
    """What it means, in a sentence or two."""
    terms: tuple[Text, ...] = ()
    """Other words for it, as they stand in reports; all are searchable."""
