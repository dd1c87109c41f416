"""Markdown as an article: its words without its marks, and what its front matter states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.importing.dates import stated_date
from generator.importing.model import Block, Facts, Found, Line, Reading, compose
from generator.importing.values import one_line, tag_of, web_address
from generator.reading.front_matter import part
from generator.reading.schema.sources import Zone
from generator.reading.yaml_tree import read_yaml

_FRONT = "the front matter of the file"


def read_markdown(text: str) -> Reading:
    """Return a Markdown text in its lines.

    Pictures are left out; HTML in it stays as it is written, for an editor to see.
    """
    parted = part(text)
    facts = _facts(parted.front) if parted else Facts()
    tokens = (
        MarkdownIt("commonmark", {"html": False})
        .enable("table")
        .parse(parted.body if parted else text)
    )
    blocks = tuple(_blocks(tokens))
    return Reading(compose(blocks), blocks, facts)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    row: list[str] | None = None
    for number, token in enumerate(tokens):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield from _block(row or [])
            row = None
        elif token.type in ("fence", "code_block"):
            yield from _block(token.content.split("\n"))
        elif token.type == "inline":
            words = _words(token.children or ()).split("\n")
            opening = tokens[number - 1]
            if row is not None:
                row += words
            elif opening.type == "heading_open" and opening.tag == "h1":
                yield from _block(words, Zone.HEADLINE, "the first heading")
            else:
                yield from _block(words)


def _block(words: Sequence[str], zone: Zone | None = None, why: str = "") -> Iterator[Block]:
    lines = tuple(Line(word.strip(), zone, why) for word in words if word.strip())
    if lines:
        yield lines


def _words(children: Sequence[Token]) -> str:
    shown = {"text", "code_inline", "text_special"}
    return "".join(
        token.content if token.type in shown else "\n" if token.type.endswith("break") else ""
        for token in children
    )


def _facts(front: str) -> Facts:
    yaml, _ = read_yaml(front.expandtabs(), "front matter")
    given = {key.lower(): value for key, value in (yaml.data if yaml else {}).items()}

    def first(*keys: str) -> str:
        return next((v for k in keys if (v := one_line(given.get(k)))), "")

    def found(value: str | None) -> Found | None:
        return Found(value, _FRONT) if value else None

    authors = next((v for k in ("authors", "author", "byline", "by") if (v := given.get(k))), ())
    names = tuple(
        name
        for each in (authors if isinstance(authors, list) else [authors])
        if (name := one_line(each).removeprefix("By "))
    )
    address = next(filter(None, (web_address(one_line(given.get(k))) for k in _ADDRESS)), None)
    return Facts(
        title=found(first("title", "headline")),
        standfirst=first("description", "summary", "subtitle"),
        outlet=found(first("publisher", "outlet", "site", "sitename", "site_name")),
        url=found(address),
        published=found(stated_date(first("published", "date", "datepublished", "pubdate"))),
        authors=names,
        authors_where=_FRONT if names else "",
        language=found(tag_of(first("language", "lang"))),
    )


_ADDRESS = ("canonical", "url", "link", "source", "permalink")
