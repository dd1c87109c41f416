"""The one Markdown renderer of generated pages."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from markdown_it import MarkdownIt

from generator.pages.page import Heading

_MD = MarkdownIt("commonmark", {"html": True}).enable("table")
_ID = re.compile(r'<[a-zA-Z][^>]*?\sid="([^"]*)"')
_TAG = re.compile(r"<[^>]+>")
_HEADING = re.compile(r'<h([1-6])[^>]*?\sid="([^"]*)"[^>]*>(.*?)</h\1>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's body as HTML."""

    html: str
    headings: tuple[Heading, ...]
    ids: frozenset[str]


def render_markdown(text: str) -> Rendered:
    """Return the HTML of a generated page, its headings and ids.

    Headings are HTML with explicit ids, so that every renderer makes the same ones.
    """
    body = _MD.render(text)
    headings = tuple(
        Heading(int(level), html.unescape(id), html.unescape(_TAG.sub("", inner)))
        for level, id, inner in _HEADING.findall(body)
    )
    return Rendered(body, headings, frozenset(html.unescape(id) for id in _ID.findall(body)))
