"""Does every link of every page lead somewhere? The last look before anything is published."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Rule
from generator.pages.addresses import leads_outside, resolve
from generator.pages.page import Page
from generator.place import Place

DEAD_LINK = Rule(
    "P201",
    "dead-link",
    """
A page links to a page or to a place in a page that does not exist.

Addresses are made from records, so this is a link typed by hand, such as `[see above](#aid)` to a
heading that was renamed, or a fault of a template.
""",
)

_HREF = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')


@dataclass(frozen=True, slots=True)
class _Link:
    """A link as it is written in a page, and where it leads."""

    target: str
    address: str
    fragment: str


class KeptLinks:
    """The links of each page of one run for the next one."""

    def __init__(self) -> None:
        self._links: dict[int, tuple[Page, tuple[_Link, ...]]] = {}

    def of(self, pages: Iterable[Page]) -> list[tuple[Page, tuple[_Link, ...]]]:
        """Return the links of `pages`; those of a page that was there before are not sought."""
        known, self._links = self._links, {}
        for page in pages:
            self._links[id(page)] = known.get(id(page)) or (page, tuple(_links(page)))
        return list(self._links.values())


def check_links(
    pages: Iterable[Page], files: Iterable[str], kept: KeptLinks | None = None
) -> Iterator[Diagnostic]:
    """Yield each link that leads to no page, file or `id` of the site.

    `files` are the paths of what the site serves besides pages. Pages of an earlier run, the very
    same values, are not searched again where `kept` has their links.
    """
    pages = tuple(pages)
    ids = {page.address: page.ids for page in pages}
    others = frozenset(files)
    searched = kept.of(pages) if kept else ((page, _links(page)) for page in pages)
    for page, links in searched:
        for link in links:
            there = ids.get(link.address)
            if link.address in others or (
                there is not None and (not link.fragment or link.fragment in there)
            ):
                continue
            yield DEAD_LINK.at(
                page.place or Place(page.path),
                f"The page {page.address or 'index'} links to “{link.target}”, which is not there.",
                hint="Correct the link, or the template that writes it.",
            )


def _links(page: Page) -> Iterator[_Link]:
    """Yield each link of a page that stays on the site, once."""
    for href in dict.fromkeys(_HREF.findall(page.html)):
        target = html.unescape(href)
        if not leads_outside(target):
            way, _, fragment = target.partition("#")
            way = way.partition("?")[0]
            yield _Link(target, resolve(page.address, way) if way else page.address, fragment)
