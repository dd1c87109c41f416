"""Keyboard and finger: everything is reached, shown while it has the focus, and closed again."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE

Open = Callable[..., Page]
CLAIM = "claims/ball-in-russias-court/"
STORY = "explainers/one-letter-to-moscow/"
MOST_TABS = 25
_FOCUSED = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    name: one.outerHTML.slice(0, 150),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
  };
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the element of that name has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.get_attribute("aria-label") == name or focused.inner_text().strip() == name:
            return
    raise AssertionError(f"Tab does not reach “{name}”")


def test_the_first_tab_offers_to_skip_the_menu(opened: Open) -> None:
    page = opened(CLAIM)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')"), "it leads into the page"


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(opened: Open) -> None:
    page = opened(CLAIM, viewport=PHONE)
    claims = page.locator("#site-menu").get_by_role("link", name="Claims", exact=True)
    expect(claims).to_be_hidden()
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    expect(claims).to_be_visible()
    assert page.evaluate("!!document.activeElement.closest('#site-menu')")
    page.keyboard.press("Escape")
    expect(claims).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()
    page.keyboard.press("Space")
    claims.press("Enter")
    expect(page).to_have_title("Claims – Two Accounts")


def test_the_search_of_a_phone_opens_by_keyboard_and_finds(opened: Open) -> None:
    page = opened(CLAIM, viewport=PHONE)
    field = page.locator("#site-search-field")
    expect(field).to_be_hidden()
    tab_to(page, "Search")
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.type("ball")
    page.keyboard.press("Enter")
    expect(page.locator("a.hits__title").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"/search/\?s=ball"))


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("kind", ["", CLAIM, "claims/", "search/?s=ball"])
def test_what_has_the_focus_is_shown(opened: Open, kind: str, viewport: dict[str, int]) -> None:
    page = opened(kind, **({"viewport": viewport} if viewport else {}))
    if "search" in kind:
        page.wait_for_selector("div#search[data-state=done]")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        assert focused["ring"], focused
        assert focused["seen"], focused


def test_a_card_shows_the_quotes_on_focus_and_escape_closes_it(opened: Open) -> None:
    page = opened(STORY)
    card = page.locator("#hovercard")
    link = page.get_by_role("main").get_by_role("link", name="the next move is Moscow’s")
    page.locator(".jump a").last.focus()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if link.evaluate("(one) => one === document.activeElement"):
            break
    expect(card).to_be_visible()
    expect(card).to_contain_text("their court")
    assert link.get_attribute("aria-describedby") == "hovercard"
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()


def test_a_card_follows_the_mouse_and_goes_with_it(opened: Open) -> None:
    page = opened(STORY)
    card = page.locator("#hovercard")
    page.get_by_role("main").get_by_role("link", name="the next move is Moscow’s").hover()
    expect(card).to_contain_text("their court")
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()


def test_a_finger_sees_the_card_first_and_the_page_second(opened: Open) -> None:
    page = opened(STORY, viewport=PHONE, has_touch=True, is_mobile=True)
    link = page.get_by_role("main").get_by_role("link", name="the next move is Moscow’s")
    link.tap()
    expect(page.locator("#hovercard")).to_contain_text("their court")
    assert page.url.endswith(STORY)
    link.tap()
    page.wait_for_url(f"**/{CLAIM}")


def test_filters_of_a_phone_work_by_keyboard_and_stay_in_the_address(opened: Open) -> None:
    page = opened("claims/", viewport=PHONE)
    box = page.get_by_role("checkbox", name="Accounts conflict")
    expect(box).to_be_hidden()
    page.get_by_role("button", name="Filter", exact=True).press("Enter")
    box.press("Space")
    expect(page).to_have_url(re.compile(r"claims/\?status=conflict$"))
    shown = page.locator("#list > li:visible")
    assert 0 < shown.count() < page.locator("#list > li").count()
    expect(shown.first).to_contain_text("Accounts conflict")
    page.reload()
    expect(box).to_be_checked()


def test_a_citation_is_copied(opened: Open) -> None:
    page = opened(CLAIM, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").first.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“The next move is Russia’s”. Two Accounts")


def test_light_and_dark_are_chosen_and_kept(opened: Open) -> None:
    page = opened(CLAIM)
    page.get_by_role("button", name="Appearance").press("Enter")
    page.get_by_role("button", name="Appearance").press("Enter")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


def test_nothing_moves_for_those_who_want_no_motion(opened: Open) -> None:
    for kind in ("", CLAIM, STORY):
        page = opened(kind)
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")]
              .flatMap((one) => ["", "::before", "::after"]
              .map((part) => [one, getComputedStyle(one, part)]))
              .filter(([, style]) => style.scrollBehavior === "smooth"
                || [style.transitionDuration, style.animationDuration].some(
                  (time) => time.split(",").some((each) => parseFloat(each) > 0.01)))
              .map(([one]) => one.outerHTML.slice(0, 100)).slice(0, 3)"""
        )
        assert moving == []
