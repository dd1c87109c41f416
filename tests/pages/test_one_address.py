"""No two pages at one address, and no hand-written page in the place of an index."""

from __future__ import annotations

from generator.pages.one_address import check_addresses
from generator.pages.page import Page
from generator.pages.templates import load_templates
from generator.reading.slugs import RESERVED


def page(path: str) -> Page:
    return Page(path, path, "", "", "")


def test_two_files_at_one_address_are_found() -> None:
    found = list(check_addresses([page("claims.md"), page("claims/index.md"), page("a.md")]))
    assert [each.rule.name for each in found] == ["address-taken"]


def test_letters_of_another_case_are_the_same_address() -> None:
    assert len(list(check_addresses([page("NATO.md"), page("nato.md")]))) == 1


def test_every_page_of_the_site_itself_has_a_reserved_name() -> None:
    single = {kind.path for kind in load_templates().kinds if not kind.each}
    names = {path.split("/")[0].removesuffix(".md") for path in single}
    assert names <= RESERVED, f"add to INDEXES in slugs.py: {names - RESERVED}"
