"""The one Markdown renderer of generated pages."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names

from generator.pages.page import Heading

_MD = MarkdownIt("commonmark", {"html": True}).enable("table")
_BLOCK = re.compile(rf"</?(?:{'|'.join(block_names)})(?=[ \n>])")
"""What begins a block of HTML that goes on to the next blank line (CommonMark 4.6, kind 6)."""
_READ = ("\n\n\n", " \n", "\t", "\r", "\0")
"""What markdown-it would write otherwise than it stands there, or take for a blank line."""
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
    body = _finished(text) or _MD.render(text)
    headings = tuple(
        Heading(int(level), html.unescape(id), html.unescape(_TAG.sub("", inner)))
        for level, id, inner in _HEADING.findall(body)
    )
    return Rendered(body, headings, frozenset(html.unescape(id) for id in _ID.findall(body)))


def _finished(text: str) -> str | None:
    """Return the HTML of a page that is nothing but blocks of HTML, as nearly every page is.

    Markdown copies such blocks, and drops the blank lines between them. None where any part of the
    page, up to a blank line, begins in another way: markdown-it then has to read it.
    """
    if any(sign in text for sign in _READ) or not text.endswith("\n") or text.endswith("\n\n"):
        return None
    if not all(map(_BLOCK.match, text.split("\n\n"))):
        return None
    return text.replace("\n\n", "\n")
