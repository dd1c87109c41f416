"""Sources, explainers and hand-written pages: the front matter of the Markdown files."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Tag, model_validator

from generator.reading.schema.base import (
    BY_SHAPE,
    FINGERPRINT_PATTERN,
    MAPPING,
    NOT_STATED,
    WORDS,
    DateText,
    DateValue,
    Draft,
    Language,
    Locator,
    RecordDraft,
    Slug,
    Text,
    TextsOrNotStated,
    UrlOrNotStated,
)


class Zone(StrEnum):
    """What a part of an article is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


class Rights(StrEnum):
    """How much of an article's words may be published."""

    FULL = "full"
    QUOTES = "quotes"
    CLOSED = "closed"


class ZoneDraft(Draft):
    """A zone with more to say than its name."""

    zone: Zone
    unrelated: Text | None = None
    """Why this part has nothing to do with the report's story."""


class VersionDraft(Draft):
    """One state of an article that was corrected."""

    date: DateValue
    sha256: Annotated[str, Field(pattern=FINGERPRINT_PATTERN)]
    note: Text | None = None


class BudgetDraft(Draft):
    """Limits of quotation for one source that differ from the site's, and why."""

    quote_words: Annotated[int, Field(ge=1)] | None = None
    own_percent: Annotated[int, Field(ge=0, le=100)] | None = None
    all_percent: Annotated[int, Field(ge=0, le=100)] | None = None
    because: Text


class SourceDraft(RecordDraft):
    """A published report as a record. What the article does not state is `not stated`."""

    outlet: Slug
    title: Text
    url: UrlOrNotStated = NOT_STATED
    archive: UrlOrNotStated = NOT_STATED
    published: DateValue
    authors: TextsOrNotStated
    language: Language
    rights: Rights = Rights.QUOTES
    licence: Text | None = None
    """On what ground a `full` text may be published."""
    zones: dict[
        Locator,
        Annotated[
            Annotated[ZoneDraft, Tag(MAPPING)] | Annotated[Zone, Tag(WORDS)],
            BY_SHAPE,
        ],
    ] = Field(default_factory=dict)
    set_aside: dict[Locator, Text] = Field(default_factory=dict)
    """Sentences that need no annotation, each with the reason."""
    versions: tuple[VersionDraft, ...] = ()
    budget: BudgetDraft | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _full_needs_a_ground(self) -> SourceDraft:
        if self.rights is Rights.FULL and self.licence is None:
            raise ValueError("`rights: full` needs `licence`: on what ground is it published?")
        return self


class TermDraft(Draft):
    """The words by which one source names a thing."""

    source: Slug
    quote: Text
    at: Locator | None = None
    before: Text | None = None
    after: Text | None = None


class WordingDraft(Draft):
    """One thing and the terms by which each source frames it."""

    of: Text
    terms: Annotated[tuple[TermDraft, ...], Field(min_length=1)]


class ExplainerDraft(RecordDraft):
    """A story: a hand-written page over a set of sources."""

    title: Text
    summary: Text
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    questions: tuple[Slug, ...] = ()
    events: tuple[Slug, ...] = ()
    wording: tuple[WordingDraft, ...] = ()
    by: Slug | None = None
    date: DateText | None = None


class PageDraft(RecordDraft):
    """A hand-written page, such as the one on method."""

    title: Text
    summary: Text | None = None
