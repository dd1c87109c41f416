"""A finished page, before any theme."""

from __future__ import annotations

import html
import json
from copy import copy
from dataclasses import dataclass, field

from generator.pages.addresses import address_of_path
from generator.pages.packed import Packed, PackedHtml
from generator.place import Place


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry of a page's table of contents."""

    level: int
    id: str
    title: str
    """Plain text."""


@dataclass(frozen=True)
class Page:
    """One page of the site: the same for both doors."""

    path: str
    """Of its Markdown file, from the root of the pages (`claims/x.md`)."""
    title: str
    """Plain text."""
    description: str
    """Plain text."""
    markdown: Packed = Packed()  # noqa: RUF009 - a descriptor
    """The body, without front matter."""
    html: PackedHtml = PackedHtml()  # noqa: RUF009 - a descriptor
    """The body as rendered from `markdown`."""
    headings: tuple[Heading, ...] = ()
    ids: frozenset[str] = frozenset()
    """Every `id` in the body."""
    search: bool = True
    """Whether the page stands in the search index."""
    in_nav: bool = False
    """Whether it is an index or hand-written page, which may stand in the navigation."""
    crumbs: tuple[tuple[str, str], ...] = ()
    """The pages above this one: title and address from the site's root."""
    place: Place | None = None
    """Where the record stands that the page is made from."""
    updated: str = ""
    """The latest date signed in what the page shows, or nothing."""
    extra: tuple[tuple[str, str], ...] = field(default=())
    """Further keys for the theme."""

    @property
    def address(self) -> str:
        """The address from the site's root."""
        return address_of_path(self.path)

    @property
    def packed(self) -> bytes:
        """The body's Markdown as UTF-8: the very bytes that are kept, and no copy."""
        packed: bytes = self.__dict__["_markdown"]
        return packed

    @property
    def weight(self) -> int:
        """Bytes of the HTML, or a few more: told without unpacking it."""
        html: bytes | None = self.__dict__["_html"]
        return len(self.packed if html is None else html)

    def but(self, *, updated: str | None = None, extra: tuple[tuple[str, str], ...] = ()) -> Page:
        """Return the page with another date or more keys for the theme; its text is shared."""
        other = copy(self)
        other.__dict__["updated"] = self.updated if updated is None else updated
        other.__dict__["extra"] = (*self.extra, *extra)
        return other

    def meta(self) -> dict[str, object]:
        """Return the front matter as the theme reads it, with words escaped for HTML."""
        meta: dict[str, object] = {
            "title": html.escape(self.title),
            "description": html.escape(self.description),
            "hide": ["navigation", "toc"],
            "crumbs": [{"title": html.escape(t), "url": url} for t, url in self.crumbs],
        }
        if not self.search:
            meta["search_exclude"] = True
        if self.updated:
            meta["updated"] = self.updated
        return {**meta, **dict(self.extra)}

    def as_file(self) -> str:
        """Return the Markdown file with its front matter; each value is JSON, which YAML reads."""
        lines = [f"{key}: {_as_yaml(value)}" for key, value in self.meta().items()]
        return "\n".join(["---", *lines, "---", "", self.markdown])


def _as_yaml(value: object) -> str:
    """Return a value as JSON that YAML reads too.

    YAML does not join the two escapes by which JSON writes a sign beyond U+FFFF, such as an emoji.
    """
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c > "\uffff" else f"\\u{ord(c):04x}" for c in text)
