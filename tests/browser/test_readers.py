"""A reader's questions, answered from the home page along links that can be seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import CASES

READERS: list[dict[str, Any]] = yaml.safe_load((CASES / "readers.yml").read_text("utf-8"))
MOST_CLICKS = 2
# What a reader sees of an element: without the words that are for screen readers only.
_SEEN = """(one) => {
  const copy = one.cloneNode(true);
  for (const hidden of copy.querySelectorAll(".vh, [hidden]")) hidden.remove();
  return copy.textContent.replace(/\\s+/g, " ");
}"""


@pytest.mark.parametrize("case", READERS, ids=lambda case: case["question"])
def test_a_reader_finds_the_answer(case: dict[str, Any], opened: Callable[..., Page]) -> None:
    page = opened("")
    clicks = 0
    for step in case["way"]:
        ((verb, words),) = step.items()
        if verb == "see":
            expect(
                page.get_by_role("main").get_by_text(words).locator("visible=true").first
            ).to_be_visible()
        elif verb == "search":
            page.get_by_role("searchbox").locator("visible=true").first.fill(words)
            page.keyboard.press("Enter")
            page.wait_for_selector("div#search[data-state=done]")
            clicks += 1
        else:
            page.get_by_role("link", name=words, exact=True).locator("visible=true").first.click()
            clicks += 1
    assert clicks <= MOST_CLICKS
    for evidence in case["finds"]:
        _follow_to_its_place(page, evidence)


def _follow_to_its_place(page: Page, evidence: dict[str, Any]) -> None:
    account = page.get_by_role("group", name=evidence["outlet"], exact=True)
    if evidence.get("absent"):
        absent = account.filter(has_text=evidence["absent"]).filter(has_text=evidence["quote"])
        expect(absent.first).to_be_visible()
        return
    said = _said(account, evidence)
    said.locator(".verified a").first.click()
    page.wait_for_url("**/sources/**#*")
    place = page.locator(":target")
    expect(place).to_be_in_viewport()
    paragraph = page.locator(".para").filter(has=place).evaluate(_SEEN)
    assert evidence.get("there", evidence.get("quote")) in paragraph
    page.go_back()


def _said(account: Locator, evidence: dict[str, Any]) -> Locator:
    """Return the figure in which the words stand, with their speaker."""
    for said in account.locator("figure.said").all():
        words, by = said.evaluate(_SEEN), said.locator(".said__by").inner_text()
        silent = "not reprinted" in words if evidence.get("silent") else evidence["quote"] in words
        if silent and evidence["speaker"] in by:
            expect(said).to_be_visible()
            return said
    raise AssertionError(f"{evidence} is not on the page")
