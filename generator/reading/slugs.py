"""Ids from words, and which may become addresses, wherever a site is built or served."""

from __future__ import annotations

import re
import unicodedata

from generator.reading.composition import normal_form
from generator.reading.schema.base import SLUG_PATTERN

LONGEST = 64
"""Characters of an id."""
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ"))
_SLUG = re.compile(SLUG_PATTERN + r"\Z")
INDEXES = frozenset(
    [
        "actors",
        "changes",
        "claims",
        "coverage",
        "editors",
        "events",
        "explainers",
        "figures",
        "questions",
        "sources",
        "topics",
    ]
)
"""The index pages of the site: a hand-written page of the same name would take their address."""
RESERVED = INDEXES | frozenset(
    ["index", "readme", "search", "data", "feeds", "assets", "pagefind", "404", "own"]
)
"""Names of pages and folders of the site itself, and the word for an outlet's own voice."""
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))}
)
"""Names that Windows keeps for devices: no file can have them there."""


def slug_of(words: str, length: int = LONGEST) -> str:
    """Return the id that `words` are meant to be, or nothing: their Latin letters and digits.

    It is cut between words where it would be longer than `length` characters. It may be one that
    the site itself uses: see `slug_problem`.
    """
    apart = normal_form("NFKD", words.translate(_APOSTROPHES))
    plain = "".join(c for c in apart if not unicodedata.combining(c)).casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > length:
        slug = slug[: length + 1].rpartition("-")[0] or slug[:length]
    return slug


def slug_problem(id: str) -> str:
    """Tell why `id` cannot be an id, or nothing where it can."""
    if not _SLUG.match(id):
        return "ids have small letters, digits and hyphens only, at most 64 of them"
    if id in RESERVED:
        return "the site itself uses this name"
    if id in DEVICES:
        return "some systems cannot have a file of this name"
    return ""
