"""Search in the built site, as its reader has it; what must be found stands in a file of cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
BOOK = yaml.safe_load((Path(__file__).parents[1] / "cases/search.yml").read_text("utf-8"))
FIRST = 3


@pytest.fixture(scope="module")
def tab(browser: Browser, harbour_at: str) -> Iterator[Page]:
    """A tab that fails a test where a script does or where another host is asked."""
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    origin = harbour_at.removesuffix("port-merrow/")
    page.on("request", lambda r: r.url.startswith((origin, "data:")) or wrong.append(r.url))
    yield page
    page.close()
    assert wrong == []


def ask(tab: Page, site: str, query: str, more: str = "") -> None:
    tab.goto(f"{site}search/?s={quote(query)}{more}")
    expect(tab.locator("div#search")).to_have_attribute("data-state", "done")


def answers(tab: Page, site: str) -> list[str]:
    hrefs = [link.get_attribute("href") or "" for link in tab.locator("a.hits__title").all()]
    assert all(href.startswith(site) for href in hrefs), "answers leave the site's own path"
    return [href.removeprefix(site) for href in hrefs]


@pytest.mark.parametrize("case", BOOK["finds"], ids=lambda case: case["asks"])
def test_it_finds(tab: Page, harbour_at: str, case: dict[str, str]) -> None:
    ask(tab, harbour_at, case["asks"])
    assert case["page"] in answers(tab, harbour_at)[:FIRST]


@pytest.mark.parametrize("case", BOOK["offers"], ids=lambda case: case["asks"])
def test_it_offers_the_nearest_name(tab: Page, harbour_at: str, case: dict[str, str]) -> None:
    ask(tab, harbour_at, case["asks"])
    expect(tab.locator(".search__hint")).to_contain_text(case["instead"])
    tab.locator(".search__hint").get_by_role("button").click()
    expect(tab.locator("a.hits__title").first).to_be_visible()
    expect(tab.locator("#search-field")).to_have_value(case["instead"])


def test_the_field_of_every_page_leads_to_the_answers(tab: Page, harbour_at: str) -> None:
    tab.goto(f"{harbour_at}claims/nobody-left-behind/")
    tab.get_by_role("searchbox").fill("regatta")
    tab.keyboard.press("Enter")
    expect(tab.locator("div#search")).to_have_attribute("data-state", "done")
    expect(tab).to_have_url(re.compile(r"[?&]s=regatta"))
    assert answers(tab, harbour_at)


def test_facets_narrow_by_keyboard_and_stay_in_the_address(tab: Page, harbour_at: str) -> None:
    ask(tab, harbour_at, "bridge")
    every = int(tab.locator("#search-count").inner_text().split()[0])
    tab.get_by_role("checkbox", name="Claim", exact=False).first.focus()
    tab.keyboard.press("Space")
    expect(tab.locator("#search-count")).not_to_have_text(f"{every} results")
    expect(tab).to_have_url(re.compile("kind=Claim"))
    assert all(each.startswith("claims/") for each in answers(tab, harbour_at))
    fewer = tab.locator("#search-count").inner_text()
    tab.reload()
    expect(tab.locator("#search-count")).to_have_text(fewer)


def test_without_scripts_the_search_page_offers_the_indexes(
    browser: Browser, harbour_at: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{harbour_at}search/")
    for name in ("Claims", "Actors", "Topics"):
        expect(page.get_by_role("main").get_by_role("link", name=name)).to_be_visible()
    context.close()
