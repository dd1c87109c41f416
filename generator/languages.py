"""Language tags as editors write them: `en`, `uk`, `zh-Hans`, and not `ua`, which is a country.

The form is that of BCP 47 (RFC 5646, 2.1) without extensions and private use. Codes of two letters
are those of ISO 639-1, as Unicode's CLDR knows them (from Babel). Of three letters there are eight
thousand in ISO 639-3: any are taken.
"""

from __future__ import annotations

from typing import cast

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

CODE_PATTERN = r"^[a-z]{2,3}$"
TAG_PATTERN = (
    r"^[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    r"(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$"
)
"""A code alone, and one that may have a script, a country and variants behind it."""


def check_language(tag: str) -> str:
    """Return a tag of that form; raise ValueError where no language is meant by it."""
    if is_spoken(tag):
        return tag
    meant = [f"`{code}` ({name})" for code, name in _spoken_in(code_of(tag))]
    hint = f"did you mean {' or '.join(meant)}?" if meant else "find it in the list of ISO 639"
    raise ValueError(f"is “{tag}”, which is no language's code: {hint}")


def code_of(tag: str) -> str:
    """Return the code of the language in a tag: `zh` of `zh-Hans`."""
    return tag.partition("-")[0].lower()


def is_spoken(tag: str) -> bool:
    """Tell whether a tag may be that of a language."""
    code = code_of(tag)
    known = (get_global("likely_subtags"), _names(), get_global("language_aliases"))
    return len(code) > 2 or any(code in each for each in known)


def language_named(words: str) -> str:
    """Return the code of the language that `words` name in English, or nothing."""
    wanted = words.strip().casefold()
    return next((code for code, name in _names().items() if name.casefold() == wanted), "")


def _spoken_in(country: str) -> list[tuple[str, str]]:
    """Return code and English name of the official languages of a country, by its code."""
    codes = dict.fromkeys(c.partition("_")[0] for c in get_official_languages(country.upper()))
    return [(code, _names()[code]) for code in codes if code in _names()]


def _names() -> dict[str, str]:
    return cast("dict[str, str]", Locale("en").languages)
