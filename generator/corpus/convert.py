"""Small values from drafts to records."""

from __future__ import annotations

from datetime import date

from generator.corpus.figure_model import Quantity, QuantityField
from generator.corpus.model import Note, Role, Signed, Spelling, When
from generator.reading.dates import bounds
from generator.reading.schema.actors import NoteDraft, RoleDraft, SpellingDraft
from generator.reading.schema.base import NOT_STATED, DateDraft, Signature
from generator.reading.schema.claims import InferredDraft, QuantityDraft


def when(value: DateDraft | str) -> When:
    """Return a date with the days it covers; `not stated` covers all of them."""
    text = value.date if isinstance(value, DateDraft) else value
    first, last = bounds(text) if text != NOT_STATED else (date.min, date.max)
    if isinstance(value, DateDraft):
        return When(text, first, last, value.known, value.because or "")
    return When(text, first, last)


def maybe_when(value: DateDraft | str | None) -> When | None:
    """Return a date, or None where none is written."""
    return None if value is None else when(value)


def spelling(value: SpellingDraft | str) -> Spelling:
    """Return a spelling with its language, where it has one."""
    if isinstance(value, SpellingDraft):
        return Spelling(value.name, value.lang)
    return Spelling(value)


def role(value: RoleDraft) -> Role:
    """Return an office with its times."""
    return Role(value.title, value.of or "", maybe_when(value.from_), maybe_when(value.to))


def note(value: NoteDraft | None) -> Note | None:
    """Return what an actor is, where it is written."""
    return None if value is None else Note(value.text, value.source)


def signed(value: Signature) -> Signed:
    """Return reason, signature and date."""
    return Signed(value.because, value.by, value.date)


def quantity(value: QuantityDraft | None) -> Quantity | None:
    """Return what a figure measures, with what is inferred marked as such."""
    if value is None:
        return None
    return Quantity(*(_side(getattr(value, side)) for side in QuantityDraft.model_fields))


def _side(value: InferredDraft | str) -> QuantityField:
    if isinstance(value, InferredDraft):
        return QuantityField(value.is_, value.inferred)
    return QuantityField(value)
