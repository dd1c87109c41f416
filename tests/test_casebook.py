"""Every rule finds what its book of cases says, at the place it says, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from generator.compile import Site
from generator.diagnostics import Diagnostic, Rule
from generator.rules import all_rules
from tests.casebook import BOOKS, Case, all_books, basic_site

CASES = all_books()
ROOMS_WITH_BOOKS = "CKPY"
"""The first letters of the codes of those rules that have a book, if content can break them."""
TESTED_ELSEWHERE = {
    "address-taken": "tests/pages/test_one_address.py: ids are refused before pages could collide",
    "article-leaked": "tests/evidence: leaks are found in built sites, not in content",
    "file-not-looked-into": "tests/evidence: leaks are found in built sites, not in content",
    "leaks-not-checked": "tests/evidence: leaks are found in built sites, not in content",
    "history-cut-short": "tests/evidence: leaks are found in the git history, not in content",
    "lock-differs-from-text": "tests/evidence/locks/test_lock_check.py: found by the command alone",
    "lock-entry-not-used": "tests/evidence/locks/test_lock_check.py: found by the command alone",
}
"""Rules that compiling a site cannot find, and where they are tested."""


def said(found: Diagnostic) -> str:
    """Return a finding as it would stand in a book, with all its words."""
    words = " ".join(f"{found.message} {found.hint}".split())
    others = [f"\n    {place} {why}" for place, why in found.also]
    return f"{found.place} {found.rule.name} {words}{''.join(others)}"


def agrees(expected: str, line: str) -> bool:
    """Tell whether a finding is the one of a book, as far as the book tells it."""
    head, *others = expected.split("\n")
    found, *found_others = line.split("\n")
    place, rule, *words = head.split(" ", 2)
    pieces = [re.escape(piece.strip()) for piece in "".join(words).split("...")]
    pattern = rf"{re.escape(place)} {re.escape(rule)} .*{'.*'.join(pieces)}"
    return re.match(pattern, found) is not None and (
        not others or [o.split() for o in others] == [f.split() for f in found_others]
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.title}")
def test_case(case: Case, compiled: Callable[..., Site]) -> None:
    site = compiled(case.files, case.texts, **case.options)
    found = [said(each) for each in site.diagnostics]
    shown = "\n".join(["found, to be put into the book where it is right:", *found])
    assert len(found) == len(case.expected), shown
    for line, expected in zip(found, case.expected, strict=True):
        assert agrees(expected, line), f"expected:\n{expected}\n{shown}"


def test_the_basic_site_has_no_findings(compiled: Callable[..., Site]) -> None:
    site = compiled(basic_site())
    assert site.diagnostics == ()
    assert site.pages


@lru_cache(maxsize=1)
def names_in_case_files() -> frozenset[str]:
    """Return every word of the case files outside the rules' books: rule names among them."""
    files = [p for p in BOOKS.parent.rglob("*.yml") if BOOKS.parent / "basic-site" not in p.parents]
    texts = [p.read_text("utf-8") for p in files]
    return frozenset(word for text in texts for word in re.findall(r"[a-z]+(?:-[a-z]+)+", text))


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.name)
def test_every_rule_is_found_by_a_case(rule: Rule) -> None:
    if rule.name in TESTED_ELSEWHERE:
        return
    in_books = {head.split()[1] for case in CASES for head in case.expected}
    if rule.code[0] in ROOMS_WITH_BOOKS:
        assert (BOOKS / f"{rule.name}.md").is_file(), f"write tests/cases/rules/{rule.name}.md"
        assert rule.name in in_books, f"no case of any book expects {rule.name}"
    else:
        known = in_books | names_in_case_files()
        assert rule.name in known, f"no file under tests/cases expects {rule.name}"


@pytest.mark.parametrize("book", sorted(BOOKS.glob("*.md")), ids=lambda book: book.stem)
def test_every_book_is_of_a_rule(book: Path) -> None:
    assert book.stem in all_rules() or book.stem.startswith("about-"), (
        "name the book after its rule, or about-… where it tells of several"
    )


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.name)
def test_every_rule_has_a_manual_page(rule: Rule) -> None:
    assert rule.summary.endswith("."), "the first paragraph of a manual page is one sentence"
    assert "\n\n" in rule.manual.strip(), "say why it matters and what to write instead"
