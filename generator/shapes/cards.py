"""Which pictures of shared links there are: what they say, where they stand, in which fonts."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.shapes.edition import Edition

WIDTH, HEIGHT = 1200, 630
"""In pixels."""
ALPHABETS = {
    "latin": r"[\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u2010-\u2027\u2030-\u205e€™]",
    "latin-ext": r"[\u0100-\u02ff\u1e00-\u1eff\u20a0-\u20c0]",
    "cyrillic": r"[\u0400-\u045f\u0490-\u0491\u2116]",
    "greek": r"[\u0370-\u03ff]",
    "arabic": r"[\u0600-\u06ff\u200c\u200d]",
}
"""The files that the site's fonts come in, and the characters that are written with each."""


@lru_cache(maxsize=4096)
def alphabet_of(char: str) -> str:
    """Return the part of the fonts that a character is written with, or nothing."""
    return next((name for name, each in ALPHABETS.items() if re.fullmatch(each, char)), "")


def is_writable(words: str) -> bool:
    """Return whether there is something to write, and the fonts have all its characters."""
    return bool(words.split()) and all(map(alphabet_of, words))


def card_path(story: str = "") -> str:
    """Return the path of a story's picture, from the site's root; without one, of the site's."""
    return f"assets/cards/{f'story-{story}' if story else 'site'}.png"


def card_words(story: str, edition: Edition) -> str:
    """Return what is written large: the title of a story, or the site's name; else nothing."""
    if not story:
        return edition.options.site_name
    found = edition.corpus.explainers.get(story)
    return found.title if found else ""
