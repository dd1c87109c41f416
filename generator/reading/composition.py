"""Unicode's normal forms, in time in proportion to the text.

Python puts the marks above and below a letter in their order by moving one after the other, so that
a letter with n marks takes n² steps, and a megabyte of marks takes hours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

_MANY = re.compile("[^\x00-\u02ff]{32,}")
"""A row of letters and marks in which may be too many marks: all lie behind U+02FF."""
_BEGIN_WITH_MARKS = frozenset("\u0f73\u0f75\u0f81\uff9e\uff9f")
"""Characters that are no marks, and of which marks alone are left when they are taken apart."""
_FEW = 30
"""Marks on one letter; no language has more (Unicode Standard Annex 15, stream-safe text)."""


def normal_form(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """Return `text` in a normal form of Unicode, as `unicodedata.normalize` does."""
    apart: Literal["NFD", "NFKD"] = "NFKD" if "K" in form else "NFD"
    if not text.isascii():
        text = _MANY.sub(lambda match: _with_marks_in_order(match[0], apart), text)
    return unicodedata.normalize(form, text)


def _with_marks_in_order(row: str, apart: Literal["NFD", "NFKD"]) -> str:
    """Return what has the same normal form as `row`, with long runs of marks in their order."""
    if not any(map(unicodedata.combining, row)) and _BEGIN_WITH_MARKS.isdisjoint(row):
        return row
    pieces = [*_runs("".join(unicodedata.normalize(apart, character) for character in row))]
    if all(len(piece) <= _FEW for piece in pieces):
        return row
    return "".join(c for piece in pieces for c in sorted(piece, key=unicodedata.combining))


def _runs(text: str) -> Iterator[list[str]]:
    """Yield each letter by itself, and the marks that follow each other together."""
    marks: list[str] = []
    for character in text:
        if unicodedata.combining(character):
            marks.append(character)
            continue
        if marks:
            yield marks
            marks = []
        yield [character]
    yield marks
