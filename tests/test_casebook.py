"""Every rule finds what its book of cases says, at the place it says, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.compile import Site
from generator.diagnostics import Diagnostic
from generator.rules import all_rules
from tests.casebook import BOOKS, Case, basic_site, read_book

CASES = [case for book in sorted(BOOKS.glob("*.md")) for case in read_book(book)]
TESTED_ELSEWHERE = {
    "text-leaked": "tests/evidence: leaks are found in built sites, not in content",
    "lock-differs-from-text": "tests/evidence/test_lock_check.py: found by the command alone",
    "lock-entry-not-used": "tests/evidence/test_lock_check.py: found by the command alone",
}
"""Rules that compiling a site cannot find, and where they are tested."""


def said(found: Diagnostic) -> str:
    """Return a finding as a line of a book."""
    return f"{found.place} {found.rule.name}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.title}")
def test_case(case: Case, compiled: Callable[..., Site]) -> None:
    site = compiled(case.files, case.texts, **case.options)
    lines = [said(each) for each in site.diagnostics]
    told = [f"{each.message} {each.hint}" for each in site.diagnostics]
    assert len(lines) == len(case.expected), "\n".join(
        f"{line}: {words}" for line, words in zip(lines, told, strict=True)
    )
    for line, words, expected in zip(lines, told, case.expected, strict=True):
        place, _, rest = expected.partition(" ")
        rule, _, must_say = rest.partition(" ")
        assert line == f"{place} {rule}"
        assert must_say in words


def test_the_basic_site_has_no_findings(compiled: Callable[..., Site]) -> None:
    site = compiled(basic_site())
    assert site.diagnostics == ()
    assert site.pages


@pytest.mark.parametrize("name", sorted(all_rules()))
def test_every_rule_has_a_book(name: str) -> None:
    if name not in TESTED_ELSEWHERE:
        assert (BOOKS / f"{name}.md").is_file(), f"write tests/cases/rules/{name}.md"
        assert any(name in line for c in read_book(BOOKS / f"{name}.md") for line in c.expected)


@pytest.mark.parametrize("name", sorted(all_rules()))
def test_every_rule_has_a_manual_page(name: str) -> None:
    rule = all_rules()[name]
    assert rule.summary.endswith("."), "the first paragraph of a manual page is one sentence"
    assert "\n\n" in rule.manual.strip(), "say why it matters and what to write instead"
