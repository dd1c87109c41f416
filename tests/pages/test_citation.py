"""Citations to copy. The cases are in a file."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.compile import Site
from generator.corpus.model import When
from generator.pages.catalogue import load_catalogue
from generator.pages.citation import Work, cite
from generator.pages.inert_lines import inert_lines
from generator.reading.dates import bounds

BOOK = yaml.load(
    (Path(__file__).parents[1] / "cases" / "citations.yml").read_text("utf-8"), yaml.BaseLoader
)


SIGNED_TWICE = """claims:
  bridge-closed:
    text: The bridge was closed.
    kind: event
    assessment: {text: Nobody denies it., by: desk, date: 2031-05-09}
    retracted_by_desk: {because: It stayed open., by: desk, date: 2031-05?}
editors:
  desk: {name: The desk, role: edits}
"""


def work(given: dict[str, Any]) -> Work:
    values = dict(given)
    if "issued" in values:
        values["issued"] = When(values["issued"], *bounds(values["issued"]))
    values["authors"] = tuple(values.get("authors", ()))
    return Work(**{**values, "article": values.get("article") == "true"})


@pytest.mark.parametrize("case", BOOK, ids=lambda case: case["it"])
def test_the_case_book(case: dict[str, Any]) -> None:
    citation = cite(work(case["work"]), load_catalogue("en"))
    assert citation.text == case["text"]
    assert citation.bibtex == case["bibtex"].strip()
    (item,) = json.loads(citation.csl)
    if "date-parts" in item.get("issued", {}):
        item["issued"]["date-parts"] = [[str(n) for n in item["issued"]["date-parts"][0]]]
    assert item == case["csl"]


def test_a_claim_is_cited_by_the_last_date_in_time(compiled: Callable[..., Site]) -> None:
    site = compiled({"content/x.yml": SIGNED_TWICE}, severity={"claim-without-evidence": "off"})
    assert site.ok, site.diagnostics
    (page,) = (each for each in site.pages if each.address == "claims/bridge-closed/")
    assert "date = {2031-05-09}," in html.unescape(page.html)


def test_lines_stay_apart_and_none_is_empty() -> None:
    assert inert_lines("@misc{a,\n\n  b\n}") == "@misc&#123;a,\n&#32;&#32;b\n&#125;"
