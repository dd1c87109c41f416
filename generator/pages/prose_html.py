"""Hand-written prose as finished HTML, its links to records pointing at their pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

from generator.reading.prose import SCHEME, Prose, parser

if TYPE_CHECKING:
    from generator.pages.here import Here


def prose_html(prose: Prose, here: Here) -> Markup:
    """Return one block of HTML: no blank line inside, headings with ids made from their words."""
    renderer = _ProseRenderer(here)
    body = renderer.render(prose.tokens, parser().options, {})
    return Markup("\n".join(line for line in body.split("\n") if line.strip()))


_OURS = re.compile(
    r"(?:cite|event|hatch|search|site|sym)(?:-.*)?|hovercard|list|lost|top"
    r"|comparison(?:-table)?|figures|sources|ties|timeline|undated|wording"
)
"""Ids that templates and scripts use: a heading of the same words has another."""


class _ProseRenderer(RendererHTML):
    """markdown-it's renderer with our links and headings."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._used: set[str] = set()
        super().__init__()

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        href = str(tokens[idx].attrGet("href") or "")
        if not href.startswith(SCHEME):
            rel = ' class="out" rel="external"' if href.startswith("http") else ""
            return f'<a href="{Markup.escape(href)}"{rel}>'
        id = href.removeprefix(SCHEME).partition("/")[2]
        record = self._here.view.corpus.records.get(id)
        if record is None:  # reported by the linking; the page is not published
            return "<a>"
        return f'<a href="{self._here.href(record)}" data-card>'

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return _in_one_line(super().fence(tokens, idx, options, env))

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return _in_one_line(super().code_block(tokens, idx, options, env))

    def heading_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any
    ) -> str:
        words = tokens[idx + 1].content
        slug = "-".join("".join(c if c.isalnum() else " " for c in words.lower()).split())
        if _OURS.fullmatch(slug):
            slug = f"text-{slug}"
        slug = slug or "section"
        id, number = slug, 2
        while id in self._used:
            id, number = f"{slug}-{number}", number + 1
        self._used.add(id)
        return f'<{tokens[idx].tag} id="{Markup.escape(id)}">'


def _in_one_line(block: str) -> str:
    """Return a block of code with references for its line ends: a blank line would be dropped."""
    return block.rstrip("\n").replace("\n", "&#10;") + "\n"
