"""What the search of the two-report site must find: listed cases, every spelling, every topic."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.browser.published import Published
from tests.browser.visit import CASES

FIRST = 3
ASKED: list[dict[str, str]] = yaml.safe_load((CASES / "searches.yml").read_text("utf-8"))
# Typed into the form and sent; all in one call, for there are hundreds of spellings.
_ASK = """async ([query, n]) => {
  const { dataset } = document.getElementById("search");
  const field = document.getElementById("search-field");
  delete dataset.state;
  field.value = query;
  field.form.requestSubmit();
  while (!dataset.state) await new Promise((done) => setTimeout(done, 5));
  return [...document.querySelectorAll("a.hits__title")].slice(0, n).map((one) => one.href);
}"""
Ask = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def ask(browser: Browser, sites: Published) -> Iterator[Ask]:
    """Type a query into an open search page; return the addresses of the first answers."""
    page: Page = browser.new_page(reduced_motion="reduce")
    strange: list[str] = []
    origin = f"{sites.host}/"
    page.on("request", lambda r: r.url.startswith((origin, "data:")) or strange.append(r.url))
    page.goto(sites.address("two-accounts", "search/"))
    root = sites.address("two-accounts")

    def answers(query: str) -> list[str]:
        links: list[str] = page.evaluate(_ASK, [query, FIRST])
        return [link.removeprefix(root) for link in links]

    page.wait_for_selector("div#search[data-state=done]")
    yield answers
    page.close()
    assert strange == [], "a search asked somebody else"


@pytest.mark.parametrize("case", ASKED, ids=lambda case: case["asks"])
def test_it_finds(ask: Ask, case: dict[str, str]) -> None:
    assert case["page"] in ask(case["asks"])


def test_every_actor_is_found_by_every_spelling(ask: Ask, sites: Published) -> None:
    names = [
        (name, f"actors/{actor['id']}/")
        for actor in _corpus(sites)["actors"]
        for name in [actor["name"], *(each["name"] for each in actor["aka"])]
    ]
    assert len(names) > 100
    lost = [f"{name}: {page}" for name, page in names if page not in ask(name)]
    assert lost == [], "\n".join(lost)


def test_every_topic_is_found_by_its_name(ask: Ask, sites: Published) -> None:
    topics = _corpus(sites)["topics"]
    assert topics
    lost = [each["name"] for each in topics if f"topics/{each['id']}/" not in ask(each["name"])]
    assert lost == [], "\n".join(lost)


def _corpus(sites: Published) -> Any:
    file = sites.folders["two-accounts"] / "data" / "corpus.json"
    return json.loads(file.read_text("utf-8"))
