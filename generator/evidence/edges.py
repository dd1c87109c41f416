"""Where a word, a number or a sign that belongs to it would be cut."""

from __future__ import annotations

import re
import unicodedata

UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""Scripts that put no space between words: every border of a letter may be one of a word."""
_UNSPACED = re.compile(UNSPACED)
_IN_WORDS = "-‐‑–'’ʼ"
"""Not the long dash, which parts words even where it is printed without spaces."""
_IN_FIGURES = ".,:/"
_BEFORE_FIGURES = "-−–±~≈<>≤≥"
_AFTER_FIGURES = "%‰°"
_GLUED = "+#"
"""Belong to the word or figure that they touch: `C++`, `#MeToo`, `50+`."""
_CODES = (
    "AED|AUD|BRL|CAD|CHF|CNY|CZK|DKK|EGP|EUR|GBP|HKD|HUF|IDR|ILS|INR|IRR|JPY|KRW|KZT|MXN|NGN|NOK"
    "|NZD|PKR|PLN|RMB|RON|RUB|SAR|SEK|SGD|TRY|TWD|UAH|USD|ZAR"
)
_UNIT_BEFORE = re.compile(rf"(?:(?<!\w)(?:{_CODES})|(?<!\d)[$€£¥₽₴₹]|(?<![<>])[~≈<>≤≥])$")
_UNIT_AFTER = re.compile(rf"(?:(?:{_CODES})(?!\w)|[%‰$€£¥₽₴₹](?!\d))")
_LAST_GROUP = re.compile(r"(?<!\d)\d{1,3}$")
_NEXT_GROUP = re.compile(r"[^\S\r\n]\d{3}(?!\d)")
_INVISIBLE = "\u00ad\u200c\u200d\u2060"
"""Soft hyphen, joiners and non-joiners: no border of a word."""


def is_unspaced(character: str) -> bool:
    """Tell whether a letter is of a script that puts no space between words; not for no letter."""
    return bool(_UNSPACED.match(character))


def cuts_word(text: str, index: int) -> bool:
    """Tell whether a quote that begins or ends at `index` of an article's text cuts a word.

    Part of a word are letters, digits and marks, an apostrophe or hyphen between two of them
    (`can't`, `non-aligned`), the points of `U.S.` and `5.4`, the signs of `AT&T`, `C++` and
    `#MeToo`, and the sign or currency of a figure (`A$5`, `CHF 8`, `~400`, `7%`).
    """
    if not 0 < index < len(text):
        return False
    before, after = text[index - 1], text[index]
    if before.isspace() or after.isspace():
        return _cuts_spaced_figure(text, index)
    preceding = text[index - 2] if index >= 2 else " "
    following = text[index + 1] if index + 1 < len(text) else " "
    if _is_word(after) and _is_word(before):
        return unicodedata.category(after)[0] == "M" or not (
            is_unspaced(before) or is_unspaced(after)
        )
    if _is_glued(before, after) or (_is_currency(after) and following.isdigit()):
        return _is_word(before) or before in _GLUED or _is_sign(before, preceding)
    if _is_word(before):
        return _joins(before, after, following) or _is_invisible_join(after, following)
    if _is_word(after):
        if _joins(preceding, before, after) or _is_invisible_join(before, preceding):
            return True
        signed = _is_sign(before, preceding) or _is_currency(before)
        return before in _GLUED or (after.isdigit() and signed)
    return False


def _cuts_spaced_figure(text: str, index: int) -> bool:
    """Tell whether the border lies beside the space of a figure such as `10 500` or `CHF 8`."""
    space = index if text[index].isspace() else index - 1
    before, after = text[max(space - 4, 0) : space], text[space + 1 : space + 5]
    if text[space] in "\r\n" or not before or not after:
        return False
    if after[0].isdigit() and _UNIT_BEFORE.search(before):
        return True
    if not before[-1].isdigit():
        return False
    is_group = _LAST_GROUP.search(before) and _NEXT_GROUP.match(text[space : space + 5])
    return bool(is_group or _UNIT_AFTER.match(after))


def _is_glued(before: str, after: str) -> bool:
    return after in _GLUED and (_is_word(before) or before == after)


def _is_sign(char: str, preceding: str) -> bool:
    return char in _BEFORE_FIGURES and preceding != char


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
    if joint == "&" and left.isupper() and right.isupper():
        return True
    if joint in _IN_FIGURES and left.isdigit() and right.isdigit():
        return True
    # "said.Then" is a space forgotten; "U.S." and "example.org" are one word each
    return joint == "." and left.isalpha() and right.isalpha() and left.isupper() == right.isupper()
