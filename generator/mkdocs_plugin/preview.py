"""What a preview shows when the content has errors: a banner over the last good pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.compile import Memory, Site, compile_site
from generator.diagnostics import Diagnostic, Severity
from generator.exports.run import run_exports
from generator.mkdocs_plugin.lenient import place_of
from generator.options import Options
from generator.pages.catalogue import Catalogue, load_catalogue
from generator.pages.english import marked, unmarked
from generator.pages.links import DEAD_LINK
from generator.pages.markdown import render_markdown
from generator.pages.page import Page
from generator.pages.templates import load_templates
from generator.reading.content import Content
from generator.shapes.edition import DataFile, Edition

PAGES = Path(__file__).parent.parent / "pages"
TEMPLATES = PAGES / "templates"
WATCHED = (TEMPLATES, PAGES / "words")
"""What an edit of the generator itself shows in, besides its program."""
_MOST = 50
"""More errors than this nobody reads in a banner; the terminal has them all."""


class Preview:
    """The last good site and what is wrong with the newest one."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.pages: tuple[Page, ...] = ()
        self.data: tuple[DataFile, ...] = ()
        self.newest: Site | None = None
        """The last good site as the compiler gave it."""
        self.problems: list[dict[str, str]] = []
        self.changed = True
        """Whether the newest pages are others than those before."""
        self._seen: dict[Path, int] = {}

    def compile(self, content: Content, options: Options, *, at_once: bool = True) -> Site:
        """Return the site that `content` makes, from memory as far as it goes.

        Unless `at_once`, the data files of the last good site stand in for those that are made
        after its pages, if no page links to one that is not among them.
        """
        made: tuple[DataFile, ...] = self.data

        def export(edition: Edition) -> tuple[DataFile, ...]:
            nonlocal made
            made = run_exports(edition)
            return made

        site = self.newest
        if not at_once and self.pages:
            site = compile_site(content, options, memory=self.memory, exports=lambda _: self.data)
        if at_once or not self.pages or _lacks_a_file(site):
            site = compile_site(content, options, memory=self.memory, exports=export)
        assert site is not None
        self.take(site, made)
        return site

    def take(self, site: Site, data: tuple[DataFile, ...]) -> None:
        """Show `site`, or where it has errors the last one without and its errors."""
        self.problems = banner(site.diagnostics)
        self.changed = site.ok and site.pages != self.pages
        if site.ok:
            self.newest, self.pages, self.data = site, site.pages, data

    def complete(self, site: Site, data: tuple[DataFile, ...]) -> None:
        """Show the last good site with data files of its own."""
        self.newest, self.pages, self.data = site, site.pages, data

    def refresh_templates(self) -> None:
        """Let templates and words be read again after an edit; in between they stay compiled."""
        now = {path: path.stat().st_mtime_ns for each in WATCHED for path in each.iterdir()}
        if now != self._seen:
            load_templates.cache_clear()
            load_catalogue.cache_clear()
        self._seen = now

    def break_down(self, error: Exception) -> None:
        """Say that the generator, the theme or MkDocs failed; the last good pages stay."""
        self.changed = False
        words = f"{type(error).__name__}: {error}"
        self.problems = [_problem(place_of(error) or "generator", words)]

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


def _lacks_a_file(site: Site | None) -> bool:
    found = site.diagnostics if site is not None else ()
    return any(each.rule is DEAD_LINK for each in found)


def _start_page(t: Catalogue) -> Page:
    text = marked(f"<h1>{t('preview.title')}</h1>\n\n{t('preview.text')}\n")
    html = render_markdown(text).html
    title = unmarked(t.plain("preview.title"))
    return Page("index.md", title, "", text, html, in_nav=True)
