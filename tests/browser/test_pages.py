"""Every kind of page, in four modes: accessible, narrow enough, still, light, from one origin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.visit import KINDS, PAGES, WIDTHS, Visit
from tests.doors.workshop import REPOSITORY

MOST_BYTES, MOST_PACKED = 500_000, 150_000
Look = Callable[[str, str], Visit]
each_page = pytest.mark.parametrize(("site", "kind"), PAGES)


def test_every_kind_of_page_is_looked_at() -> None:
    templates = REPOSITORY / "generator" / "pages" / "templates"
    kinds = {path.name.removesuffix(".md.j2") for path in templates.glob("*.md.j2")}
    for site, pages in KINDS.items():
        missing = sorted(kinds - pages.keys())
        assert not missing, f"name a page of {missing} for {site} in tests/cases/browser/pages.yml"


@each_page
def test_nothing_bars_anybody(site: str, kind: str, visit: Look) -> None:
    seen = visit(site, kind)
    assert seen.violations == []
    for width in WIDTHS:
        same = "light and dark differ in more than colour: check dark with every rule of axe"
        assert seen.heights[width, "light"] == seen.heights[width, "dark"], same


@each_page
def test_a_narrow_phone_shows_it_whole(site: str, kind: str, visit: Look) -> None:
    assert visit(site, kind).overflow == 0


@each_page
def test_nothing_moves_while_it_loads(site: str, kind: str, visit: Look) -> None:
    assert visit(site, kind).shifts == dict.fromkeys(WIDTHS, 0)


@each_page
def test_nobody_else_is_asked(site: str, kind: str, visit: Look) -> None:
    seen = visit(site, kind)
    assert seen.strange == []
    assert seen.errors == []


@each_page
def test_it_is_light(site: str, kind: str, visit: Look) -> None:
    seen = visit(site, kind)
    heaviest = sorted(seen.weight.items(), key=lambda each: each[1], reverse=True)[:5]
    for of_search in (False, True):  # the engine and the words of a search come on top of its page
        plain, packed = seen.bytes(of_search=of_search)
        assert plain <= MOST_BYTES, heaviest
        assert packed <= MOST_PACKED, heaviest


def test_only_a_search_loads_the_search(visit: Look) -> None:
    for site, kind in PAGES:
        assert (visit(site, kind).bytes(of_search=True) > (0, 0)) is (kind == "search")
