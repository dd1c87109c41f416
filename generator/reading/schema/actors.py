"""Actors and editors as written."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Tag

from generator.reading.schema.base import (
    BY_SHAPE,
    CATALOGUE_ID_PATTERN,
    CATALOGUE_PATTERN,
    MAPPING,
    WORDS,
    DateValue,
    Draft,
    Language,
    RecordDraft,
    Slug,
    Text,
)


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    GOVERNMENT_BODY = "government-body"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    GROUP = "group"


class SpellingDraft(Draft):
    """A spelling in a language other than the site's."""

    name: Text
    """The spelling as printed."""
    lang: Language
    """The language it is printed in."""


class RoleDraft(Draft):
    """An office or function an actor held."""

    title: Text
    """The office, as readers know it."""
    of: Slug | None = None
    """The actor whose office it is."""
    from_: Annotated[DateValue | None, Field(alias="from")] = None
    """Since when."""
    to: DateValue | None = None
    """Until when; left out where the role is held still."""


class NoteDraft(Draft):
    """What an actor is, in a sentence, with where that is known from."""

    text: Text
    """One sentence."""
    source: Text
    """A source's id, an address on the web, or a reference in words."""


class ActorDraft(RecordDraft):
    """A person, state, government body, organisation, outlet or group."""

    name: Text
    """The name that pages show."""
    kind: ActorKind
    """What the actor is; an outlet publishes sources."""
    aka: tuple[
        Annotated[Annotated[SpellingDraft, Tag(MAPPING)] | Annotated[Text, Tag(WORDS)], BY_SHAPE],
        ...,
    ] = ()
    """Every other printed spelling and script; all are searchable."""
    roles: tuple[RoleDraft, ...] = ()
    """Offices and functions, each with its time."""
    part_of: Slug | None = None
    """The actor this one belongs to: a ministry to its state."""
    ids: dict[
        Annotated[str, Field(pattern=CATALOGUE_PATTERN)],
        Annotated[str, Field(pattern=CATALOGUE_ID_PATTERN)],
    ] = Field(default_factory=dict)
    """The actor in other catalogues, such as `wikidata: Q22686`."""
    note: NoteDraft | None = None
    """What the actor is, for readers who do not know it."""


class EditorDraft(RecordDraft):
    """Somebody who signs."""

    name: Text
    """As signed on pages."""
    role: Text
    """What the editor does for the site."""
