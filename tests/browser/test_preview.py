"""The preview in a browser: an editor saves, and the open page follows by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.doors.served import serving
from tests.doors.workshop import copy_site

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def test_the_open_page_follows_each_save(tab: Page, tmp_path: Path) -> None:
    workshop = copy_site("small", tmp_path / "small")
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    with serving(workshop) as served:
        served.until(lambda page: "Tilda Ames" in page, "actors/tilda-ames/")
        tab.goto(f"{served.base}claims/clock-is-slow/")
        problems = tab.get_by_role("complementary", name="Problems")
        expect(problems).to_have_count(0)

        workshop.edit("content/site.yml", "four minutes slow", "four minutes slew")
        expect(problems).to_contain_text("content/site.yml:19:")
        expect(problems).to_contain_text("“slew” instead of “slow”")
        expect(tab.get_by_role("heading", level=1)).to_contain_text("The clock on the market hall")

        workshop.edit("content/site.yml", "four minutes slew", "four minutes slow")
        expect(problems).to_have_count(0)

        # A page has no banner either while it is still coming in, and cannot be scrolled yet.
        tab.wait_for_load_state("load")
        tab.set_viewport_size({"width": 600, "height": 200})
        tab.evaluate("window.scrollTo(0, 150)")
        tab.wait_for_function("window.scrollY === 150")
        workshop.edit("content/site.yml", "hall is slow.\n", "hall is late.\n")
        expect(tab.get_by_role("heading", level=1)).to_contain_text("late")
        tab.wait_for_function("window.scrollY === 150")  # in place: the reader stays where she was
        words = served.words()
        assert words.count("Building documentation") == 1, "a save of content builds no whole site"
        made = [int(number) for number in re.findall(r"Pages made again: (\d+)", words)]
        assert 0 < max(made) <= 4, "nothing but the pages that have the words is made again"
    assert errors == []
