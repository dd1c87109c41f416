"""A record or a report as a citation: in words, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from generator.corpus.model import When
from generator.corpus.timeline import Precision, precision
from generator.pages.catalogue import Catalogue
from generator.pages.words_for import date_words, list_words


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited. Whatever is empty is left out."""

    key: str
    """The name under which a bibliography keeps it."""
    title: str
    container: str
    """The site or the outlet that it stands in."""
    authors: tuple[str, ...] = ()
    issued: When | None = None
    url: str = ""
    language: str = ""
    article: bool = False
    """Whether it is a report, not a page of this site."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One work in three forms."""

    text: str
    bibtex: str
    csl: str


def cite(work: Work, t: Catalogue) -> Citation:
    """Return all forms of the citation of a work."""
    return Citation(plain(work, t), bibtex(work, t), csl_json(work, t))


def plain(work: Work, t: Catalogue) -> str:
    """Return a citation in words."""
    title = t.plain("cite.title", title=work.title.rstrip("."))
    by_others = work.authors and work.authors != (work.container,)
    head = f"{list_words(work.authors, t)}: {title}" if by_others else title
    dated = [work.container, _words(work.issued, t)]
    parts = [head, ", ".join(part for part in dated if part), work.url]
    return " ".join(part if part == work.url else f"{part}." for part in parts if part)


_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{c: f"\\{c}" for c in "&%$#_{}"},
}
_TEX_MARKS = re.compile("|".join(map(re.escape, _TEX)))


def bibtex(work: Work, t: Catalogue) -> str:
    """Return an entry for a BibTeX file; double braces keep capitals and names as they are."""
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in work.authors),
        "title": f"{{{_tex(work.title)}}}",
        "journal" if work.article else "organization": _tex(work.container),
        "year": _year(work.issued),
        "date": _day(work.issued),
        "note": "" if _day(work.issued) else _tex(_words(work.issued, t)),
        "language": work.language,
        "url": _tex_address(work.url),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{'article' if work.article else 'misc'}{{{work.key},", *lines, "}"])


def csl_json(work: Work, t: Catalogue) -> str:
    """Return an item in the form that citation managers exchange."""
    item = {
        "id": _json(work.key),
        "type": _json("article-newspaper" if work.article else "webpage"),
        "title": _json(work.title),
        "container-title": _json(work.container),
        "author": _authors(work.authors),
        "issued": _issued(work.issued, t),
        "language": _json(work.language),
        "URL": _json(work.url),
    }
    lines = [f'    "{key}": {value}' for key, value in item.items() if value not in _EMPTY]
    return "[\n  {\n" + ",\n".join(lines) + "\n  }\n]"


_json = json.JSONEncoder(ensure_ascii=False, indent=2).encode
_EMPTY = frozenset({'""', "[]", "{}"})


# What is nested is written by Python's slow encoder, and is the same in nearly all citations.
@lru_cache(maxsize=256)
def _authors(names: tuple[str, ...]) -> str:
    return _json([{"literal": name} for name in names]).replace("\n", "\n    ")


@lru_cache(maxsize=1024)
def _issued(when: When | None, t: Catalogue) -> str:
    return _json(_parts(when, t)).replace("\n", "\n    ")


def _tex(text: str) -> str:
    return _TEX_MARKS.sub(lambda mark: _TEX[mark[0]], text)


def _tex_address(url: str) -> str:
    """Return an address for BibTeX, whose `url` is printed verbatim: only braces would end it."""
    return url.replace("{", "%7B").replace("}", "%7D")


def _words(when: When | None, t: Catalogue) -> str:
    return date_words(when, t) if when is not None and when.stated else ""


def _exact(when: When | None) -> bool:
    """Tell whether a date is a plain year, month or day that a bibliography has a field for."""
    return (
        when is not None
        and not set("?~%") & set(when.text)
        and precision(when) in (Precision.TIME, Precision.DAY, Precision.MONTH, Precision.YEAR)
    )


@lru_cache(maxsize=1024)
def _day(when: When | None) -> str:
    return when.text.partition("T")[0] if when is not None and _exact(when) else ""


def _year(when: When | None) -> str:
    return _day(when)[:4]


def _parts(when: When | None, t: Catalogue) -> dict[str, object]:
    if day := _day(when):
        return {"date-parts": [[int(part) for part in day.split("-")]]}
    words = _words(when, t)
    return {"literal": words} if words else {}
