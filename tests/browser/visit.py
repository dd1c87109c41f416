"""All that is measured of a page without touching it, in one visit: the tests only compare."""

from __future__ import annotations

import functools
import gzip
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.published import Published

CASES = Path(__file__).parent.parent / "cases" / "browser"
KINDS: dict[str, dict[str, str]] = yaml.safe_load((CASES / "pages.yml").read_text("utf-8"))
PAGES = [(site, kind) for site, kinds in KINDS.items() for kind in kinds]

WIDTHS = (1440, 390)
HEIGHT = 900
NARROWEST = 320
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ALL = {"runOnly": _TAGS, "resultTypes": ["violations"], "preload": False}
# Light and dark are the same boxes in other colours; `Visit.heights` shows it.
_COLOURS = {**_ALL, "runOnly": ["color-contrast", "link-in-text-block"]}
_WATCH = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_SETTLE = """async () => {
  await document.fonts.ready;
  for (let y = 0; y < document.body.scrollHeight; y += 3000) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
  scrollTo(0, 0);
  await new Promise(requestAnimationFrame);
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

    @property
    def bytes(self) -> tuple[int, int]:
        """The weight of the page: as it is, and with gzip."""
        return sum(a for a, _ in self.weight.values()), sum(b for _, b in self.weight.values())


class Visitor:
    """Visits pages, each once."""

    def __init__(self, chromium: Browser, sites: Published, artefacts: Path) -> None:
        self.sites = sites
        self.artefacts = artefacts
        self.axe = Axe().axe_script
        """Given to a page once: it is half a megabyte."""
        self.seen: dict[tuple[str, str], Visit] = {}
        self.windows = {width: self._window(chromium, width) for width in WIDTHS}
        shutil.rmtree(artefacts, ignore_errors=True)

    def _window(self, chromium: Browser, width: int) -> BrowserContext:
        window = chromium.new_context(
            viewport={"width": width, "height": HEIGHT},
            reduced_motion="reduce",
            color_scheme="light",
        )
        window.add_init_script(_WATCH)
        return window

    def visit(self, site: str, kind: str) -> Visit:
        key = site, kind
        if key not in self.seen:
            self.seen[key] = self._look(site, kind)
        return self.seen[key]

    def close(self) -> None:
        for window in self.windows.values():
            window.close()

    def _look(self, site: str, kind: str) -> Visit:
        found = Visit()
        for width, window in self.windows.items():
            page = window.new_page()
            page.on("request", lambda request: self._note(request.url, found))
            page.on("pageerror", lambda error: found.errors.append(str(error)))
            page.on("console", lambda message: _complaint(message, found))
            page.goto(self.sites.address(site, KINDS[site][kind]))
            settle(page)
            found.shifts[width] = page.evaluate("shifted")
            page.evaluate(self.axe)
            for scheme, options in (("light", _ALL), ("dark", _COLOURS)):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                found.heights[width, scheme] = height(page)
                self._picture(page, f"{site}/{kind}-{width}-{scheme}.jpg")
                found.violations += [
                    f"{width} px, {scheme}: {one}" for one in _objections(page, options)
                ]
            if width == WIDTHS[-1]:
                page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
                found.overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            page.close()
        return found

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


def _objections(page: Page, options: dict[str, Any]) -> list[str]:
    """Return what axe objects to, each rule with its first place."""
    found = page.evaluate("options => axe.run(options).then((all) => all.violations)", options)
    return [
        f"{one['id']}, {len(one['nodes'])} times: {one['nodes'][0]['html'][:200]}" for one in found
    ]


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
