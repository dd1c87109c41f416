"""How one, two and three reports relate on a claim or a question. The cases are in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.compile import Site
from generator.corpus.compare import Cell, Comparison
from generator.corpus.quantities import amounts
from generator.corpus.reads import WHOLE, Reads, WatchedCorpus
from generator.corpus.shares import shares
from tests.pages.town import build_town, town_files
from tests.papers import make_site_of_papers

BOOK = yaml.safe_load((Path(__file__).parents[1] / "cases/comparison.yml").read_text("utf-8"))


def compared(case: dict[str, Any], compiled: Callable[..., Site]) -> Comparison:
    site = compiled(make_site_of_papers(BOOK["texts"], case))
    errors = [d for d in site.diagnostics if d.severity == "error"]
    assert errors == [], "mend the case: it is no site"
    return Comparison(site.corpus)


@pytest.mark.parametrize("case", BOOK["claims"], ids=lambda case: case["it"])
def test_a_claim(case: dict[str, Any], compiled: Callable[..., Site]) -> None:
    compare = compared(case, compiled)
    among = tuple(case.get("among", ()))
    claims = compare.corpus.claims
    found = {id: compare.of_claim(claims[id], among) for id in case["status"]}
    assert {id: each.status.value for id, each in found.items()} == case["status"]
    for id, carriers in case.get("carriers", {}).items():
        assert list(found[id].carriers) == carriers


@pytest.mark.parametrize("case", BOOK["questions"], ids=lambda case: case["it"])
def test_a_question(case: dict[str, Any], compiled: Callable[..., Site]) -> None:
    compare = compared(case, compiled)
    found = compare.of_question(compare.corpus.questions["q"], tuple(case.get("among", ())))
    assert found.status.value == case["status"]


def test_what_one_source_has_on_a_claim(compiled: Callable[..., Site]) -> None:
    case = {"claims": {"x": ["a"]}, "absent": {"x": ["b"]}}
    compare = compared(case, compiled)
    claim = compare.corpus.claims["x"]
    assert compare.cell(claim, "a") is Cell.CARRIED
    assert compare.cell(claim, "b") is Cell.CHECKED_ABSENT
    assert compare.cell(claim, "c") is Cell.NOT_ANNOTATED


def test_only_words_in_common_are_compared(compiled: Callable[..., Site]) -> None:
    compare = compared({"claims": {"x": ["a of u", "b of v"]}}, compiled)
    assert compare.differences == {}


def test_a_story_asks_for_its_own_claims_and_not_for_all_of_the_site() -> None:
    corpus = build_town(town_files(3)).corpus
    story = replace(corpus.explainers["the-town"], sources=("report-2",))
    reads = Reads(watching=True)
    watched = WatchedCorpus(corpus, reads)
    with reads.noting() as noted:
        own = Comparison(watched, reads).claims_in(story)
        (share,) = shares(watched, story.sources)
        (amount,) = amounts(watched, story.sources)
    assert [claim.id for claim in own] == ["clock-runs", "in-time", "only-2", "steps-2"]
    assert amount.claim.id == "steps-2"
    assert (share.claims, share.alone) == (4, 4), "shared with none of the set"
    assert noted
    assert not [read for read in noted if read[2] is WHOLE]
