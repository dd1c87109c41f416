"""Which page shows which record, and the way from one page to another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.corpus.model import Record

_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def address_of_path(path: str) -> str:
    """Return the address of a Markdown file: `claims/x.md` is served at `claims/x/`.

    An address has no slash in front; the home page's is empty.
    """
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("index") if stem.endswith("/index") else f"{stem}/"


def relative(start: str, target: str, fragment: str = "") -> str:
    """Return the relative address that leads from page `start` to `target`."""
    anchor = f"#{fragment}" if fragment else ""
    if start == target and anchor:
        return anchor
    here = start.split("/")[:-1]
    there = target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    way = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (way or "./") + anchor


def leads_outside(link: str) -> bool:
    """Tell whether a link leaves the site: it names a scheme or a host (RFC 3986, 4.1)."""
    return bool(_OUTSIDE.match(link))


def resolve(start: str, way: str) -> str:
    """Return the address to which the relative `way`, without query and fragment, leads."""
    joined = posixpath.normpath(posixpath.join("/" + start, way)).strip("/")
    if joined in ("", "."):
        return ""
    return f"{joined}/" if way.endswith(("/", "..")) or way == "." else joined


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of all records that have a page, by kind of record."""

    patterns: Mapping[str, str]
    """For each kind (`claims`), the path of its pages with `{id}` in it."""

    def of(self, kind: str, id: str) -> str:
        """Return the address of a record's page; raise KeyError for a kind without pages."""
        return _filled(self.patterns[kind], id)


@lru_cache(maxsize=16384)
def _filled(pattern: str, id: str) -> str:
    return address_of_path(pattern.format(id=id))


KIND_OF_TYPE = {
    "Actor": "actors",
    "Claim": "claims",
    "Question": "questions",
    "Source": "sources",
    "Event": "events",
    "Topic": "topics",
    "Explainer": "explainers",
    "HandPage": "pages",
    "Editor": "editors",
}


def kind_of(record: Record) -> str:
    """Return the kind of a record, as its key in YAML and the first part of its address."""
    return KIND_OF_TYPE[type(record).__name__]
