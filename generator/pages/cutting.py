"""Where a page that is too long for one file may be cut: its body as a tree of elements.

A body is cut as a printer breaks pages: between elements if possible, and every element that is
open at the cut is opened again behind it, with the headings under which it stands. The text between
two tags is never parsed again: each part is made of the very bytes of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(rb"<(/?)([a-zA-Z][\w-]*)([^<>]*)>")
_SPACE = re.compile(rb"\s+")
_VOID = frozenset((b"br", b"hr", b"img", b"input", b"wbr"))
_HOLDERS = frozenset(b"article aside details div dl figure ol section table tbody ul".split())
"""Elements that are cut between their children rather than begun on a new page."""
_HEADINGS = (b"h1", b"h2", b"h3", b"h4", b"h5", b"h6")
_REPEATED = re.compile(
    rb"<(?:caption|thead|summary|dt)\b|<tr [^<>]*\bdata-group|<p class=\"account__outlet\""
)
"""What stands again at the head of an element that goes on, besides headings."""
_MAPPED = rb'<div class="mapped">'
"""An article beside its strip: the strip stands on the first page alone, and needs the column."""


@dataclass(slots=True)
class Node:
    """An element, or the text between two; its places are bytes of the body."""

    tag: bytes
    """Empty for text."""
    start: int
    inner: int = 0
    """Where the start tag ends."""
    outer: int = 0
    """Where the end tag begins."""
    end: int = 0
    children: list[Node] = field(default_factory=list)


def tree(body: bytes) -> Node:
    """Return a body of HTML as a tree; every `<` in it is that of a tag, the rest is escaped."""
    root = Node(b"", 0)
    stack, at = [root], 0
    for match in _TAG.finditer(body):
        if match.start() > at:
            stack[-1].children.append(Node(b"", at, at, match.start(), match.start()))
        at = match.end()
        closing, tag = match[1], match[2].lower()
        if not closing:
            node = Node(tag, match.start(), at, at, at)
            stack[-1].children.append(node)
            if tag not in _VOID and not match[3].endswith(b"/"):
                stack.append(node)
        elif any(node.tag == tag for node in stack[1:]):
            while (node := stack.pop()).tag != tag:
                node.outer = node.end = match.start()
            node.outer, node.end = match.start(), at
    if at < len(body):
        root.children.append(Node(b"", at, at, len(body), len(body)))
    for node in stack:
        node.outer = node.end = len(body)
    return root


class Cutter:
    """One walk over a body, which fills part after part."""

    def __init__(self, body: bytes, most: int) -> None:
        """`most` is how many bytes a part should have at most."""
        self._body, self._most = body, most
        self._open: list[tuple[Node, list[bytes]]] = []
        """The elements that are open, each with what is repeated at its head."""
        self._parts: list[bytes] = []
        self._now: list[bytes] = []
        self._size = 0
        self._head = 0

    def parts(self) -> list[bytes]:
        """Return the body in parts; one that is short enough is one part."""
        self._go_through(tree(self._body))
        self._parts.append(b"".join(self._now))
        return self._parts

    def _go_through(self, node: Node) -> None:
        heads: list[bytes] = []
        self._open.append((node, heads))
        for child in node.children:
            words = self._body[child.start : child.end]
            if child.tag in _HEADINGS and self._left < self._most // 20:
                self._turn()  # no heading at the foot of a page
            self._take(child, words)
            if child.tag in _HEADINGS:
                level = _HEADINGS.index(child.tag)
                heads[:] = [head for head in heads if _level(head) < level]
                heads.append(words)
            elif _REPEATED.match(words):
                heads[:] = [head for head in heads if head[:4] != words[:4]]
                heads.append(words)
        self._open.pop()

    def _take(self, node: Node, words: bytes) -> None:
        """Put an element on the page, or what fits of it."""
        if len(words) <= self._left:
            self._put(words)
            return
        whole = self._most - len(self._headed())
        holds = node.tag in _HOLDERS and len(words) > self._most // 8
        if holds or len(words) > whole:
            self._take_apart(node, words)
        else:
            self._turn()
            self._put(words)

    def _take_apart(self, node: Node, words: bytes) -> None:
        if node.tag:
            self._put(self._body[node.start : node.inner])
            self._go_through(node)
            self._put(self._body[node.outer : node.end])
            return
        for piece in _words(words):
            if len(piece) > self._left:
                self._turn()
            self._put(piece)

    @property
    def _left(self) -> int:
        return self._most - self._size

    def _put(self, words: bytes) -> None:
        self._now.append(words)
        self._size += len(words)

    def _turn(self) -> None:
        """Begin a new part: close what is open, and open it again."""
        if self._size <= self._head:
            return  # nothing but what is repeated stands on this page
        for node, _ in reversed(self._open[1:]):
            self._now.append(self._body[node.outer : node.end])
        self._parts.append(b"".join(self._now))
        headed = self._headed()
        self._now, self._size, self._head = [headed], len(headed), len(headed)

    def _headed(self) -> bytes:
        """Return the start of a further part, at most a quarter of it."""
        tags = [self._body[node.start : node.inner] for node, _ in self._open]
        tags = [b"<div>" if tag == _MAPPED else tag for tag in tags]
        heads = [b"".join(head + b"\n" for head in heads) for _, heads in self._open]
        full = b"".join(tag + head for tag, head in zip(tags, heads, strict=True))
        return full if len(full) <= self._most // 4 else heads[0] + b"".join(tags)


def _level(head: bytes) -> int:
    return _HEADINGS.index(head[1:3]) if head[1:3] in _HEADINGS else -1


def _words(text: bytes) -> Iterator[bytes]:
    """Yield text in pieces that may stand on different pages: words with the space behind them."""
    at = 0
    for match in _SPACE.finditer(text):
        yield text[at : match.end()]
        at = match.end()
    yield text[at:]
