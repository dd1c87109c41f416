"""Where ids of records stand, in fields and in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from inspect import get_annotations
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from generator.reading.drafts import PAGE_KINDS, RECORD_KINDS, SINGULAR, Drafts
from generator.reading.form import Written
from generator.reading.prose import KINDS, read_prose
from generator.reading.schema.actors import NoteDraft
from generator.reading.schema.base import SLUG_FORM, RecordDraft
from generator.reading.schema.claims import StatementDraft

Path = tuple[str | int, ...]

NO_REFERENCES = frozenset(
    {(RecordDraft, "was"), (StatementDraft, "utterance"), (StatementDraft, "id")}
)
"""Fields that hold a word of the form of an id which names no record."""
ALSO_REFERENCES = frozenset({(NoteDraft, "source")})
"""Fields that may hold an id or something else."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record that was read, with its kind as a key of the content folder."""

    kind: str
    written: Written[Any]

    @property
    def data(self) -> Any:
        """What the file says of it."""
        data: Any = self.written.yaml.data
        for step in self.written.path:
            data = data[step]
        return data

    @property
    def noun(self) -> str:
        """What the record is, in one word."""
        return SINGULAR[self.kind]


def records(drafts: Drafts) -> Iterator[Record]:
    """Yield every record of a site."""
    for kind in (*RECORD_KINDS, *PAGE_KINDS):
        for written in getattr(drafts, kind).values():
            yield Record(kind, written)


def references(record: Record, id: str) -> Iterator[Path]:
    """Yield the way, inside a record, to each value that names the record `id`."""
    for path, value in ids_in(type(record.written.draft), record.data):
        if str(value) == id:
            yield path


def ids_in(hint: Any, data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield each value in `data`, of the type `hint`, that names a record, with the way to it."""
    origin = get_origin(hint)
    if origin is Annotated:
        if SLUG_FORM in hint.__metadata__:
            if isinstance(data, (str, int)):
                yield path, data
        else:
            yield from ids_in(hint.__origin__, data, path)
    elif origin in (Union, UnionType):
        for part in get_args(hint):
            yield from ids_in(part, data, path)
    elif origin is tuple and isinstance(data, list):
        for number, item in enumerate(data):
            yield from ids_in(get_args(hint)[0], item, (*path, number))
    elif origin is dict and isinstance(data, dict):
        for key, value in data.items():
            yield from ids_in(get_args(hint)[1], value, (*path, key))
    elif isinstance(hint, type) and issubclass(hint, BaseModel) and isinstance(data, dict):
        for key, field in _fields(hint).items():
            if key in data:
                yield from ids_in(field, data[key], (*path, key))


@lru_cache(maxsize=64)
def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """Return the type of each key of a record in which ids may stand."""
    hints = get_type_hints(model, include_extras=True)
    fields: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        owner = next(c for c in model.__mro__ if name in get_annotations(c))
        if (owner, name) in ALSO_REFERENCES:
            fields[field.alias or name] = Annotated[str, SLUG_FORM]
        elif (owner, name) not in NO_REFERENCES:
            fields[field.alias or name] = hints[name]
    return fields


def links_in_prose(text: str, id: str) -> Iterator[tuple[int, int]]:
    """Yield where in a Markdown text each link names the record `id`."""
    plain = re.sub(r"\r\n?", "\n", text)
    pattern = re.compile(rf"\[\s*(?:{'|'.join(KINDS)}):({re.escape(id)})\s*\]", re.IGNORECASE)
    here, there = list(pattern.finditer(plain)), list(pattern.finditer(text))
    linked = _links(plain, id) if here else 0
    for match, same in zip(here, there, strict=True):
        without = plain[: match.start(1)] + "-" * len(id) + plain[match.end(1) :]
        if _links(without, id) < linked:  # else it stands in code, or is no link otherwise
            yield same.span(1)


def _links(text: str, id: str) -> int:
    prose, _ = read_prose(text, "", 1)
    return sum(1 for citation in prose.citations if citation.id == id)
