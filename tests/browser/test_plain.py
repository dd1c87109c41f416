"""Without scripts, and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import KINDS

Open = Callable[..., Page]
CLAIM = "claims/ball-in-russias-court/"
LISTS = {
    "claims": "#list > li",
    "questions": "ul.claims > li",
    "actors": "#list tbody tr:not(.roll__group)",
    "topics": "#list > div",
    "events": "li.moment",
    "comparison": "#comparison-table tbody tr:not([data-group])",
}


@pytest.mark.parametrize("kind", LISTS)
def test_without_scripts_every_list_is_complete(opened: Open, kind: str) -> None:
    address = KINDS["two-accounts"][kind]
    counts = []
    for scripts in (True, False):
        page = opened(address, java_script_enabled=scripts)
        counts.append(page.locator(LISTS[kind]).locator("visible=true").count())
    assert counts[0] == counts[1] >= 14
    expect(page.locator("form.facets")).not_to_be_visible()


def test_without_scripts_the_search_page_offers_the_indexes(opened: Open) -> None:
    page = opened("search/", java_script_enabled=False)
    for name in ("Claims", "Questions", "Actors", "Sources", "Topics", "Timeline"):
        link = page.locator("#search").get_by_role("link", name=name)
        expect(link).to_be_visible()
    page.locator("#search").get_by_role("link", name="Actors").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Actors")


def test_without_scripts_the_menu_of_a_phone_is_open(opened: Open) -> None:
    page = opened(CLAIM, java_script_enabled=False, viewport={"width": 390, "height": 844})
    expect(page.locator("#site-menu").get_by_role("link", name="Claims")).to_be_visible()
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_earlier_address_leads_to_the_page(opened: Open, scripts: bool) -> None:
    page = opened("actors/zoriana-kvitchuk/#said", "port-merrow", java_script_enabled=scripts)
    page.wait_for_url("**/actors/zoryana-kvitchuk/" + ("#said" if scripts else ""))
    expect(page.get_by_role("heading", level=1)).to_have_text("Zoryana Kvitchuk")


def test_an_earlier_address_of_a_claim_leads_to_the_same_statement(opened: Open) -> None:
    page = opened("claims/union-letter/#union-letter--gazette-tallow-bridge-p13", "port-merrow")
    page.wait_for_url("**/claims/union-warned-by-letter/#union-warned-by-letter--*")
    expect(page.locator(":target")).to_be_visible()


def test_a_claim_on_paper_is_one_clean_document(opened: Open, tmp_path: Path) -> None:
    page = opened(CLAIM, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for name in ("header nav", "form", "button", "nav", ".skip", "summary", ".edit", "input"):
        seen = [each for each in page.locator(name).all() if each.is_visible()]
        assert seen == [], f"{name} has no business on paper"
    main = page.get_by_role("main")
    for words in (
        "ball in its court",
        "Antony Blinken",
        "Press TV",
        "paragraph 11",
        "Two Accounts.",
    ):
        expect(main.get_by_text(words).locator("visible=true").first).to_be_visible()
    colours = page.evaluate(
        "[document.body, document.querySelector('h1')].map((one) => "
        "[getComputedStyle(one).backgroundColor, getComputedStyle(one).color])"
    )
    assert colours[0][0] in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), "paper is white"
    assert colours[1][1] == "rgb(0, 0, 0)"
    page.emulate_media(media="null", color_scheme="light")
    paper = page.pdf(path=tmp_path / "claim.pdf", format="A4")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2
