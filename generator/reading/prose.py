"""Hand-written Markdown: parsed without HTML, with its links to records collected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.diagnostics import Diagnostic, Rule
from generator.place import Place

RAW_HTML = Rule(
    "P101",
    "html-in-prose",
    """
A hand-written page contains HTML.

Prose is Markdown only, so that nothing a contributor writes can run in a reader's browser. Use
Markdown's own marks; a `<` that is meant as a character goes in backquotes or as `&lt;`.
""",
)

PICTURE = Rule(
    "P102",
    "picture-in-prose",
    """
A hand-written page shows a picture.

The site loads nothing from elsewhere, and pictures of news reports belong to their agencies.
Describe what matters in words, or link to the page that shows the picture.
""",
)

BAD_LINK = Rule(
    "P103",
    "link-to-nowhere",
    """
A link in a hand-written page leads to no record and to no web address.

Link to records with their kind and id, `[Blinken][actor:antony-blinken]`, and to the web with a
full address, `[the statement](https://…)`.
""",
)

KINDS = ("actor", "claim", "question", "source", "event", "topic", "explainer", "page")
SCHEME = "record:"
"""Marks an address that stands for a record until the page that shows it is known."""

_LABEL = re.compile(rf"\[\s*(({'|'.join(KINDS)}):([^\]\s]+))\s*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """One link from prose to a record."""

    kind: str
    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Prose:
    """A parsed text: markdown-it's tokens, with record links as `record:kind/id` addresses."""

    tokens: tuple[Token, ...]
    citations: tuple[Citation, ...]


def parser() -> MarkdownIt:
    """Return the one Markdown parser for hand-written text: CommonMark, tables, no HTML."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def read_prose(text: str, file: str, first_line: int) -> tuple[Prose, list[Diagnostic]]:
    """Return the parsed text and what it may not contain."""
    references = {
        match[1].upper(): {"href": f"{SCHEME}{match[2].lower()}/{match[3]}", "title": ""}
        for match in _LABEL.finditer(text)
    }
    tokens = parser().parse(text, {"references": references})
    found = list(_refused(text, file, first_line))
    citations: list[Citation] = []
    lines = text.split("\n")
    for place, token in _links(tokens, file, first_line, lines):
        href = str(token.attrGet("href") or "")
        if href.startswith(SCHEME):
            kind, _, id = href.removeprefix(SCHEME).partition("/")
            citations.append(Citation(kind, id, place))
        elif not re.match(r"(https?://|mailto:|#)", href):
            found.append(
                BAD_LINK.at(
                    place,
                    f"The link leads to “{href}”, which is no record and no web address.",
                    hint="Write [words][claim:its-id], or a full address with https://.",
                )
            )
    return Prose(tuple(tokens), tuple(citations)), found


def _refused(text: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    """Yield HTML and pictures: a second parse with HTML on shows what would be taken as such."""
    for token in MarkdownIt("commonmark").parse(text):
        for each in (token, *(token.children or ())):
            line = (token.map[0] if token.map else 0) + first_line
            if each.type in ("html_block", "html_inline"):
                words = each.content.strip().split("\n")[0][:40]
                yield RAW_HTML.at(Place(file, line), f"HTML stands here: {words}")
            elif each.type == "image":
                yield PICTURE.at(Place(file, line), "A picture stands here.")


def _links(
    tokens: Sequence[Token], file: str, first_line: int, lines: Sequence[str]
) -> Iterator[tuple[Place, Token]]:
    """Yield each link with its place; the column is found by reading its block's lines in order."""
    for block in tokens:
        if block.type != "inline" or not block.map:
            continue
        row, column = block.map[0], 0
        for token in block.children or ():
            if token.type in ("softbreak", "hardbreak"):
                row, column = row + 1, 0
            elif token.type == "link_open":
                column = max(lines[row].find("[", column) if row < len(lines) else 0, 0)
                yield Place(file, row + first_line, column + 1), token
                column += 1
