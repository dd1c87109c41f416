"""How one, two and three reports relate on a claim or a question. The cases are in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.compile import Site
from generator.corpus.compare import Cell, Comparison
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
