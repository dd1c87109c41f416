"""Every place of a record that takes characters, found in the schema."""

from __future__ import annotations

import types
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from generator.languages import TAG_PATTERN
from generator.reading.drafts import PAGE_KINDS, RECORD_KINDS
from generator.reading.schema import base

KINDS: dict[str, type[BaseModel]] = {**RECORD_KINDS, **PAGE_KINDS}

Path = tuple[str, ...]
"""The way to a value: keys, `[]` for an item of a list, `{}` for a key of a mapping."""


def places() -> dict[tuple[str, Path], str]:
    """Return the form of every value that is written as characters, by kind and path."""
    return {
        (kind, path): form for kind, model in KINDS.items() for path, form in _of_model(model, ())
    }


def texts() -> list[tuple[str, Path]]:
    """Return the places that take any words."""
    return [place for place, form in places().items() if form == "words"]


def _of_model(model: type[BaseModel], path: Path) -> Iterator[tuple[Path, str]]:
    for name, field in model.model_fields.items():
        annotation: Any = field.annotation
        for extra in field.metadata:
            annotation = Annotated[annotation, extra]
        yield from _of_type(annotation, (*path, field.alias or name))


def _of_type(annotation: Any, path: Path, form: str = "") -> Iterator[tuple[Path, str]]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extras = get_args(annotation)
        yield from _of_type(inner, path, form or _form(extras))
    elif origin in (Union, types.UnionType):
        for part in get_args(annotation):
            yield from _of_type(part, path, form)
    elif origin is tuple:
        yield from _of_type(get_args(annotation)[0], (*path, "[]"))
    elif origin is dict:
        key, value = get_args(annotation)
        yield from _of_type(key, (*path, "{}"))
        yield from _of_type(value, (*path, "*"))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _of_model(annotation, path)
    elif (isinstance(annotation, type) and issubclass(annotation, Enum)) or origin is Literal:
        yield path, "choice"
    elif annotation is str or getattr(annotation, "__name__", "") == "Decimal":
        yield path, form or ("number" if annotation is not str else "any")


def _form(extras: list[Any]) -> str:
    """Tell which of the schema's forms a string has, by what constrains it."""
    for extra in extras:
        for inner in (extra, *getattr(extra, "metadata", ())):
            pattern = getattr(inner, "pattern", None)
            if pattern:
                return _PATTERNS.get(pattern, "pattern")
            if getattr(inner, "func", None) is base._not_blank:
                return "words"
            if getattr(inner, "func", None) in (base.check_date, base._date_or_not_stated):
                return "date"
    return ""


_PATTERNS = {
    base.SLUG_PATTERN: "id",
    base.URL_PATTERN: "address",
    base.LOCATOR_PATTERN: "place",
    TAG_PATTERN: "language",
}
