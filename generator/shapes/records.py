"""The published records, declared once: JSON, its schema, the tables and the documents follow.

The docstring of a field is its meaning for whoever reads the data. Ids are those of the pages.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.evidence.model import Verified
from generator.reading.schema.actors import ActorKind
from generator.reading.schema.sources import Rights
from generator.shapes.base import (
    ActorId,
    ClaimId,
    EditorId,
    EventId,
    Id,
    Offset,
    Paragraphs,
    Published,
    QuestionId,
    SourceId,
    SubjectId,
    Words,
)
from generator.shapes.evidence import DateRecord, PlaceNote, ProofRecord


class SpellingRecord(Published):
    """One way in which a name is written."""

    name: str
    """The spelling."""
    lang: str = ""
    """Its language (BCP 47), where it is not the site's."""


class RoleRecord(Published):
    """An office or function of an actor."""

    title: str
    """Its name."""
    of: ActorId | Literal[""] = ""
    """The actor whose office it is."""
    start: DateRecord | None = None
    """Since when."""
    end: DateRecord | None = None
    """Until when."""


class NoteRecord(Published):
    """What an actor is, and where that is known from."""

    text: str
    """What the actor is."""
    source: str
    """A source's id, an address or words."""


class IntroductionRecord(ProofRecord):
    """How one source brings an actor in, where it first names it."""

    words: str = ""
    """As what, in the desk's words."""


class ActorRecord(Published):
    """A person, state, body, organisation, outlet or group that speaks or is spoken of."""

    id: Id
    """The id; the page is `actors/<id>/`."""
    name: str
    """The name under which the site lists it."""
    kind: ActorKind
    """What it is."""
    aka: tuple[SpellingRecord, ...] = ()
    """Other spellings."""
    roles: tuple[RoleRecord, ...] = ()
    """Offices and functions."""
    part_of: ActorId | Literal[""] = ""
    """The actor it belongs to."""
    ids: dict[str, str] = Field(default_factory=dict)
    """Ids in other catalogues, by the catalogue's name, such as `wikidata`."""
    note: NoteRecord | None = None
    """What the actor is, and where that is known from."""
    introduced: tuple[IntroductionRecord, ...] = ()
    """How each source brings the actor in."""
    was: tuple[str, ...] = ()
    """Earlier ids."""


class VersionRecord(Published):
    """One state of an article that was corrected."""

    date: DateRecord
    """Since when the article read so."""
    sha256: str
    """SHA-256 of its text in UTF-8, as hexadecimal digits."""
    note: str = ""
    """What changed."""


class SourceRecord(Published):
    """A published report."""

    id: Id
    """The id; the page is `sources/<id>/`."""
    outlet: ActorId
    """The actor that published it."""
    title: str
    """The headline as printed."""
    url: str
    """Its address, or `not stated`."""
    archive: str
    """The address of a copy in an archive, or `not stated`."""
    published: DateRecord
    """When it was published."""
    authors: tuple[str, ...] | Literal["not stated"]
    """Names as printed, or `not stated`."""
    language: str
    """The language of the report (BCP 47)."""
    rights: Rights
    """How much of its words may be published: all, quotes, or none."""
    licence: str = ""
    """The ground on which a full text is published."""
    sha256: str
    """SHA-256 of the text in UTF-8, as hexadecimal digits."""
    length: Offset
    """Length of the text."""
    words: Words
    """How many words the text has."""
    paragraphs: Paragraphs
    """How many paragraphs the text has."""
    verified: Verified
    """`live`: its quotes were proved against the text in this build; `locked`: against its lock."""
    verified_by: str = ""
    """Who wrote the lock."""
    verified_on: str = ""
    """The day on which the lock was written."""
    note: str = ""
    """What readers should know of this source."""
    versions: tuple[VersionRecord, ...] = ()
    """The states of an article that was corrected."""
    set_aside: tuple[PlaceNote, ...] = ()
    """Sentences that need no annotation, each with the reason."""
    unrelated: tuple[PlaceNote, ...] = ()
    """Parts that have nothing to do with the story, each with the reason."""
    was: tuple[str, ...] = ()
    """Earlier ids."""


class AnswerRecord(Published):
    """One answer to a question."""

    says: str
    """The answer."""
    claims: tuple[ClaimId, ...]
    """The claims that give it."""


class QuestionRecord(Published):
    """What a set of claims answers differently."""

    id: Id
    """The id; the page is `questions/<id>/`."""
    text: str
    """The question."""
    about: tuple[SubjectId, ...] = ()
    """Events, topics and actors that it is about."""
    answers: tuple[AnswerRecord, ...] = ()
    """The answers."""
    was: tuple[str, ...] = ()
    """Earlier ids."""


class EventRecord(Published):
    """Something that happened at a time."""

    id: Id
    """The id; the page is `events/<id>/`."""
    name: str
    """The event."""
    happened: DateRecord
    """When."""
    claims: tuple[ClaimId, ...] = ()
    """The claims that are its evidence."""
    part_of: EventId | Literal[""] = ""
    """The event it is part of."""
    was: tuple[str, ...] = ()
    """Earlier ids."""


class TopicRecord(Published):
    """A term that a reader needs explained."""

    id: Id
    """The id; the page is `topics/<id>/`."""
    name: str
    """The term."""
    text: str
    """What it means."""
    terms: tuple[str, ...] = ()
    """Other words for it."""
    was: tuple[str, ...] = ()
    """Earlier ids."""


class TermRecord(ProofRecord):
    """The words by which one source names a thing."""


class WordingRecord(Published):
    """One thing and the terms by which each source frames it."""

    of: str
    """The thing, in neutral words."""
    terms: tuple[TermRecord, ...]
    """The terms."""


class ExplainerRecord(Published):
    """A story over a set of sources; its text stands on its page."""

    id: Id
    """The id; the page is `explainers/<id>/`."""
    title: str
    """The title."""
    summary: str
    """What it tells."""
    sources: tuple[SourceId, ...]
    """The sources that it compares."""
    questions: tuple[QuestionId, ...] = ()
    """The rows of its comparison."""
    events: tuple[EventId, ...] = ()
    """The events of its timeline."""
    wording: tuple[WordingRecord, ...] = ()
    """How each source names the same things."""
    by: EditorId | Literal[""] = ""
    """The editor who wrote it."""
    date: str = ""
    """The day on which it was written."""
    was: tuple[str, ...] = ()
    """Earlier ids."""


class EditorRecord(Published):
    """Somebody who signs."""

    id: Id
    """The id; the page is `editors/`, the anchor the id."""
    name: str
    """The name."""
    role: str
    """What they do."""
