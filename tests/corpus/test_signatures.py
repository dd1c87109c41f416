"""Whoever signs anything stands on the page of editors with all of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml.html import document_fromstring

from generator.compile import Site
from generator.corpus.signatures import signatures

CONTENT = """claims:
  bridge-closed:
    text: The bridge was closed.
    kind: event
    retracted_by_desk: {{because: It stayed open., by: ada, date: {date}}}
  bridge-open:
    text: The bridge was open.
    kind: event
    assessment: {{text: Nobody denies it., by: ada, date: 2031-05-02}}
    relations:
      - {{contradicts: bridge-closed, because: One denies the other., by: berta, date: 2031-05-03}}
{more}editors:
  ada: {{name: Ada, role: edits}}
  berta: {{name: Berta, role: edits}}
"""
ANOTHER = """  bridge-shut-{n}:
    text: The bridge was shut {n} times.
    kind: event
    retracted_by_desk: {{because: It was not., by: ada, date: 2031-05-01}}
"""
SILENT = {"claim-without-evidence": "off"}


def site_of(
    compiled: Callable[..., Site], date: str = "2031-05-09", taken_back: int = 1, lang: str = "en"
) -> Site:
    more = "".join(ANOTHER.format(n=n) for n in range(2, taken_back + 1))
    files = {"content/x.yml": CONTENT.format(date=date, more=more)}
    site = compiled(files, severity=SILENT, language=lang)
    assert site.ok, site.diagnostics
    return site


def test_a_claim_taken_back_is_signed_too(compiled: Callable[..., Site]) -> None:
    ada, berta = signatures(site_of(compiled).corpus)
    assert (ada.retractions, ada.assessments, ada.last) == (1, 1, "2031-05-09")
    assert (berta.retractions, berta.relations, berta.last) == (0, 1, "2031-05-03")


@pytest.mark.parametrize(
    ("date", "last"),
    [("2031-05?", "2031-05-02"), ("../2031-04", "2031-05-02"), ("2031-05-09T09:30", None)],
)
def test_the_last_date_is_the_last_in_time(
    compiled: Callable[..., Site], date: str, last: str | None
) -> None:
    ada, _ = signatures(site_of(compiled, date).corpus)
    assert ada.last == (last or date)


@pytest.mark.parametrize(
    ("lang", "taken_back", "says"),
    [
        ("en", 1, "1 assessment · 1 claim withdrawn. Last signed on 9 May 2031"),
        ("en", 2, "1 assessment · 2 claims withdrawn. Last signed on 9 May 2031"),
        ("uk", 1, "1 оцінка · 1 відкликане твердження. Останній підпис — 9 травня 2031"),
        ("uk", 2, "1 оцінка · 2 відкликані твердження. Останній підпис — 9 травня 2031"),
        ("uk", 5, "1 оцінка · 5 відкликаних тверджень. Останній підпис — 9 травня 2031"),
    ],
)
def test_the_page_counts_them(
    compiled: Callable[..., Site], lang: str, taken_back: int, says: str
) -> None:
    site = site_of(compiled, taken_back=taken_back, lang=lang)
    (page,) = (each for each in site.pages if each.address == "editors/")
    (ada,) = (e for e in document_fromstring(page.html).iter("div") if e.get("id") == "ada")
    assert says in " ".join(ada.text_content().split())
