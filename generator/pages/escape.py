"""The one place where words become page text.

Pages are Markdown with blocks of HTML, and the same page is read by two Markdown parsers. A
character that any of them could take for a mark is written as a numeric reference, which is the
character itself in Markdown and in HTML alike; so a name means nothing wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, pass_environment
from jinja2.filters import make_attrgetter
from jinja2.runtime import markup_join
from markupsafe import Markup

_MARKS = {c: f"&#{ord(c)};" for c in "&<>\"'`*_{}[]#\\|~^$!="}
_BREAKS = dict.fromkeys("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\t", " ")
_SAFE = _MARKS | _BREAKS
_SPECIAL = re.compile(f"[{re.escape(''.join(_SAFE))}]")
_BEGINS_BLOCK = re.compile(r"(\d{0,9})([-+.):])")
_EDGE_SPACE = re.compile(r"^\s+|\s+$")

as_markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Make finished text a `Markup`: what `Markup(text)` does, in half of its time."""


@lru_cache(maxsize=16384)  # most words of a site stand on many pages
def inert(text: str) -> Markup:
    """Return `text` as it is seen, in a form that no parser acts on.

    Line breaks and tabs become spaces. Safe in Markdown, in HTML text and in quoted attributes;
    not in scripts, styles or addresses.
    """
    safe = _SPECIAL.sub(lambda found: _SAFE[found[0]], text)  # five times faster than `translate`
    begins = _BEGINS_BLOCK.match(safe)
    if begins:
        safe = f"{begins[1]}&#{ord(begins[2])};{safe[begins.end() :]}"
    if safe[:1].isspace() or safe[-1:].isspace():
        safe = _EDGE_SPACE.sub(lambda space: "".join(f"&#{ord(c)};" for c in space[0]), safe)
    return as_markup(safe)


LINK_MARK = re.compile("\ufdd2([a-z0-9-]+)\ufdd3")
"""A record's id between two characters of no writing: a link that a page has yet to make."""


def link_mark(id: str) -> str:
    """Return what stands for a link to a record in words that pass through sentences and lists."""
    return f"\ufdd2{id}\ufdd3"


def finalize(value: object) -> Markup:
    """Return what a template prints for `value`: markup as it is, everything else inert."""
    if type(value) is str:  # nearly all that is not markup, and `str` of it takes as long again
        return inert(value)
    if isinstance(value, Markup):
        return value
    if value is None:
        return Markup("")
    return inert(str(value))


def together(parts: tuple[object, ...]) -> str:
    """Return what a template joins with `~`: words, most often a key of the catalogue."""
    return markup_join(parts) if Markup in map(type, parts) else "".join(map(str, parts))


@pass_environment
def joined(
    environment: Environment, values: Iterable[Any], between: object = "", attribute: Any = None
) -> Markup:
    """Return values one after the other: Jinja's filter `join`, with this module's escaping.

    Jinja's own escapes for HTML alone as soon as one part is markup, so that a line break in a
    name could end a block.
    """
    get = make_attrgetter(environment, attribute) if attribute else None
    return finalize(between).join(finalize(get(each) if get else each) for each in values)
