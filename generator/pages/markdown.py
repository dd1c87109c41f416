"""The one Markdown renderer of generated pages."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from sys import intern

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names

from generator.pages.packed import blocks
from generator.pages.page import Heading

_MD = MarkdownIt("commonmark", {"html": True}).enable("table")
_BLOCK = rf"</?(?:{'|'.join(block_names)})(?=[ \n>])"
"""What begins a block of HTML that goes on to the next blank line (CommonMark 4.6, kind 6)."""
_BEGINS = re.compile(_BLOCK)
_OTHERWISE = re.compile(rf"\n\n(?!{_BLOCK})")
"""A part after a blank line that begins in another way."""
_READ = (" \n", "\t", "\r", "\0")
"""What markdown-it would write otherwise than it stands there, or take for a blank line."""
_ID = re.compile(r' id="([^"]*)"')
"""An `id`, and nothing else: a quotation mark in the text of a page is a reference."""
_TAG = re.compile(r"<[^>]+>")
_HEADING = re.compile(r'<h([1-6])[^>]*?\sid="([^"]*)"[^>]*>(.*?)</h\1>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's body as HTML."""

    text: str
    """The Markdown that it is made from."""
    made: str | None
    """The HTML where it is more than the Markdown without its blank lines."""
    headings: tuple[Heading, ...]
    ids: frozenset[str]

    @property
    def html(self) -> str:
        """The HTML."""
        return blocks(self.text) if self.made is None else self.made


def render_markdown(text: str) -> Rendered:
    """Return the HTML of a generated page, its headings and ids.

    Headings are HTML with explicit ids, so that every renderer makes the same ones.
    """
    made = None if _is_finished(text) else _MD.render(text)
    body = text if made is None else made
    headings = tuple(
        Heading(int(level), html.unescape(id), html.unescape(_TAG.sub("", inner)))
        for level, id, inner in _HEADING.findall(body)
    )
    # Nine in ten ids are those of other pages too: one string for them all.
    ids = frozenset(map(intern, map(html.unescape, _ID.findall(body))))
    return Rendered(text, made, headings, ids)


def _is_finished(text: str) -> bool:
    """Tell whether a page is nothing but blocks of HTML, as nearly every page is.

    Markdown copies such blocks, and drops the blank lines between them. Where any part of the
    page, up to a blank line, begins in another way, markdown-it has to read it.
    """
    if any(sign in text for sign in _READ) or not text.endswith("\n") or text.endswith("\n\n"):
        return False
    return bool(_BEGINS.match(text)) and not _OTHERWISE.search(text)
