"""What the theme says around a page, in the language of the site."""

from __future__ import annotations

from babel.core import get_global
from mkdocs.config.defaults import MkDocsConfig

from generator.pages.catalogue import load_catalogue
from generator.pages.english import unmarked
from generator.pages.words_for import direction

_FRAME = "frame."
_FOOTER = {
    "coverage": "coverage.title",
    "changes": "changes.title",
    "data": "data.title",
    "editors": "index.editors",
}
"""The pages that every page leads to at its foot, with the keys of their titles. A site may name
others."""
_FACES = {
    "Arab": ("vazirmatn-arabic",),
    "Cyrl": ("source-serif-4-cyrillic", "source-sans-3-cyrillic"),
    "Grek": ("source-serif-4-greek", "source-sans-3-greek"),
}
"""The fonts that the first words of a page need, by its script; Latin ones are always loaded."""


def speak(config: MkDocsConfig, language: str) -> None:
    """Set language, direction, fonts, footer and frame words where the site has none of its own."""
    t = load_catalogue(language)
    config.theme["language"] = language
    config.theme["direction"] = direction(language)
    frame = {key.removeprefix(_FRAME): unmarked(t.plain(key)) for key in t.keys(_FRAME)}
    script = str(get_global("likely_subtags").get(language, "")).split("_")[1:2]
    config.extra.setdefault("faces", [face for each in script for face in _FACES.get(each, ())])
    ends = [{"title": unmarked(t.plain(key)), "url": f"{page}/"} for page, key in _FOOTER.items()]
    config.extra.setdefault("footer", ends)
    config.extra["words"] = {**frame, **(config.extra.get("words") or {})}
