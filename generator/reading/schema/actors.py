"""Actors and editors as written."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Tag, model_validator

from generator.reading.schema.base import (
    BY_SHAPE,
    CATALOGUE_ID_PATTERN,
    CATALOGUE_PATTERN,
    MAPPING,
    WORDS,
    DateValue,
    Draft,
    Language,
    Locator,
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


class IntroductionDraft(Draft):
    """How one source brings the actor in, at the place where it first names it."""

    source: Slug
    """The source."""
    quote: Text | None = None
    """The article's words, where they are to be published."""
    passage: Locator | None = None
    """The sentence, where its words need not be published."""
    at: Locator | None = None
    """Which place is meant where the quote stands more than once."""
    before: Text | None = None
    """A few words directly before the quote, where it stands more than once."""
    after: Text | None = None
    """A few words directly after the quote, where it stands more than once."""
    as_: Annotated[Text | None, Field(alias="as")] = None
    """As what, in neutral words of the desk: by office and full name."""

    @model_validator(mode="after")
    def _one_evidence(self) -> IntroductionDraft:
        if (self.quote is None) == (self.passage is None):
            found = "has both" if self.quote else "has neither of them"
            raise ValueError(f"needs either quote or passage, and {found}")
        if self.passage and (self.at or self.before or self.after):
            raise ValueError("a passage is its own place: leave out at, before and after")
        return self


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
    introduced: tuple[IntroductionDraft, ...] = ()
    """How each source brings the actor in."""
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
