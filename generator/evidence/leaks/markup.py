"""The readings of one text file: as it stands, without tags, with references and escapes undone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

_TAG = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|<[A-Za-z/!?][^<>]*>")
"""A tag, or the marks of a comment, whose content is read as text."""
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


def readings(text: str) -> Iterator[str]:
    """Give every way in which `text` may be read; the first is the text itself."""
    seen = {text}
    yield text
    for base in _unescaped(text):
        for reading in _as_markup(base):
            if reading not in seen:
                seen.add(reading)
                yield reading


def _unescaped(text: str) -> Iterator[str]:
    """Give the text, and what it is once the escapes of its format are undone."""
    yield text
    if "\\" in text:
        yield _paired(_ESCAPE.sub(_character, text))
    if _PERCENT.search(text):
        yield unquote(text, errors="replace")
    if "](" in text or "][" in text:
        yield _LINK_TARGET.sub("", text)


def _as_markup(text: str) -> Iterator[str]:
    """Give the text with references undone, and the same without its tags."""
    plain = _unreferenced(text)
    yield plain
    if "<" in text:
        yield _unreferenced(_TAG.sub("", text))
    if _HIDDEN_TAG.search(text):
        yield _unreferenced(_TAG.sub("", plain))


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


def _paired(text: str) -> str:
    """Return `text` with halves of characters, as JSON writes those beyond 16 bits, joined."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
