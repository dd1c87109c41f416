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
    """What this part is."""
    unrelated: Text | None = None
    """Why this part has nothing to do with the report's story."""


class VersionDraft(Draft):
    """One state of an article that was corrected."""

    date: DateValue
    """Since when the article read so."""
    sha256: Annotated[str, Field(pattern=FINGERPRINT_PATTERN)]
    """The fingerprint of its text; `explainer lock` prints it into the lock."""
    note: Text | None = None
    """What changed."""


class BudgetDraft(Draft):
    """Limits of quotation for one source that differ from the site's, and why."""

    quote_words: Annotated[int, Field(ge=1)] | None = None
    """The most words of one quote."""
    own_percent: Annotated[int, Field(ge=0, le=100)] | None = None
    """The most of the outlet's own prose, in percent of the article."""
    all_percent: Annotated[int, Field(ge=0, le=100)] | None = None
    """The most of all published words, in percent of the article."""
    because: Text
    """Why this source may be quoted otherwise."""


class SourceDraft(RecordDraft):
    """A published report as a record. What the article does not state is `not stated`."""

    outlet: Slug
    """The actor that published it, of the kind outlet."""
    title: Text
    """The headline as printed."""
    url: UrlOrNotStated = NOT_STATED
    """Its address, or `not stated`."""
    archive: UrlOrNotStated = NOT_STATED
    """The address of a copy in an archive, or `not stated`."""
    published: DateValue
    """When, as precisely as the article says, or `not stated`."""
    authors: TextsOrNotStated
    """Names as printed, or `not stated` where nobody is named."""
    language: Language
    """The language it is written in."""
    rights: Rights = Rights.QUOTES
    """How much of its words may be published."""
    licence: Text | None = None
    """On what ground a `full` text may be published."""
    zones: dict[
        Locator,
        Annotated[
            Annotated[ZoneDraft, Tag(MAPPING)] | Annotated[Zone, Tag(WORDS)],
            BY_SHAPE,
        ],
    ] = Field(default_factory=dict)
    """What is not body text: paragraphs (`p3`) and lines (`p6.l2`) with their zone."""
    set_aside: dict[Locator, Text] = Field(default_factory=dict)
    """Sentences that need no annotation, each with the reason."""
    versions: tuple[VersionDraft, ...] = ()
    """The states of an article that was corrected."""
    budget: BudgetDraft | None = None
    """Limits of quotation other than the site's."""
    note: Text | None = None
    """What readers should know of this source."""

    @model_validator(mode="after")
    def _full_needs_a_ground(self) -> SourceDraft:
        if self.rights is Rights.FULL and self.licence is None:
            raise ValueError("`rights: full` needs `licence`: on what ground is it published?")
        return self


class TermDraft(Draft):
    """The words by which one source names a thing."""

    source: Slug
    """The source that uses the term."""
    quote: Text
    """The article's words."""
    at: Locator | None = None
    """Which place is meant where the words stand more than once."""
    before: Text | None = None
    """A few words directly before, where the term stands more than once."""
    after: Text | None = None
    """A few words directly after, where the term stands more than once."""


class WordingDraft(Draft):
    """One thing and the terms by which each source frames it."""

    of: Text
    """What the terms stand for, in neutral words."""
    terms: Annotated[tuple[TermDraft, ...], Field(min_length=1)]
    """The words of each source."""


class ExplainerDraft(RecordDraft):
    """A story: a hand-written page over a set of sources."""

    title: Text
    """The title of the story."""
    summary: Text
    """What it tells, in two or three sentences."""
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The sources that it compares, by id."""
    questions: tuple[Slug, ...] = ()
    """The rows of its comparison, by id."""
    events: tuple[Slug, ...] = ()
    """The events of its timeline, by id; what has one date stands there in this order."""
    wording: tuple[WordingDraft, ...] = ()
    """How each source names the same things."""
    by: Slug | None = None
    """The id of the editor who wrote it."""
    date: DateText | None = None
    """The day on which it was written."""


class PageDraft(RecordDraft):
    """A hand-written page, such as the one on method."""

    title: Text
    """The title of the page."""
    summary: Text | None = None
    """What it tells, for search and previews."""
