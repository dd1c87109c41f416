"""Interface words: one catalogue a language, and nothing of them in templates or code.

A key leads to words, or to the forms that a number `n` takes, by the plural categories of CLDR
(`one`, `two`, `few`, `many`, `other`). What a language lacks is said in English, and marked as such
where it stands in a page: `generator/pages/english.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from importlib import resources

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from markupsafe import Markup

from generator.pages.english import as_english
from generator.pages.escape import as_markup, finalize, inert
from generator.reading.yaml_tree import read_yaml

_HOLE = re.compile(r"\{(\w+)\}")
_COUNTS = frozenset({"n", "all", "shown", "shared"})
"""The holes whose numbers are written with the separators of the language."""


class Catalogue:
    """The words of one language, with English where it lacks some."""

    def __init__(
        self, language: str, words: Mapping[str, str], english: Mapping[str, str] | None = None
    ) -> None:
        self.language = language
        self.words = words
        self._english = english or {}
        self.locale = words.get("locale", "") or _locale(language)
        """The name by which CLDR's dates, numbers, lists and plurals are asked for."""
        self._plural = Locale.parse(self.locale).plural_form
        self._english_plural = Locale.parse("en").plural_form
        self._ready: dict[str, tuple[Markup, ...]] = {}
        """Words of this language that no number bends, as `_pieces` gives them."""

    def plain(self, key: str, /, **values: object) -> str:
        """Return the words for `key` as plain text, with `{name}` filled in.

        Where `n` is given and `key` has forms, that of the number's plural category is taken.
        Raises KeyError for a key that no catalogue has: that is a bug.
        """
        text, own = self._find(key, values)
        if "{" in text:
            text = _HOLE.sub(lambda hole: str(self._value(hole[1], values)), text)
        return text if own else as_english(text)

    def __call__(self, key: str, /, **values: object) -> Markup:
        """Return the words for `key` for a page; values may be markup, such as links."""
        pieces = self._ready.get(key)
        if pieces is not None:
            return self._filled(pieces, values)
        template, own = self._find(key, values)
        pieces = _pieces(template)
        if key in self.words:
            self._ready[key] = pieces
        text = self._filled(pieces, values)
        return text if own else as_markup(as_english(text))

    def _filled(self, pieces: tuple[Markup, ...], values: Mapping[str, object]) -> Markup:
        if len(pieces) == 1:
            return pieces[0]
        filled: list[str] = list(pieces)
        for number in range(1, len(pieces), 2):
            filled[number] = finalize(self._value(pieces[number], values))
        return as_markup("".join(filled))

    def has(self, key: str) -> bool:
        """Tell whether there are words for `key`."""
        return any(key in words or f"{key}.other" in words for words in (self.words, self._english))

    def keys(self, prefix: str) -> list[str]:
        """Return the keys that begin with `prefix`."""
        return [key for key in {**self._english, **self.words} if key.startswith(prefix)]

    def _find(self, key: str, values: Mapping[str, object]) -> tuple[str, bool]:
        """Return the words for a key with holes, and whether they are of this language."""
        if key in self.words:
            return self.words[key], True
        number = values.get("n")
        for words, plural in (
            (self.words, self._plural),
            (self._english, self._english_plural),
        ):
            if key in words:
                return words[key], words is self.words
            if f"{key}.other" in words and isinstance(number, int | Decimal):
                form = words.get(f"{key}.{plural(number)}", words[f"{key}.other"])
                return form, words is self.words
        raise KeyError(key)

    def _value(self, name: str, values: Mapping[str, object]) -> object:
        value = values[name]
        if name in _COUNTS and isinstance(value, int | Decimal):
            return _decimal(value, self.locale)
        return value


@lru_cache(maxsize=4096)
def _pieces(template: str) -> tuple[Markup, ...]:
    """Return words for a page and the names of the holes between them, in turns."""
    parted = _HOLE.split(template)
    return tuple(Markup(text) if n % 2 else inert(text) for n, text in enumerate(parted))


@lru_cache(maxsize=4096)
def _decimal(value: int | Decimal, locale: str) -> str:
    return format_decimal(value, locale=locale)


@lru_cache(maxsize=8)
def load_catalogue(language: str) -> Catalogue:
    """Return the catalogue of `language`, with English behind it; its files are read once.

    Raises ValueError like `read_words`.
    """
    english = read_words("en")
    return (
        Catalogue("en", english)
        if language == "en"
        else Catalogue(language, read_words(language), english)
    )


def read_words(language: str) -> dict[str, str]:
    """Return the words of one catalogue by their full keys; none where there is no file.

    Raises ValueError for a file that is no YAML: a bug of this program.
    """
    file = resources.files("generator.pages") / "words" / f"{language}.yml"
    if not file.is_file():
        return {}
    yaml, problems = read_yaml(file.read_text("utf-8"), file.name)
    if yaml is None or problems:
        raise ValueError(f"the catalogue {file.name} cannot be read: {problems}")
    return {key: str(value) for key, value in _flat("", yaml.data)}


def _locale(language: str) -> str:
    """Return what CLDR calls a language without a catalogue."""
    try:
        return str(Locale.parse(language))
    except (UnknownLocaleError, ValueError):
        return "en_GB"


def _flat(prefix: str, node: Mapping[str, object]) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for key, value in node.items():
        name = f"{prefix}{key}"
        found += _flat(f"{name}.", value) if isinstance(value, Mapping) else [(name, value)]
    return found
