"""What the declarations say of each field, for schemas of tables and for readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from generator.shapes.base import Published
from generator.shapes.dataset import Dataset, json_schema


class Kind(StrEnum):
    """What a value is; the names are those of the Frictionless table schema.

    There is no `number`: programs round it. A decimal number is a string.
    """

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    ARRAY = "array"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a published record, as its declaration describes it."""

    name: str
    meaning: str
    kind: Kind
    required: bool
    unit: str = ""
    references: str = ""
    """The kind of record whose id it holds, or several with commas."""
    values: tuple[str, ...] = ()
    """The only values that it has, where these are few."""
    of: str = ""
    """The record that it holds, or that its list is made of."""


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of record: what it is, and its fields."""

    name: str
    meaning: str
    fields: tuple[Field, ...]


@cache
def form_of(name: str) -> Form:
    """Return the form of a record by the name of its class; raise KeyError for no such."""
    schema = json_schema()
    node = schema if name == Dataset.__name__ else schema["$defs"][name]
    required = node.get("required", ())
    fields = (_field(key, inner, key in required) for key, inner in node["properties"].items())
    return Form(name, node["description"], tuple(fields))


def forms() -> Iterator[Form]:
    """Yield the form of the whole file and of every record in it, each after one that holds it."""
    waiting, seen = [Dataset.__name__], {Dataset.__name__}
    while waiting:
        form = form_of(waiting.pop(0))
        yield form
        for field in form.fields:
            if field.of and field.of not in seen:
                seen.add(field.of)
                waiting.append(field.of)


def field_at(model: type[Published], path: str) -> Field:
    """Return the field to which `path` (`speaker.actor`) leads from a record.

    It is required where every step is, and means what every step does. Raises KeyError where there
    is none.
    """
    first, *rest = path.split(".")
    found = _named(model.__name__, first)
    for step in rest:
        inner = _named(found.of, step)
        meaning = f"{found.meaning} {inner.meaning}"
        found = replace(inner, required=found.required and inner.required, meaning=meaning)
    return found


def _named(form: str, name: str) -> Field:
    for field in form_of(form).fields:
        if field.name == name:
            return field
    raise KeyError(f"{form}.{name}")


def _field(name: str, node: Mapping[str, Any], required: bool) -> Field:
    form = _given(node)
    kind = Kind(form.get("type", "string"))
    inner = _given(form["items"]) if kind is Kind.ARRAY else form
    return Field(
        name,
        node.get("description", ""),
        kind,
        required,
        inner.get("unit", ""),
        inner.get("references", ""),
        tuple(inner.get("enum", ())),
        inner.get("name", ""),
    )


def _given(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the form that a value has where one is given; names of definitions resolved."""
    for form in node.get("anyOf", (node,)):
        if form.get("type") != "null" and "const" not in form:
            if "$ref" in form:
                return _definition(form["$ref"].rpartition("/")[2])
            return dict(form)
    return node


def _definition(name: str) -> Mapping[str, Any]:
    definition = json_schema()["$defs"][name]
    return definition if "enum" in definition else {**definition, "name": name}
