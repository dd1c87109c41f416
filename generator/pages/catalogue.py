"""Interface words: one catalogue a language, and nothing of them in templates or code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources

from markupsafe import Markup

from generator.pages.escape import finalize, inert
from generator.reading.yaml_tree import read_yaml

_HOLE = re.compile(r"\{(\w+)\}")


class Catalogue:
    """The words of one language, with English where it lacks some."""

    def __init__(self, language: str, words: Mapping[str, str]) -> None:
        self.language = language
        self._words = words

    def plain(self, key: str, /, **values: object) -> str:
        """Return the words for `key` as plain text, with `{name}` filled in.

        Where `n` is given, `key.one` is taken for 1 and `key.other` for the rest, if they exist.
        Raises KeyError for a key that no catalogue has: that is a bug.
        """
        template = self._words[self._form(key, values)]
        return _HOLE.sub(lambda hole: str(values[hole[1]]), template)

    def __call__(self, key: str, /, **values: object) -> Markup:
        """Return the words for `key` for a page; values may be markup, such as links."""
        template = self._words[self._form(key, values)]
        pieces: list[Markup] = []
        last = 0
        for hole in _HOLE.finditer(template):
            pieces += [inert(template[last : hole.start()]), finalize(values[hole[1]])]
            last = hole.end()
        return Markup("").join([*pieces, inert(template[last:])])

    def has(self, key: str) -> bool:
        """Tell whether there are words for `key`."""
        return key in self._words

    def _form(self, key: str, values: Mapping[str, object]) -> str:
        if key not in self._words and "n" in values:
            return f"{key}.one" if values["n"] == 1 else f"{key}.other"
        return key


def load_catalogue(language: str) -> Catalogue:
    """Return the catalogue of `language`, filled up with English."""
    words: dict[str, str] = {}
    folder = resources.files("generator.pages") / "words"
    for name in ("en", language.split("-")[0]):
        file = folder / f"{name}.yml"
        if file.is_file():
            yaml, problems = read_yaml(file.read_text("utf-8"), f"{name}.yml")
            if yaml is None or problems:
                raise ValueError(f"the catalogue {name}.yml cannot be read: {problems}")
            words.update({key: str(value) for key, value in _flat("", yaml.data)})
    return Catalogue(language, words)


def _flat(prefix: str, node: Mapping[str, object]) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for key, value in node.items():
        name = f"{prefix}{key}"
        found += _flat(f"{name}.", value) if isinstance(value, Mapping) else [(name, value)]
    return found
