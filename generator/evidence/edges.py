"""Where a word, a number or a sign that belongs to it would be cut."""

from __future__ import annotations

import re
import unicodedata

UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""Scripts that put no space between words: every border of a letter may be one of a word."""
_UNSPACED_RE = re.compile(UNSPACED)
_IN_WORDS = "-‐‑–'’ʼ"
"""Not the long dash, which parts words even where it is printed without spaces."""
_IN_FIGURES = ".,:/"
_BEFORE_FIGURES = "-−–+±#"
_AFTER_FIGURES = "%‰°"
_LAST_GROUP = re.compile(r"(?<!\d)\d{1,3}$")
_NEXT_GROUP = re.compile(r"[^\S\r\n]\d{3}(?!\d)")
_INVISIBLE = "\u00ad\u200c\u200d\u2060"
"""Soft hyphen, joiners and non-joiners: no border of a word."""


def cuts_word(text: str, index: int) -> bool:
    """Tell whether a quote that begins or ends at `index` of an article's text cuts a word.

    Part of a word are letters, digits and marks, an apostrophe or hyphen between two of them
    (`can't`, `non-aligned`), the points of `U.S.` and `5.4`, and the sign of a figure (`$5`, `7%`).
    """
    if not 0 < index < len(text):
        return False
    before, after = text[index - 1], text[index]
    if before.isspace() or after.isspace():
        return _cuts_grouped_figure(text, index)
    if _is_word(after) and _is_word(before):
        return unicodedata.category(after)[0] == "M" or not (
            _UNSPACED_RE.match(before) or _UNSPACED_RE.match(after)
        )
    if _is_word(before):
        following = text[index + 1] if index + 1 < len(text) else " "
        return _joins(before, after, following) or _is_invisible_join(after, following)
    if _is_word(after):
        preceding = text[index - 2] if index >= 2 else " "
        if _joins(preceding, before, after) or _is_invisible_join(before, preceding):
            return True
        signed = before in _BEFORE_FIGURES and preceding != before
        return after.isdigit() and (signed or _is_currency(before))
    return False


def _cuts_grouped_figure(text: str, index: int) -> bool:
    """Tell whether the border lies beside the space of a figure such as `10 500`."""
    space = index if text[index].isspace() else index - 1
    if not (text[space - 1].isdigit() and text[space + 1 : space + 2].isdigit()):
        return False
    return bool(_LAST_GROUP.search(text[max(space - 4, 0) : space])) and bool(
        _NEXT_GROUP.match(text[space : space + 5])
    )


def _is_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _is_currency(char: str) -> bool:
    return unicodedata.category(char) == "Sc"


def _is_invisible_join(char: str, beyond: str) -> bool:
    return char in _INVISIBLE and _is_word(beyond)


def _joins(left: str, joint: str, right: str) -> bool:
    """Tell whether `joint` holds `left` and `right` together as one word or figure."""
    if left.isdigit() and (joint in _AFTER_FIGURES or _is_currency(joint)):
        return True
    if not (_is_word(left) and _is_word(right)):
        return False
    if joint in _IN_WORDS:
        return True
    if joint in _IN_FIGURES and left.isdigit() and right.isdigit():
        return True
    # "said.Then" is a space forgotten; "U.S." and "example.org" are one word each
    return joint == "." and left.isalpha() and right.isalpha() and left.isupper() == right.isupper()
