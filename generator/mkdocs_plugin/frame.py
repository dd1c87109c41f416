"""What the theme says around a page, in the language of the site."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from generator.pages.catalogue import load_catalogue
from generator.pages.english import unmarked
from generator.pages.words_for import direction

_FRAME = "frame."


def speak(config: MkDocsConfig, language: str) -> None:
    """Set the theme's language and direction, and the words of the frame that the site has not."""
    t = load_catalogue(language)
    config.theme["language"] = language
    config.theme["direction"] = direction(language)
    frame = {key.removeprefix(_FRAME): unmarked(t.plain(key)) for key in t.keys(_FRAME)}
    config.extra["words"] = {**frame, **(config.extra.get("words") or {})}
