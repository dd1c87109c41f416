"""What a preview shows when the content has errors: a banner over the last good pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from generator.compile import Site
from generator.diagnostics import Diagnostic, Severity
from generator.pages.catalogue import Catalogue, load_catalogue
from generator.pages.english import marked, unmarked
from generator.pages.markdown import render_markdown
from generator.pages.page import Page
from generator.pages.templates import load_templates

PAGES = Path(__file__).parent.parent / "pages"
TEMPLATES = PAGES / "templates"
WATCHED = (TEMPLATES, PAGES / "words")
"""What an edit of the generator itself shows in, besides its program."""
_MOST = 50
"""More errors than this nobody reads in a banner; the terminal has them all."""


class Preview:
    """The last good site and what is wrong with the newest one."""

    def __init__(self) -> None:
        self.pages: tuple[Page, ...] = ()
        self.data: dict[str, bytes] = {}
        self.problems: list[dict[str, str]] = []
        self.changed = True
        """Whether the newest pages are others than those before."""
        self._seen: dict[Path, int] = {}

    def take(self, site: Site) -> None:
        """Show `site`, or where it has errors the last one without and its errors."""
        self.problems = banner(site.diagnostics)
        self.changed = site.ok and site.pages != self.pages
        if site.ok:
            self.pages, self.data = site.pages, dict(site.data)

    def refresh_templates(self) -> None:
        """Let templates be read again after an edit; in between they stay compiled."""
        now = {path: path.stat().st_mtime_ns for path in TEMPLATES.iterdir()}
        if now != self._seen:
            load_templates.cache_clear()
        self._seen = now

    def break_down(self, error: Exception) -> None:
        """Say that the generator itself failed; the last good pages stay."""
        self.changed = False
        self.problems = [_problem("generator", f"{type(error).__name__}: {error}")]

    def shown(self, language: str) -> tuple[Page, ...]:
        """Return the pages to show: where nothing was good yet, one that says so."""
        return self.pages or (_start_page(load_catalogue(language)),)


def banner(found: Iterable[Diagnostic]) -> list[dict[str, str]]:
    """Return what the theme's banner shows of the errors among `found`."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    shown = [
        _problem(str(each.place), f"{each.rule.name}: {each.message} {each.hint}".strip())
        for each in errors[:_MOST]
    ]
    if len(errors) > _MOST:
        shown.append(_problem("…", f"{len(errors) - _MOST} more: see the terminal"))
    return shown


def _problem(place: str, message: str) -> dict[str, str]:
    return {"place": place, "message": message}


def unfailing(build: Callable[[], None], report: Callable[[str], None]) -> Callable[[], None]:
    """Return `build` so that it reports an exception: the server of a preview would hang on it."""

    def run() -> None:
        try:
            build()
        except Exception as error:
            report(f"The preview stays as it was: {type(error).__name__}: {error}")

    return run


def _start_page(t: Catalogue) -> Page:
    text = marked(f"<h1>{t('preview.title')}</h1>\n\n{t('preview.text')}\n")
    html = render_markdown(text).html
    title = unmarked(t.plain("preview.title"))
    return Page("index.md", title, "", text, html, in_nav=True)
