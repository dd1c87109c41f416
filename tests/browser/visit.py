"""All that is measured of a page without touching it, in one visit: the tests only compare."""

from __future__ import annotations

import functools
import gzip
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.published import Published

CASES = Path(__file__).parent.parent / "cases" / "browser"
KINDS: dict[str, dict[str, str]] = yaml.safe_load((CASES / "pages.yml").read_text("utf-8"))
PAGES = [(site, kind) for site, kinds in KINDS.items() for kind in kinds]

WIDTHS = (1440, 390)
HEIGHT = 900
NARROWEST = 320
# Two of the four modes are kept by every run, all by `make screenshots`.
PICTURES = {(1440, "light"), (390, "dark")}
if os.environ.get("EXPLAINER_SCREENSHOTS"):
    PICTURES |= {(1440, "dark"), (390, "light")}
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ALL = {"runOnly": _TAGS, "resultTypes": ["violations"], "preload": False}
# Once, axe looks at everything. A phone has other boxes in the same colours; light and dark are the
# same boxes (`Visit.heights` shows it) in other colours, which a few rows of a long list show.
_COLOUR = ["color-contrast", "link-in-text-block"]
_SHAPES = {**_ALL, "rules": {rule: {"enabled": False} for rule in _COLOUR}}
_COLOURS = {**_ALL, "runOnly": _COLOUR}
_ROWS = {"li": 13, "tr": 13, ".para": 13, "section": 7, "tbody": 5}
_FEW = {"exclude": [[f"{row}:nth-child(n+{n})"] for row, n in _ROWS.items()]}
_ROUNDS: dict[tuple[int, str], list[tuple[dict[str, Any], dict[str, Any]]]] = {
    (1440, "light"): [({}, _ALL)],
    (1440, "dark"): [(_FEW, _COLOURS)],
    (390, "light"): [({}, _SHAPES), (_FEW, _COLOURS)],
    (390, "dark"): [(_FEW, _COLOURS)],
}
_WATCH = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_SETTLE = """async () => {
  await document.fonts.ready;
  for (const y of [document.body.scrollHeight, 0]) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
}"""
_FONTS = (".woff2",)
_PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


@dataclass
class Visit:
    """What one look at a page tells."""

    violations: list[str] = field(default_factory=list)
    """What axe objects to, each with the mode and the first place."""
    heights: dict[tuple[int, str], int] = field(default_factory=dict)
    """The page's height by width and scheme."""
    overflow: int = 0
    """The pixels by which it is wider than the narrowest phone."""
    shifts: dict[int, float] = field(default_factory=dict)
    """The layout shift by width."""
    strange: list[str] = field(default_factory=list)
    """Requests to another origin."""
    errors: list[str] = field(default_factory=list)
    """What scripts or the policy complain of."""
    weight: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Bytes of every file that it loads, fonts aside: as they are, and with gzip."""

    def bytes(self, *, of_search: bool = False) -> tuple[int, int]:
        """The weight of the page, or of what a search fetches: as it is, and with gzip."""
        counted = [
            each for file, each in self.weight.items() if ("/pagefind/" in file) is of_search
        ]
        return sum(plain for plain, _ in counted), sum(packed for _, packed in counted)


class Visitor:
    """Visits pages, each once."""

    def __init__(self, browser: Browser, sites: Published, artefacts: Path) -> None:
        self.sites = sites
        self.artefacts = artefacts
        self.axe = Axe().axe_script
        self.seen: dict[tuple[str, str], Visit] = {}
        self.now = Visit()
        self.tabs = {width: self._tab(browser, width) for width in WIDTHS}
        shutil.rmtree(artefacts, ignore_errors=True)

    def _tab(self, browser: Browser, width: int) -> Page:
        page = browser.new_page(
            viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce"
        )
        page.add_init_script(_WATCH)
        page.on("request", lambda request: self._note(request.url, self.now))
        page.on("pageerror", lambda error: self.now.errors.append(str(error)))
        page.on("console", lambda message: _complaint(message, self.now))
        return page

    def visit(self, site: str, kind: str) -> Visit:
        key = site, kind
        if key not in self.seen:
            self.seen[key] = self.now = Visit()
            for width, page in self.tabs.items():
                self._look(page, width, site, kind)
        return self.seen[key]

    def close(self) -> None:
        for page in self.tabs.values():
            page.close()

    def _look(self, page: Page, width: int, site: str, kind: str) -> None:
        found = self.now
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme="light")
        page.goto(self.sites.address(site, KINDS[site][kind]))
        settle(page)
        found.shifts[width] = page.evaluate("shifted")
        page.evaluate(self.axe)  # once for both schemes: it is half a megabyte
        for scheme in ("light", "dark"):
            _show(page, scheme)
            if (width, scheme) in PICTURES:
                self._picture(page, f"{site}/{kind}-{width}-{scheme}.jpg")
            for context, options in _ROUNDS[width, scheme]:
                for one in _objections(page, context, options):
                    found.violations.append(f"{width} px, {scheme}: {one}")
        for scheme in ("light", "dark"):
            _show(page, scheme)
            found.heights[width, scheme] = height(page)
        if width == WIDTHS[-1]:
            page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
            found.overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    def _note(self, address: str, found: Visit) -> None:
        if not address.startswith((self.sites.host + "/", "data:", "blob:")):
            found.strange.append(address)
        elif address.startswith("http"):
            file = self.sites.file(address)
            if file.suffix not in _FONTS:
                found.weight[address.removeprefix(self.sites.host)] = weigh(file)

    def _picture(self, page: Page, name: str) -> None:
        path = self.artefacts / name
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path, full_page=True, type="jpeg", quality=70)


def settle(page: Page) -> None:
    """Wait until a page stands: its fonts, its end once seen, the answers of a search."""
    if page.locator("div#search").count():
        page.wait_for_selector("div#search[data-state=done]")
    page.evaluate(_SETTLE)


def _objections(page: Page, context: dict[str, Any], options: dict[str, Any]) -> list[str]:
    """Return what axe objects to, each rule with its first place."""
    found = page.evaluate(
        """([context, options]) =>
          axe.run({ include: [["html"]], ...context }, options).then((all) => all.violations)""",
        [context, options],
    )
    return [
        f"{one['id']}, {len(one['nodes'])} times: {one['nodes'][0]['html'][:200]}" for one in found
    ]


def _show(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.wait_for_selector(f"html[data-scheme={scheme}]")


def height(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


@functools.cache
def weigh(file: Path) -> tuple[int, int]:
    """Return a file's bytes, and its bytes as a host sends them."""
    body = file.read_bytes()
    packed = gzip.compress(body, 6) if file.suffix in _PACKED else body
    return len(body), len(packed)


def _complaint(message: Any, found: Visit) -> None:
    lost = "404" in message.text and "no-such-page" in message.location.get("url", "")
    if message.type == "error" and not lost:
        found.errors.append(message.text)
