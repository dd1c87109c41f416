"""What MkDocs is handed: the compiler's pages and data as files of its own, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import weak_property

from generator.pages.page import Page

NEVER = "1970-01-01"
"""The date of a page that nobody has signed: MkDocs needs one, and today's would change."""


class _Unpacked:
    """The texts of the page that was asked for last: MkDocs asks for them eight times in a row."""

    made: Page | None = None
    markdown = content = ""

    def of(self, made: Page) -> _Unpacked:
        """Hold the texts of `made`."""
        if made is not self.made:
            self.made, self.markdown, self.content = made, made.markdown, made.html
        return self


_UNPACKED = _Unpacked()


class GeneratedPage(MkDocsPage):
    """A page whose body is finished: MkDocs' own Markdown has no part in it."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, made: Page) -> None:
        self._made = made
        self._otherwise: dict[str, str | None] = {}
        super().__init__(title, file, config)
        self.take(made)

    def take(self, made: Page) -> None:
        """Be another state of the page: reading and rendering it show that one."""
        self._made = made
        self._otherwise = {"markdown": None, "content": None}
        self.update_date = made.updated or NEVER

    @weak_property
    def title(self) -> str | None:
        """The title of the front matter; MkDocs would unpack the body to see that there is one."""
        if "markdown" not in self._otherwise and "title" in self.meta:
            title: str | None = self.meta["title"]
        else:
            title = super().title
        return title

    @property
    def markdown(self) -> str | None:
        """The body as Markdown. Held once, by the compiler's page, unless a plugin changes it."""
        if "markdown" in self._otherwise:
            return self._otherwise["markdown"]
        return _UNPACKED.of(self._made).markdown

    @markdown.setter
    def markdown(self, text: str | None) -> None:
        self._hold("markdown", text)

    @property
    def content(self) -> str | None:
        """The body as HTML, held in the same way."""
        if "content" in self._otherwise:
            return self._otherwise["content"]
        return _UNPACKED.of(self._made).content

    @content.setter
    def content(self, text: str | None) -> None:
        self._hold("content", text)

    def _hold(self, name: str, text: str | None) -> None:
        if text is not None and text == getattr(_UNPACKED.of(self._made), name):
            self._otherwise.pop(name, None)
        else:
            self._otherwise[name] = text

    def read_source(self, config: MkDocsConfig) -> None:
        """Take text and front matter from the compiler's page."""
        self._otherwise.pop("markdown", None)
        self.meta = self._made.meta()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the body from the compiler's page; its links are checked already."""
        self._otherwise.pop("content", None)
        # A builder without this plugin finds no headings, for they are HTML with ids of their own.
        self.toc = TableOfContents([])
        self.present_anchor_ids = set(self._made.ids)
        self.links_to_anchors = {}


def replace_files(
    files: Files, config: MkDocsConfig, pages: Iterable[Page], data: Iterable[tuple[str, bytes]]
) -> None:
    """Take all content out of `files` and put pages and data in its place.

    The pages of single records stay out of the navigation: every page would carry them all.
    """
    for file in [each for each in files if not each.generated_by and _lies_in(each, config)]:
        files.remove(file)
    titles = dict(_titles(config.nav or []))
    for page in pages:
        add_page(files, config, page, titles)
    for path, content in data:
        files.append(File.generated(config, path, content=content))


def add_page(
    files: Files, config: MkDocsConfig, page: Page, titles: Mapping[str, str | None]
) -> GeneratedPage:
    """Append one page to `files`; `titles` are those that the navigation gives, by path."""
    file = File.generated(config, page.path, content=page.packed)
    named = page.in_nav and page.path in titles
    file.inclusion = InclusionLevel.INCLUDED if named else InclusionLevel.NOT_IN_NAV
    made = GeneratedPage(titles.get(page.path), file, config, page)
    files.append(file)
    return made


def _lies_in(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)


def _titles(nav: Any) -> Iterator[tuple[str, str | None]]:
    """Yield path and title of every entry of the navigation; without one the page's own is used."""
    if isinstance(nav, str):
        yield nav, None
    elif isinstance(nav, list):
        for each in nav:
            yield from _titles(each)
    elif isinstance(nav, dict):
        for title, value in nav.items():
            if isinstance(value, str):
                yield value, title
            else:
                yield from _titles(value)
