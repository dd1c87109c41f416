"""When what a page shows was last signed, from the records alone: no clock, no file times."""

from __future__ import annotations

from collections.abc import Iterable

from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim, Explainer, Record
from generator.reading.dates import plain_date


def signed_on(record: Record | None) -> str:
    """Return the latest day (ISO) on which an editor signed in a record, or nothing.

    Of a signature with a time it is the day, of one that took days the first.
    """
    dates: list[str] = []
    if isinstance(record, Explainer):
        dates.append(record.date)
    if isinstance(record, Claim):
        dates += [relation.why.date for relation in record.relations]
        dates += [absence.date for absence in record.absences]
        dates += [each.date for each in (record.assessment,) if each]
        dates += [each.why.date for each in (record.retraction,) if each]
    days = (plain_date(date) for date in dates)
    return max((day for day in days if len(day) == len("2026-11-22")), default="")


def latest(dates: Iterable[str]) -> str:
    """Return the date that begins last, in the form in which it was written, or nothing."""
    return max(dates, key=lambda date: (plain_date(date), date), default="")


def last_signed(corpus: Corpus) -> str:
    """Return the latest date that was signed anywhere on the site, or nothing."""
    records = (*corpus.claims.values(), *corpus.explainers.values())
    return max((signed_on(record) for record in records), default="")
