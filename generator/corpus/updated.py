"""When what a page shows was last signed, from the records alone: no clock, no file times."""

from __future__ import annotations

from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim, Explainer, Record


def signed_on(record: Record | None) -> str:
    """Return the latest date (ISO) that an editor signed in a record, or nothing."""
    dates: list[str] = []
    if isinstance(record, Explainer):
        dates.append(record.date)
    if isinstance(record, Claim):
        dates += [relation.why.date for relation in record.relations]
        dates += [absence.date for absence in record.absences]
        dates += [each.date for each in (record.assessment,) if each]
        dates += [each.why.date for each in (record.retraction,) if each]
    return max((date for date in dates if len(date) == len("2026-11-22")), default="")


def last_signed(corpus: Corpus) -> str:
    """Return the latest date that was signed anywhere on the site, or nothing."""
    records = (*corpus.claims.values(), *corpus.explainers.values())
    return max((signed_on(record) for record in records), default="")
