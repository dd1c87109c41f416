"""English in a page of another language: what its catalogue lacks, marked where it is read.

Words pass through sentences, lists and attributes before they stand somewhere, so they carry two
code points that are no characters and that no content can hold; a finished page has an element
instead, or nothing where none may stand.
"""

from __future__ import annotations

import re

_BEGIN, _END = "\ufdd0", "\ufdd1"
_ELEMENT = {_BEGIN: '<span lang="en" dir="ltr">', _END: "</span>"}
_MARK = re.compile(f"[{_BEGIN}{_END}]")
_NO_ELEMENT = re.compile(r"<title>.*?</title>|<!--.*?-->|<[^>]*>", re.DOTALL)


def as_english(text: str) -> str:
    """Return words that are English wherever they will stand."""
    return f"{_BEGIN}{text}{_END}"


def unmarked(text: str) -> str:
    """Return text for places where no element can stand, such as a page's title."""
    return _MARK.sub("", text)


def marked(html: str) -> str:
    """Return a page's body with every English word in an element that says so."""
    if _BEGIN not in html:
        return html
    bare = _NO_ELEMENT.sub(lambda tag: unmarked(tag[0]), html)
    return _MARK.sub(lambda mark: _ELEMENT[mark[0]], bare)
