"""A site all of whose dates have one form: no page, filter or file says a date that is none."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from lxml.html import HtmlElement, document_fromstring

from generator.compile import Site, compile_site
from generator.options import Options
from generator.reading.dates import plain_date
from tests.casebook import basic_site
from tests.conftest import make_content
from tests.pages.test_dates import MACHINE

CASES = (
    ("en", "2031-05-02"),
    ("en", "2031-05-02T09:30+03:00"),
    ("en", "2031-05~"),
    ("en", "2031-21"),
    ("en", "../2031-05?"),
    ("en", "2031/"),
    ("en", "2030-11-18/2030-11-22"),
    ("en", "2030-11/2031-05-02"),
    ("en", "203X?"),
    ("uk", "2031-22/.."),
    ("ar", "2031-24~/2032-21"),
)
"""A language and a form: what words there are for each, `test_dates` tells."""
SITE = "https://example.org/s/"
VERSIONS = """versions:
  - {{date: "{date}", sha256: {one}}}
  - {{date: "{date}", sha256: {two}, note: A number was wrong.}}
"""
MORE = """actors:
  ada:
    name: Ada
    kind: person
    roles:
      - {{title: head, of: council, from: "{date}"}}
claims:
  paid-later:
    text: The council paid later.
    kind: event
    happened: "{date}"
    statements:
      - {{source: gazette-frost, speaker: council, verb: said, quote: was hurt, said: "{date}"}}
    assessment: {{text: It is plausible., by: desk, date: "{date}"}}
    retracted_by_desk: {{because: It was not so., by: desk, date: "{date}"}}
"""


def site_of(date: str, language: str) -> Site:
    files = {
        path: re.sub(r"\b2030-01-\d\d\b", f'"{date}"', text) for path, text in basic_site().items()
    }
    article, story = "content/articles/gazette-frost.md", "content/explainers/frost.md"
    versions = VERSIONS.format(date=date, one="a" * 64, two="b" * 64)
    files[article] = files[article].replace("rights:", f"{versions}rights:", 1)
    files[story] = files[story].replace("sources:", f'by: desk\ndate: "{date}"\nsources:', 1)
    files["content/more.yml"] = MORE.format(date=date)
    options = Options(site_url=SITE, language=language, own_percent=100, all_percent=100)
    site = compile_site(make_content(files), options)
    assert site.ok, [each.message for each in site.diagnostics]
    return site


def elements(site: Site) -> Iterator[HtmlElement]:
    for page in site.pages:
        yield from (e for e in document_fromstring(page.html).iter() if isinstance(e.tag, str))


def dates_of(node: Any) -> Iterator[str]:
    """Yield every date of linked data."""
    for key, value in node.items() if isinstance(node, dict) else ():
        if re.fullmatch(r"date[A-Z]\w*|\w+Date|temporal\w*", key):
            yield value
        yield from dates_of(value)
    for value in node if isinstance(node, list) else ():
        yield from dates_of(value)


def is_exact(date: str) -> bool:
    """Tell whether a year, month, day or time is one of the calendar, as HTML and ISO 8601 ask."""
    if not MACHINE.fullmatch(date):
        return False
    datetime.fromisoformat(date + "-01-01"[len(date) - 10 :] if len(date) < 10 else date)
    return True


@pytest.mark.parametrize(("language", "date"), CASES)
def test_no_page_and_no_file_has_a_date_that_is_none(language: str, date: str) -> None:
    site = site_of(date, language)
    machine = [e.get("datetime") for e in elements(site) if "datetime" in e.attrib]
    assert [each for each in machine if not is_exact(each)] == []
    assert bool(machine) is is_exact(date)
    linked = json.loads(site.data["data/corpus.jsonld"])
    dates = [*dates_of(linked)]
    assert [each for each in dates if not is_exact(each)] == []
    assert bool(dates) is any(map(is_exact, date.split("/")))
    # The script of the search writes a day, month, year or span of them in the reader's language.
    filters = [
        e.get("data-value")
        for e in elements(site)
        if e.get("data-pagefind-filter") == "date[data-value]"
    ]
    assert [each for each in filters if not all(map(is_exact, each.split("/")))] == []
    assert bool(filters) is bool(plain_date(date))
    for name in ("claims", "corrections"):
        for item in json.loads(site.data[f"feeds/{name}.json"])["items"]:
            assert is_exact(item["date_modified"]), item
    for item in json.loads(site.data["data/sources.csl.json"]):
        for parts in item["issued"].get("date-parts", ()):
            assert is_exact("-".join(f"{n:0{2 if i else 4}}" for i, n in enumerate(parts))), item
    bibliography = site.data["data/sources.bib"].decode()
    assert all(map(is_exact, re.findall(r"^  (?:date|year) = \{(.*)\},", bibliography, re.M)))
    (row,) = (
        row
        for row in csv.DictReader(io.StringIO(site.data["data/csv/events.csv"].decode("utf-8-sig")))
        if row["id"] == "market-shut"
    )
    assert row["happened"] == date, "the data keep it as it was written"
