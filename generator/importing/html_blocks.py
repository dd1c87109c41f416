"""The visible words of a page, in lines and paragraphs as a browser breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.importing.html_tools import walk
from generator.importing.model import Block, Line
from generator.importing.values import one_line, words
from generator.reading.schema.sources import Zone

_UNSEEN = words(
    "script style noscript template iframe object embed applet svg math canvas audio video select "
    "datalist button textarea input head title frameset"
)
_BLOCKS = words(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section "
    "summary table tbody tfoot thead tr ul caption"
)
_CELLS = frozenset(("td", "th"))
_SPACES = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NAMES = re.compile(r"[a-z]+")
_NAMED: tuple[tuple[Zone, frozenset[str], int], ...] = (
    (Zone.CAPTION, words("caption figcaption"), 1500),
    (Zone.BYLINE, words("byline author authors dateline timestamp pubdate"), 200),
    (Zone.STANDFIRST, words("standfirst dek deck subtitle subheadline"), 600),
    (
        Zone.BOILERPLATE,
        words("share sharing social newsletter related breadcrumb"),
        400,
    ),
    (Zone.BOILERPLATE, words("breadcrumbs advert promo recommended tags"), 400),
)
"""What the names of classes say of an element that is no longer than so many characters."""
_OF_PICTURES = (Zone.CAPTION, Zone.CREDIT)
_CREDITS = words("credit credits copyright photographer source attribution")


def page_blocks(tree: Any) -> tuple[Block, ...]:
    """Return the blocks of a page in reading order, with the zones that its elements tell."""
    builder = _Builder()
    steps = walk(tree)
    for event, element in steps:
        if event == "end":
            builder.leave(element)
        elif element.tag in _UNSEEN or _is_hidden(element):
            builder.skip(element)
            steps.skip_subtree()
        else:
            builder.enter(element)
    builder.end_block()
    return tuple(builder.done)


@dataclass(slots=True)
class _Builder:
    """Lines and paragraphs in the making."""

    done: list[Block] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    pieces: list[tuple[str, Zone | None, str]] = field(default_factory=list)
    open: list[tuple[Zone | None, str]] = field(default_factory=lambda: [(None, "")])
    """The zone of each open element, and why."""
    skipped: Any = None

    def enter(self, element: Any) -> None:
        outer, why = self.open[-1]
        told = _told(element, outer)
        self.separate(element, picture=bool(told and told[0] in _OF_PICTURES))
        self.open.append(told or (outer, why))
        self.say("“" if element.tag == "q" else "")
        self.say(element.text)

    def leave(self, element: Any) -> None:
        if element is self.skipped:
            self.skipped = None
        else:
            self.say("”" if element.tag == "q" else "")
            zone, _ = self.open[-1]
            ends = zone in _OF_PICTURES and zone is not self.open[-2][0]
            self.separate(element, picture=ends, leaving=True)
            self.open.pop()
        self.say(element.tail)

    def skip(self, element: Any) -> None:
        self.skipped = element

    def say(self, text: str | None) -> None:
        if text:
            self.pieces.append((text, *self.open[-1]))

    def separate(self, element: Any, *, picture: bool, leaving: bool = False) -> None:
        """End the line or the paragraph where this element begins or ends one.

        A caption and its credit are lines of one paragraph.
        """
        within = self.open[-2 if leaving else -1][0] in _OF_PICTURES
        if element.tag == "br":
            if not leaving and not self.end_line():
                self.end_block()
        elif element.tag in _BLOCKS and not within:
            self.end_block()
        elif element.tag in _BLOCKS or element.tag in _CELLS or picture:
            self.end_line()

    def end_line(self) -> bool:
        """Finish the line; tell whether there was one."""
        text = one_spaced("".join(piece for piece, _, _ in self.pieces))
        told = {(zone, why) for piece, zone, why in self.pieces if piece.strip()}
        self.pieces.clear()
        if not text:
            return False
        self.lines.append(Line(text, *(told.pop() if len(told) == 1 else (None, ""))))
        return True

    def end_block(self) -> None:
        self.end_line()
        if self.lines:
            self.done.append(tuple(self.lines))
            self.lines = []


def one_spaced(text: str) -> str:
    """Return text as a browser shows it: spaces of the source as one; no-break spaces stay."""
    return _SPACES.sub(" ", text.replace("\u2029", " ")).strip()


def _told(element: Any, outer: Zone | None) -> tuple[Zone, str] | None:
    """Return the zone that an element's name, class or role tells, and how; None for no change."""
    names = set(_names(element))
    if outer in _OF_PICTURES:
        if outer is Zone.CAPTION and names & _CREDITS:
            return Zone.CREDIT, "the page's mark-up calls it a credit"
        return None
    if element.tag == "figcaption":
        return Zone.CAPTION, "a figcaption of the page"
    if outer is Zone.BOILERPLATE:
        return None
    if element.tag == "h1":
        return Zone.HEADLINE, "the page's first-level heading"
    if element.get("rel") == "author" or element.tag in ("time", "address"):
        names.add("byline")
    for zone, known, most in _NAMED:
        if names & known and _is_short(element, most):
            return zone, "the page's mark-up calls it so"
    return None


def _names(element: Any) -> Iterator[str]:
    for key in ("class", "id", "itemprop"):
        value = one_line(element.get(key))
        yield from _NAMES.findall(value.lower())


def _is_short(element: Any, most: int) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > most:
            return False
    return True


def _is_hidden(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))
