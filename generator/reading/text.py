"""From bytes to characters, with every character that could deceive reported at its place."""

from __future__ import annotations

import re
from unicodedata import category

from generator.diagnostics import Diagnostic
from generator.place import Place
from generator.reading.yaml_rules import TAB, UNREADABLE

_SAVE = "Save it again with the encoding UTF-8 (in most editors under “Save with encoding”)."


def decode(raw: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of `raw` with LF line ends, or None and what is wrong with it."""
    if _is_wide(raw):
        return None, [UNREADABLE.at(Place(file), "The file is UTF-16, not UTF-8.", hint=_SAVE)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = place_in(before, file)
        message = f"The file is no UTF-8 text: the byte 0x{raw[error.start]:02X} stands here."
        return None, [UNREADABLE.at(place, message, hint=_SAVE)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def _is_wide(raw: bytes) -> bool:
    """Tell whether bytes are UTF-16: by its mark, or by the zeros beside the letters of English."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    head = raw[:2000]
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    return zeros > len(head) // 4


def find_tab(text: str, file: str, first_line: int = 1) -> list[Diagnostic]:
    """Return a finding for the first tab of `text`, if there is one."""
    index = text.find("\t")
    if index < 0:
        return []
    place = place_in(text[:index], file, first_line)
    return [TAB.at(place, "A tab stands here.", hint="Use spaces instead.")]


def is_seen(character: str) -> bool:
    """Tell whether a character has a shape of its own: no blank, and no mark on another one.

    What Unicode does not know yet counts as seen, but for what it keeps for unseen characters
    (the property Default_Ignorable_Code_Point, The Unicode Standard, chapter 5.21).

    >>> [is_seen(each) for each in ("a", "一", " ", "\u00ad", "\u0301", "\ufe0f", "\u2065")]
    [True, True, False, False, False, False, False]
    """
    kind = category(character)
    if kind in ("Cn", "Co"):
        return not _KEPT.match(character)
    return kind[0] not in "CMZ" and character not in _SHAPELESS


_KEPT = re.compile("[\u2065\ufff0-\ufff8\U000e0000-\U000e0fff]")
_SHAPELESS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and a sign of which nothing is printed: fillers of Hangul, and braille without a dot."""


def place_in(before: str, file: str, first_line: int = 1) -> Place:
    """Return the place of the character that follows `before` in a file."""
    line = before.count("\n")
    return Place(file, line + first_line, len(before) - (before.rfind("\n") + 1) + 1)
