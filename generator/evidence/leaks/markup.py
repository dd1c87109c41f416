"""The readings of one text file: as it stands, without tags, with references and escapes undone."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

_TAG = re.compile(r"<[A-Za-z/?][^<>]*>")
"""A tag. What a comment or a marked section holds is read as text."""
_HIDDEN_TAG = re.compile(r"&(?:lt|amp|#0*(?:60|38)|#[xX]0*(?:3[cC]|26));?")
"""A tag or reference that stands there as text, as in the content of a feed."""
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))",
    re.DOTALL,
)
_BLANKS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "b": " ", "0": " ", "N": " "}
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_LINK_TARGET = re.compile(r"\]\([^()\n]*\)|\]\[[^\]\n]*\]")
_LONGEST_NESTING = 3
_AROUND = 2000
"""Characters on both sides of an escape within which its words in a row stand."""


def readings(text: str) -> Iterator[str]:
    """Give every way in which `text` may be read; some are parts of it."""
    yield from _as_markup(text)
    for pattern, read in _OTHER_READINGS:
        around = _around(pattern, text)
        if around:
            yield from _as_markup(read(around))


def _as_markup(text: str) -> Iterator[str]:
    """Give the text with references undone, and the same without its tags."""
    plain = _unreferenced(text)
    yield plain
    if "<" in text:
        yield _unreferenced(_TAG.sub("", text))
    hidden = _around(_HIDDEN_TAG, text)
    if hidden:
        yield _unreferenced(_TAG.sub("", _unreferenced(hidden)))


def _around(pattern: re.Pattern[str], text: str) -> str:
    """Return the parts of `text` in which something needs another reading; mostly nothing."""
    parts: list[tuple[int, int]] = []
    for match in pattern.finditer(text):
        start, end = max(match.start() - _AROUND, 0), match.end() + _AROUND
        if parts and start <= parts[-1][1]:
            start = parts.pop()[0]
        parts.append((start, end))
    return _CUT.join(text[start:end] for start, end in parts)


_CUT = " 0 " * 8
"""Stands between parts that do not follow each other."""


def _unreferenced(text: str) -> str:
    """Return `text` with character references undone, those of references too."""
    for _ in range(_LONGEST_NESTING):
        if "&" not in text:
            break
        undone = html.unescape(text)
        if undone == text:
            break
        text = undone
    return text


def _character(match: re.Match[str]) -> str:
    number = match[1] or match[2] or match[3] or match[4]
    if number is None:
        return _BLANKS.get(match[5], match[5])
    code = int(number, 16)
    return chr(code) if code <= 0x10FFFF else " "


def _without_escapes(text: str) -> str:
    """Return `text` with backslashes undone, and halves of characters, as in JSON, joined."""
    undone = _ESCAPE.sub(_character, text)
    return undone.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _without_targets(text: str) -> str:
    return _LINK_TARGET.sub("", text)


_OTHER_READINGS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(r"\\"), _without_escapes),
    (_PERCENT, unquote),
    (_LINK_TARGET, _without_targets),
)
"""What shows that a format's own escapes are there, and what undoes them."""
