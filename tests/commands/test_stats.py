"""`explainer stats` and `explainer explain`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.rules import all_rules

Run = Callable[..., Result]


def test_stats_show_budget_and_coverage(site: Path, explainer: Run) -> None:
    result = explainer("stats")
    assert result.exit_code == 0
    lines = [line.strip() for line in result.output.splitlines()]
    assert "2 sources, 5 actors, 4 claims, 5 statements, 1 question, 1 topic, 1 event" in lines
    assert any(line.startswith("words quoted: 19 of 50, 38.0 %") for line in lines), result.output
    longest = [line for line in lines if line.startswith("longest quote or run of adjoining")]
    assert longest == ["longest quote or run of adjoining quotes: 8 words (limit 75)"]
    assert any(line.startswith("quotation marks: 2 (2 cited, 0 set aside") for line in lines)
    assert "not accounted for: p1.s1, p2.s1, p2.s3, p3.s2" in lines


@pytest.mark.parametrize("name", ["Q301", "q301", "quote-not-in-source"])
def test_explain_finds_a_rule_by_code_or_name(explainer: Run, name: str) -> None:
    result = explainer("explain", name)
    assert result.exit_code == 0
    assert result.output.startswith("Q301 quote-not-in-source (error)")
    assert all_rules()["quote-not-in-source"].summary in result.output


def test_explain_says_when_there_is_no_such_rule(explainer: Run) -> None:
    assert explainer("explain", "Q999").exit_code == 2


def test_explain_without_a_rule_lists_all_of_them(explainer: Run) -> None:
    result = explainer("explain")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert len(lines) == len(all_rules())
    for rule, line in zip(sorted(all_rules().values(), key=lambda r: r.code), lines, strict=True):
        assert line.split()[:3] == [rule.code, rule.name, rule.severity]
        assert line.endswith(" ".join(rule.summary.split()))
