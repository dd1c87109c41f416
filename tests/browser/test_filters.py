"""Filters over complete lists: from the keyboard, with their state in the address."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser
STORY = "explainers/who-knew-about-the-bridge/comparison/"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    yield page
    page.close()


def rows(tab: Page, id: str) -> Locator:
    return tab.locator(f"#{id} :is(li, tbody tr):not([data-group]):visible")


@pytest.mark.parametrize(
    ("path", "id", "attribute"),
    [(STORY, "comparison-table", "status"), ("claims/", "list", "status")],
)
def test_a_filter_narrows_and_is_remembered(
    tab: Page, harbour_at: str, path: str, id: str, attribute: str
) -> None:
    tab.goto(harbour_at + path)
    all_rows = rows(tab, id).count()
    box = tab.locator(f'form[data-facets="{id}"] input[name="status"][value="conflict"]')
    box.focus()
    tab.keyboard.press("Space")
    expect(box).to_be_checked()
    fewer = rows(tab, id).count()
    assert 0 < fewer < all_rows
    expect(rows(tab, id).first).to_have_attribute(f"data-{attribute}", "conflict")
    expect(tab.locator(f'[data-count="{id}"]')).to_contain_text(f"{fewer} of {all_rows}")
    expect(tab).to_have_url(re.compile(r"\?status=conflict$"))
    tab.reload()
    expect(rows(tab, id)).to_have_count(fewer)
    tab.locator(f'form[data-facets="{id}"] button[type="reset"]').press("Enter")
    expect(rows(tab, id)).to_have_count(all_rows)
    expect(tab).not_to_have_url(re.compile("status"))


def test_groups_without_rows_are_hidden(tab: Page, harbour_at: str) -> None:
    tab.goto(f"{harbour_at}{STORY}?status=worded")
    assert rows(tab, "comparison-table").count() >= 1
    heads = tab.locator("#comparison-table tr[data-group]")
    assert 0 < sum(head.is_visible() for head in heads.all()) < heads.count()


def test_the_list_of_questions_follows_the_filter(tab: Page, harbour_at: str) -> None:
    tab.goto(harbour_at + STORY)
    links = tab.locator(".folds--jump li > a")
    tab.locator(".folds--jump summary").click()
    heads = tab.locator("#comparison-table tr[data-group]")
    expect(links).to_have_count(heads.count())
    links.last.click()
    expect(heads.last).to_be_in_viewport()
    tab.goto(f"{harbour_at}{STORY}?status=worded")
    tab.locator(".folds--jump summary").click()
    shown = tab.locator("#comparison-table tr[data-group]:visible")
    expect(tab.locator(".folds--jump li > a:visible")).to_have_count(shown.count())
    assert 0 < shown.count() < heads.count()


def test_lists_are_complete_without_scripts(browser: Browser, harbour_at: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{harbour_at}claims/?status=conflict")
    assert page.locator("#list > li:visible").count() == page.locator("#list > li").count() > 30
    expect(page.locator("form.facets")).to_be_hidden()
    context.close()
