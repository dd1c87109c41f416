"""A built site, parsed: what a reader or a search engine gets from each page, not its bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_UNSEEN = {"script", "style", "template", "title"}
_VOID = {"meta", "link", "img", "br", "hr", "input", "source", "wbr", "col"}


@dataclass
class Seen:
    """One page."""

    title: str = ""
    text: str = ""
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    metas: list[tuple[tuple[str, str], ...]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """Elements with their classes, languages and data, in order."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.words: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self.inside.append(tag)
        for name in ("href", "src", "action"):
            if name in given:
                self.seen.links.append(f"{tag} {name} {given[name]}")
        if "id" in given:
            self.seen.ids.append(given["id"])
        if tag in ("meta", "link"):
            self.seen.metas.append(tuple(sorted(given.items())))
        told = " ".join(f'{k}="{v}"' for k, v in sorted(given.items()))
        self.seen.marks.append(f"<{tag} {told}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.inside.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            while self.inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "title" in self.inside:
            self.seen.title += data
        elif not _UNSEEN & set(self.inside):
            self.words.append(data)


def read_page(html: str) -> Seen:
    """Return what is on a page."""
    reader = _Reader()
    reader.feed(html)
    reader.seen.text = re.sub(r"\s+", " ", "".join(reader.words)).strip()
    return reader.seen


def read_site(site: Path) -> dict[str, Seen]:
    """Return all pages of a built site by their path."""
    return {
        path.relative_to(site).as_posix(): read_page(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
        if "pagefind" not in path.relative_to(site).parts
    }
