"""Questions, events and topics as written."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.reading.schema.base import DateValue, Draft, RecordDraft, Slug, Text


class AnswerDraft(Draft):
    """One answer to a question, and the claims that give it."""

    says: Text
    claims: Annotated[tuple[Slug, ...], Field(min_length=1)]


class QuestionDraft(RecordDraft):
    """What a set of claims answers differently: a row of the comparison."""

    text: Text
    about: tuple[Slug, ...] = ()
    """Events, topics and actors."""
    answers: Annotated[tuple[AnswerDraft, ...], Field(min_length=1)]


class EventDraft(RecordDraft):
    """Something that happened at a time."""

    name: Text
    happened: DateValue
    claims: tuple[Slug, ...] = ()
    """The claims that are its evidence."""
    part_of: Slug | None = None


class TopicDraft(RecordDraft):
    """A term that a reader needs explained."""

    name: Text
    text: Text
    terms: tuple[Text, ...] = ()
    """Other words for it, as they stand in reports; all are searchable."""
