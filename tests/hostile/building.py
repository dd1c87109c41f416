"""A built site from hostile records, and a window that tells what happens in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.doors.workshop import REPOSITORY, Workshop
from tests.hostile.planting import OPTIONS

LOOK = Path(__file__).parent / "look.js"
_CONFIG = """INHERIT: {repository}/mkdocs.yml
site_name: {name}
site_url: https://example.org/hostile/
docs_dir: content
site_dir: site
theme: {{custom_dir: {repository}/overrides}}
plugins:
  - explainer: {options}
nav:
{nav}
"""
_NAV = ["index.md", "claims/index.md", "actors/index.md", "explainers/index.md", "search.md"]
_WATCH = """
(() => {
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    window[name] = () => { window.__x = name; };
  }
  const later = window.setTimeout;
  window.setTimeout = (work, time, ...rest) => later(work, 0, ...rest);
})();
"""


def build(root: Path, files: Mapping[str, str], name: str) -> Workshop:
    """Build a site from its files as CI does; `name` is its own and that of a line of its menu."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
    given = {
        "severity": OPTIONS.severity,
        "repository": OPTIONS.repository,
        **dict.fromkeys(("own_percent", "all_percent"), 100),
        "quote_words": 1000,
    }
    words = json.dumps(name)
    lines = [f"  - {each}" for each in (*_NAV, f"{words}: topics/index.md")]
    config = _CONFIG.format(
        repository=REPOSITORY, options=json.dumps(given), nav="\n".join(lines), name=words
    )
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    workshop = Workshop(root)
    done = workshop.mkdocs("build")
    assert done.returncode == 0, f"the hostile site does not build:\n{done.stderr[-3000:]}"
    return workshop


def pages_of(site: Path) -> list[str]:
    """Return the address of every page of a built site, from its root."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path.removesuffix("index.html") for path in found]


@dataclass
class Window:
    """A tab in which everything is noted that a hostile value could do."""

    page: Page
    host: str
    happened: list[str] = field(default_factory=list)
    """Dialogues, windows, downloads, words on the console, requests to other hosts."""


_SLOW = "Failed to initialize Pagefind in the web worker, falling back to main thread"
"""What Pagefind says on a busy machine: it searches all the same."""


@contextmanager
def window(browser: Browser, host: str, *, policy: bool) -> Iterator[Window]:
    """Open a tab; without `policy` the site's own second wall is taken down."""
    context = browser.new_context(bypass_csp=not policy, viewport={"width": 1280, "height": 800})
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.set_default_timeout(60_000)
    opened = Window(page, host)
    note = opened.happened.append
    page.on("dialog", lambda dialog: (note(f"a dialogue: {dialog.message}"), dialog.dismiss())[0])
    page.on("popup", lambda popup: note(f"a window: {popup.url}"))
    page.on("download", lambda download: note(f"a download: {download.url}"))
    page.on("console", lambda message: _SLOW in message.text or note(f"said: {message.text}"))
    page.on("pageerror", lambda error: note(f"an error: {error}"))
    page.on("request", lambda request: _foreign(request.url, opened))
    yield opened
    context.close()


def _foreign(address: str, opened: Window) -> None:
    if not address.startswith((f"{opened.host}/", "data:image/svg", "blob:")):
        opened.happened.append(f"a request: {address}")
