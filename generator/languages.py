"""Language tags as editors write them: `en`, `uk`, `zh-Hans`, and not `ua`, which is a country.

Known are the languages of Unicode's CLDR, from Babel.
"""

from __future__ import annotations

from typing import cast

from babel import Locale
from babel.core import get_global

CODE_PATTERN = r"^[a-z]{2,3}$"
TAG_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
"""A code alone, and one that may have a script or a country behind it."""


def check_language(tag: str) -> str:
    """Return a tag of the form of BCP 47; raise ValueError where no language is meant by it."""
    if is_spoken(tag):
        return tag
    meant = _spoken_in(code_of(tag))
    hint = (
        f"did you mean `{meant}` ({_names()[meant]})?"
        if meant
        else "find it in the list of ISO 639"
    )
    raise ValueError(f"is “{tag}”, which is no language's code: {hint}")


def code_of(tag: str) -> str:
    """Return the code of the language in a tag: `zh` of `zh-Hans`."""
    return tag.partition("-")[0].lower()


def is_spoken(tag: str) -> bool:
    """Tell whether a tag begins with the code of a known language."""
    language = code_of(tag)
    return language in get_global("likely_subtags") or language in _names()


def language_named(words: str) -> str:
    """Return the code of the language that `words` name in English, or nothing."""
    wanted = words.strip().casefold()
    return next((code for code, name in _names().items() if name.casefold() == wanted), "")


def _spoken_in(country: str) -> str:
    """Return the language of most people in a country of that code, or nothing."""
    found = str(get_global("likely_subtags").get(f"und_{country.upper()}", "")).partition("_")[0]
    return found if found in _names() else ""


def _names() -> dict[str, str]:
    return cast("dict[str, str]", Locale("en").languages)
