"""A link from elsewhere to a place in a page that was cut leads to the part where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.published import publishing
from tests.doors.workshop import copy_site

CLAIM = "claims/clock-is-slow/"
PLACE = "cite-csl"
"""It stands at the end of a page, so on its last part."""


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site of which no page is above 3 kB."""
    root = tmp_path_factory.mktemp("cut")
    workshop = copy_site("small", root / "small")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.pages.long_pages.MOST", 3_000)
        workshop.build()
    served = root / "served"
    served.mkdir()
    with publishing({"small": workshop.site}, served) as published:
        yield published.address("small")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_place_on_a_later_part_is_found(browser: Browser, cut: str, scripts: bool) -> None:
    with browser.new_context(java_script_enabled=scripts) as window:
        page = window.new_page()
        page.goto(f"{cut}{CLAIM}")
        expect(page.locator(f"#{PLACE}")).to_have_count(0)
        page.goto("about:blank")
        page.goto(f"{cut}{CLAIM}#{PLACE}", wait_until="commit")  # it may go on before it has loaded
        if scripts:
            expect(page).to_have_url(re.compile(rf"/{CLAIM}part/\d+/#{PLACE}$"))
            expect(page.locator(f"#{PLACE}")).to_have_count(1)
        else:
            expect(page.locator("nav.pager a")).not_to_have_count(0)
            assert page.url == f"{cut}{CLAIM}#{PLACE}"


@pytest.mark.parametrize("place", ["top", "nowhere", "%", "cite-cs"])
def test_any_other_place_leaves_the_reader_on_the_first_part(
    browser: Browser, cut: str, place: str
) -> None:
    with browser.new_context() as window:
        page = window.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{cut}{CLAIM}#{place}")  # deferred scripts have run when a page has loaded
        assert page.url == f"{cut}{CLAIM}#{place}"
        assert errors == []
