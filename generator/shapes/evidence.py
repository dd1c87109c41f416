"""Dates, and the words of an article with their place, as they are published."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.evidence.model import Verified, Voice
from generator.reading.schema.base import Known
from generator.reading.schema.sources import Zone
from generator.shapes.base import DateText, Offset, Published, SourceId, Where


class DateRecord(Published):
    """A date, and how it is known."""

    date: DateText
    """An EDTF string (level 0 or 1), an ISO 8601 day with a time, or `not stated`."""
    known: Known | None = None
    """How it is known: printed, computed, from the context, from elsewhere."""
    because: str = ""
    """How it was computed or where it is known from."""


class PlaceNote(Published):
    """A place in an article, and why it is treated as it is."""

    at: Where
    """The locator."""
    because: str
    """The reason."""


class PieceRecord(Published):
    """One unbroken stretch of a quote."""

    start: Offset
    """The first code point of the article's text."""
    end: Offset
    """One past the last code point."""
    text: str = ""
    """The article's own characters; absent where they may not be published."""


class ProofRecord(Published):
    """Words of an article, and where they stand."""

    source: SourceId
    """The source in which it stands."""
    quote: str = ""
    """The article's words as the page prints them, with the editors' marks; none for a passage."""
    start: Offset
    """The first code point of the article's text."""
    end: Offset
    """One past the last code point."""
    pieces: tuple[PieceRecord, ...] = Field(min_length=1)
    """The unbroken stretches of which it is made, in the order of the text."""
    locator: Where
    """The paragraph and the sentences in which it stands."""
    zone: Zone
    """The part of the report."""
    voice: Voice
    """Whether the words stand inside quotation marks, and who speaks; computed."""
    tier: Literal["exact", "typographic", "edited", "passage"]
    """How the quote matches the article; a passage is shown by its place alone."""
    verified: Verified
    """`live`: proved against the text in this build; `locked`: against its lock."""
