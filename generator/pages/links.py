"""Does every link of every page lead somewhere? The last look before anything is published."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic, Rule
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
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def check_links(pages: Iterable[Page], files: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield each link that leads to no page, file or `id` of the site.

    `files` are the paths of what the site serves besides pages.
    """
    pages = tuple(pages)
    ids = {page.address: page.ids for page in pages}
    others = frozenset(files)
    for page in pages:
        for href in dict.fromkeys(_HREF.findall(page.html)):
            target = html.unescape(href)
            if not _OUTSIDE.match(target) and not _leads(page.address, target, ids, others):
                yield DEAD_LINK.at(
                    page.place or Place(page.path),
                    f"The page {page.address or 'index'} links to “{target}”, which is not there.",
                )


def _leads(start: str, target: str, ids: dict[str, frozenset[str]], files: frozenset[str]) -> bool:
    way, _, fragment = target.partition("#")
    way = way.partition("?")[0]
    address = start if not way else _resolve(start, way)
    if address in files:
        return True
    return address in ids and (not fragment or fragment in ids[address])


def _resolve(start: str, way: str) -> str:
    joined = posixpath.normpath(posixpath.join("/" + start, way)).strip("/")
    if joined in ("", "."):
        return ""
    return f"{joined}/" if way.endswith("/") or way in (".", "..") else joined
