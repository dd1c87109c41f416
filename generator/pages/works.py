"""What a page of this site, or the report that it is about, is cited as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.corpus.model import Claim, Record, Source, When
from generator.corpus.updated import latest, signed_on
from generator.pages.addresses import kind_of
from generator.pages.citation import Work
from generator.reading.dates import bounds

if TYPE_CHECKING:
    from generator.pages.view import View


def claim_work(claim: Claim, view: View) -> Work:
    """Return a claim's page as a work of this site, of the day on which it was last signed."""
    signed = [
        *(relation.why.date for relation in view.corpus.relations_of.get(claim.id, ())),
        *(absence.date for absence in claim.absences),
        *([claim.assessment.date] if claim.assessment else []),
        *([claim.retraction.why.date] if claim.retraction else []),
    ]
    return _page(claim, latest(signed), f"claim-{claim.id}", view)


def page_work(record: Record, view: View) -> Work:
    """Return the page of any record as a work of this site, of the day on which it was signed."""
    return _page(record, signed_on(record), f"{kind_of(record)}-{record.id}", view)


def _page(record: Record, signed: str, key: str, view: View) -> Work:
    options = view.options
    address = view.addresses.of(kind_of(record), record.id)
    return Work(
        key=key,
        title=view.corpus.named(record.id),
        container=options.site_name,
        authors=(options.site_name,) if options.site_name else (),
        issued=When(signed, *bounds(signed)) if signed else None,
        url=options.site_url + address if options.site_url else "",
        language=options.language,
    )


def source_work(source: Source, view: View) -> Work:
    """Return a report as its outlet published it."""
    return report_work(source, view.outlet(source).name)


def report_work(source: Source, outlet: str) -> Work:
    """Return a report as the outlet of that name published it."""
    return Work(
        key=source.id,
        title=source.title,
        container=outlet,
        authors=source.authors or (),
        issued=source.published if source.published.stated else None,
        url=source.url if source.url.startswith(("https://", "http://")) else "",
        language=source.language,
        article=True,
    )
