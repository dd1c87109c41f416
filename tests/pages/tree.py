"""A page's HTML as a tree, so that tests speak of elements and not of markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "rect", "use", "path"})


@dataclass
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All words, with white space as a reader sees it."""
        return " ".join("".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._words()
                if child.tag in ("p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "div"):
                    yield " "

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, selector: str) -> list[Element]:
        """Return the elements for `tag`, `.class`, `#id`, `tag.class`, or such apart by spaces."""
        first, _, rest = selector.partition(" ")
        found = [e for e in self.walk() if e is not self and e.matches(first)]
        return [inner for e in found for inner in e.all(rest)] if rest else found

    def one(self, selector: str) -> Element:
        found = self.all(selector)
        assert found, f"nothing on the page is “{selector}”"
        return found[0]

    def matches(self, selector: str) -> bool:
        if selector.startswith("#"):
            return self.attributes.get("id") == selector[1:]
        tag, _, name = selector.partition(".")
        return (not tag or self.tag == tag) and (not name or name in self.classes)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_tree(html: str) -> Element:
    """Return the tree of a page's body; fails where a tag is closed out of turn."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"<{builder.open[-1].tag}> is never closed"
    return builder.open[0]
