"""Who contradicts and answers whom; the cases stand in `tests/cases/ties.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.compile import Site
from generator.corpus.ties import ties
from generator.pages import ties_picture
from generator.pages.ties_picture import TiePicture, tie_picture
from tests.pages.tree import Element

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "ties.yml").read_text("utf-8"))
STORY = "explainers/who-knew-about-the-bridge"


def _picture(site: Site) -> TiePicture:
    corpus = site.corpus
    found = ties(corpus, corpus.claims.values())
    picture = tie_picture(corpus, found, tuple(corpus.sources))
    assert picture is not None
    return picture


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_the_case_book(case: dict[str, Any], harbour: Site) -> None:
    found = ties(harbour.corpus, harbour.corpus.claims.values()).get(case["actor"], ())
    assert [[t.kind.value, t.other, list(t.claims)] for t in found] == case["ties"]


def test_whoever_belongs_to_another_stands_under_them(harbour: Site) -> None:
    rows = [(row.actor.id, row.depth) for row in _picture(harbour).rows]
    at = dict(rows)
    assert at["harbour-board"] == 0
    assert at["ansel-brodd"] == 1
    # The secretary speaks for a lodge that says nothing itself, and so for the union above it.
    assert rows[rows.index(("harbour-workers-union", 0)) + 1] == ("dag-ferrow", 1)
    outlets = set(harbour.corpus.sources_of)
    last = [id for id, _ in rows[-len(outlets & set(at)) :]]
    assert set(last) == outlets & set(at)


def test_each_pair_has_one_line_and_lines_of_one_lane_do_not_touch(harbour: Site) -> None:
    picture = _picture(harbour)
    spans: dict[int, list[tuple[float, float]]] = {}
    for line in picture.lines:
        low, high = sorted((float(line.start[:-1]), float(line.end[:-1])))
        assert all(high < a or b < low for a, b in spans.get(line.x, ()))
        spans.setdefault(line.x, []).append((low, high))
    pairs = {frozenset((line.start, line.end)) for line in picture.lines}
    assert len(pairs) == len(picture.lines) > 3


@pytest.mark.parametrize(("rows", "drawn"), [(3, False), (4, True), (15, True), (16, False)])
def test_a_picture_has_four_to_fifteen_rows(rows: int, drawn: bool, harbour: Site) -> None:
    row = _picture(harbour).rows[0]
    assert TiePicture((row,) * rows, (), 0).drawn is drawn


def test_of_too_many_only_those_with_a_tie_are_told(
    harbour: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ties_picture, "MOST", 7)
    picture = _picture(harbour)
    assert 4 <= len(picture.rows) <= 7
    assert all(row.ties for row in picture.rows)


def test_the_picture_stands_with_its_table(pages: dict[str, Element]) -> None:
    page = pages[STORY]
    names = [row.one("a").text for row in page.all("li.ties__row")]
    listed = [row.one("th").text for row in page.one("table.ties__table").all("tr")[1:]]
    assert set(listed) <= set(names)
    tied = {a.text for a in page.one("table.ties__table").all("td a")}
    assert {"Zoryana Kvitchuk", "Harbour Workers' Union"} <= tied & set(listed)
