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
    lang: Language


class RoleDraft(Draft):
    """An office or function an actor held."""

    title: Text
    of: Slug | None = None
    """The actor whose office it is."""
    from_: Annotated[DateValue | None, Field(alias="from")] = None
    to: DateValue | None = None


class NoteDraft(Draft):
    """What an actor is, in a sentence, with where that is known from."""

    text: Text
    source: Text
    """A source's id, an address on the web, or a reference in words."""


class ActorDraft(RecordDraft):
    """A person, state, government body, organisation, outlet or group."""

    name: Text
    kind: ActorKind
    aka: tuple[
        Annotated[Annotated[SpellingDraft, Tag(MAPPING)] | Annotated[Text, Tag(WORDS)], BY_SHAPE],
        ...,
    ] = ()
    """Every other printed spelling and script; all are searchable."""
    roles: tuple[RoleDraft, ...] = ()
    part_of: Slug | None = None
    ids: dict[
        Annotated[str, Field(pattern=CATALOGUE_PATTERN)],
        Annotated[str, Field(pattern=CATALOGUE_ID_PATTERN)],
    ] = Field(default_factory=dict)
    """The actor in other catalogues, such as `wikidata: Q22686`."""
    note: NoteDraft | None = None


class EditorDraft(RecordDraft):
    """Somebody who signs."""

    name: Text
    role: Text
