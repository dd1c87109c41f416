"""One browser and the two built sites, for all tests of the reader's site."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.published import Published, publishing
from tests.browser.visit import Visit, Visitor
from tests.doors.workshop import REPOSITORY, SITES, Workshop, copy_site

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
PATIENCE = 30_000
"""Milliseconds that a test waits for what must come, as Playwright does for what is clicked."""
ARTEFACTS = REPOSITORY / "test-results" / "screenshots"
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of all these tests: Playwright's loop cannot run twice in one thread."""
    program = os.environ.get("EXPLAINER_BROWSER")
    if not program:
        pytest.skip("no browser: run `make test`, which finds one, or name it in EXPLAINER_BROWSER")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def sites(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """Both sites, built without the texts that are not in the repository, and served."""
    root = tmp_path_factory.mktemp("published")
    built = {
        "two-accounts": _built(copy_site("", root / "one", of=REPOSITORY)),
        "port-merrow": _built(copy_site("harbour", root / "two", of=SITES)),
    }
    served = root / "served"
    served.mkdir()
    with publishing({name: each.site for name, each in built.items()}, served) as published:
        yield published


@pytest.fixture(scope="session")
def harbour_at(sites: Published) -> str:
    """The address of the tour."""
    return sites.address("port-merrow")


def _built(workshop: Workshop) -> Workshop:
    done = workshop.mkdocs("build")
    assert done.returncode == 0, f"the site does not build:\n{done.stderr}"
    return workshop


@pytest.fixture
def opened(browser: Browser, sites: Published) -> Iterator[Callable[..., Page]]:
    """Open a page of a site in a window of its own, with what a browser can be told about it."""
    with ExitStack() as windows:

        def show(page: str, site: str = "two-accounts", **told: Any) -> Page:
            told = {"viewport": DESKTOP, "reduced_motion": "reduce", **told}
            window = browser.new_context(**told)
            windows.callback(window.close)
            tab = window.new_page()
            tab.goto(sites.address(site, page))
            return tab

        yield show


@pytest.fixture(scope="session")
def visit(browser: Browser, sites: Published) -> Iterator[Callable[[str, str], Visit]]:
    """Return what a look at a page tells, taken once for all tests that ask."""
    visitor = Visitor(browser, sites, ARTEFACTS)
    yield visitor.visit
    visitor.close()
