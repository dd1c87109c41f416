"""What the page of the data shows: its files, how to load them, and every field with its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.units import format_unit
from markupsafe import Markup

from generator.pages.catalogue import Catalogue
from generator.pages.english import as_english
from generator.pages.escape import inert
from generator.shapes.edition import FOLDER
from generator.shapes.fields import forms
from generator.shapes.recipes import RECIPES, TRACE
from generator.shapes.tables import TABLES

if TYPE_CHECKING:
    from generator.pages.view import View

_CODE = re.compile(r"`([^`]+)`")
_DECIMALS_BELOW = 100_000
"""Bytes from which a size is said without a decimal."""


_ORDER = ("corpus", "schema", "sqlite", "package", "annotations", "jsonld", "csl", "bibtex")
"""The files that stand in the list by themselves, by name; tables have a list of their own."""


@dataclass(frozen=True, slots=True)
class Download:
    """One file."""

    path: str
    """From the site's root."""
    label: str
    """Its name below the folder of the data."""
    words: str
    """The key of the words that say what it is."""
    size: str
    """In kilobytes of 1,000 bytes, as the language writes it."""


@dataclass(frozen=True, slots=True)
class Described:
    """A field or a column."""

    name: str
    meaning: Markup
    kind: str
    """Its type, in the words of the schemas."""
    unit: str
    refers: str
    """The kinds of record whose id it holds."""
    values: str
    required: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of record or a table."""

    name: str
    meaning: Markup
    fields: tuple[Described, ...]
    path: str = ""
    """Of its file."""
    size: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A way to load something."""

    name: str
    code: Markup


@dataclass(frozen=True, slots=True)
class Downloads:
    """All that the page of the data shows."""

    files: tuple[Download, ...]
    tables: tuple[Sheet, ...]
    records: tuple[Sheet, ...]
    recipes: tuple[Example, ...]


def downloads(view: View) -> Downloads:
    """Return what is served, described from the same declarations that it is made from."""
    t, address = view.t, f"{view.options.site_url}{FOLDER}"
    sizes = {file.path: file.size for file in view.files}
    return Downloads(
        tuple(
            Download(
                file.path, file.path.removeprefix(FOLDER), file.name, _size(sizes[file.path], t)
            )
            for file in sorted(view.files, key=lambda file: _place(file.name))
            if file.name in _ORDER
        ),
        tuple(_tables(sizes, t)),
        tuple(_records(t)),
        (
            *(Example(each.name, _code(each.code, address)) for each in RECIPES),
            Example("trace", _code(TRACE, address)),
        ),
    )


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _tables(sizes: dict[str, int], t: Catalogue) -> Iterator[Sheet]:
    for table in TABLES:
        path = f"{FOLDER}csv/{table.name}.csv"
        columns = (
            Described(
                each.name,
                _english(each.meaning, t),
                each.kind.value,
                each.unit,
                each.references,
                ", ".join(each.values),
                each.required,
            )
            for each in table.columns
        )
        meaning = _english(table.meaning, t)
        size = _size(sizes[path], t) if path in sizes else ""
        yield Sheet(table.name, meaning, tuple(columns), path, size)


def _records(t: Catalogue) -> Iterator[Sheet]:
    for form in forms():
        fields = (
            Described(
                each.name,
                _english(each.meaning, t),
                f"{each.kind.value}: {each.of}" if each.of else each.kind.value,
                each.unit,
                each.references,
                ", ".join(each.values),
                each.required,
            )
            for each in form.fields
        )
        yield Sheet(form.name, _english(form.meaning, t), tuple(fields))


def _english(words: str, t: Catalogue) -> Markup:
    """Return words of a declaration, which are English, their code marked as such."""
    parts = _CODE.split(words)
    marked = (
        Markup("<code>{}</code>").format(inert(part)) if number % 2 else inert(part)
        for number, part in enumerate(parts)
    )
    text = Markup("").join(marked)
    return text if t.locale.startswith("en") else Markup(as_english(text))


def _code(code: str, address: str) -> Markup:
    """Return a program as lines of which none is blank, for a blank one would end the block."""
    lines = code.replace("{data}", address).split("\n")
    return Markup("\n").join(inert(line) or Markup("&#32;") for line in lines)


def _size(length: int, t: Catalogue) -> str:
    kilobytes = round(length / 1000, 1 if length < _DECIMALS_BELOW else None)
    return format_unit(kilobytes, "digital-kilobyte", "short", locale=t.locale)
