"""A table: one declaration for CSV, SQLite, `datapackage.json` and the documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from generator.shapes.base import Published
from generator.shapes.dataset import Dataset
from generator.shapes.fields import Kind, field_at

Cell = str | int | bool | None
"""A decimal number is text here, so that none of its digits is lost."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one row is made from: a value, its number from 1, and what it belongs to."""

    item: Any
    n: int = 0
    parent: Any = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column, with its meaning for whoever reads it."""

    name: str
    kind: Kind
    meaning: str
    get: Callable[[Row], Cell]
    required: bool = False
    unit: str = ""
    references: str = ""
    """The table whose `id` it holds."""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Foreign:
    """Several columns that together hold the key of another table."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table, and how its rows are found in the dataset."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Dataset], Iterable[Row]]
    foreign: tuple[Foreign, ...] = ()
    search: tuple[str, ...] = field(default=())
    """The columns in which full-text search looks."""

    @property
    def references(self) -> tuple[Foreign, ...]:
        """Every reference to another table, whether of one column or of several."""
        single = (Foreign((c.name,), c.references, ("id",)) for c in self.columns if c.references)
        return (*single, *self.foreign)

    def cells(self, dataset: Dataset) -> Iterable[tuple[Cell, ...]]:
        """Yield the rows as values, in the order of the columns."""
        getters = [column.get for column in self.columns]
        for row in self.rows(dataset):
            yield tuple(get(row) for get in getters)


def take(model: type[Published], *paths: str) -> tuple[Column, ...]:
    """Return columns that hold fields of a record, described as in its declaration.

    A path leads to the field; `speaker.actor:speaker` gives the column a name of its own.
    """
    return tuple(_column(model, *_named(path)) for path in paths)


def _named(path: str) -> tuple[str, str]:
    way, _, name = path.partition(":")
    return way, name or way.replace(".", "_")


def _column(model: type[Published], path: str, name: str) -> Column:
    found = field_at(model, path)
    single = found.kind is not Kind.ARRAY and "," not in found.references
    return Column(
        name,
        found.kind,
        found.meaning,
        _getter(path),
        required=found.required,
        unit=found.unit,
        references=found.references if single else "",
        values=found.values if found.kind is Kind.STRING else (),
    )


def _getter(path: str) -> Callable[[Row], Cell]:
    first, *rest = path.split(".")
    top = attrgetter(first)
    if not rest:
        return lambda row: _cell(top(row.item))

    def get(row: Row) -> Cell:
        value = top(row.item)
        for step in rest:
            value = None if value is None else getattr(value, step)
        return _cell(value)

    return get


def _cell(value: Any) -> Cell:
    if type(value) is str:  # nearly all of them
        return value or None
    if value is None or value in ("", ()):
        return None
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return json.dumps([_plain(each) for each in value], ensure_ascii=False)
    if isinstance(value, str | int):
        return value
    raise TypeError(f"{value!r} is no value for a cell")


def _plain(value: Any) -> Any:
    return value.model_dump(exclude_defaults=True) if isinstance(value, BaseModel) else value


def made(
    name: str,
    kind: Kind,
    meaning: str,
    get: Callable[[Row], Cell],
    *,
    references: str = "",
    required: bool = True,
    values: tuple[str, ...] = (),
) -> Column:
    """Return a column that no declared field stands behind, such as the record a row is part of."""
    return Column(name, kind, meaning, get, required, references=references, values=values)


NUMBER = made("n", Kind.INTEGER, "Its number among those beside it, from 1.", lambda row: row.n)
