"""Does a record have the form that its schema asks for? All complaints at once, at their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator.diagnostics import Diagnostic, Rule
from generator.place import Place
from generator.reading.names import did_you_mean
from generator.reading.schema.base import LOCATOR_PATTERN, SLUG_PATTERN, Draft
from generator.reading.yaml_tree import YamlFile

UNKNOWN_KEY = Rule(
    "Y201",
    "unknown-key",
    """
A record has a key that its kind does not know.

A misspelt key would otherwise be lost in silence. The hint names the nearest known one;
`explainer schema` and the editors' guide list all of them.

Instead of `statment:`, write `statements:`.
""",
)

MISSING_KEY = Rule(
    "Y202",
    "missing-key",
    """
A record lacks a key that its kind needs.

Who speaks, what a source is and when it was published are never guessed: where an article does
not say it, write `not stated`.
""",
)

WRONG_VALUE = Rule(
    "Y203",
    "wrong-value",
    """
A key has a value that its field does not take.

The message says what is expected: one of a few words, a date, an id, a locator such as `p14.s2`,
a list or a mapping.
""",
)

D = TypeVar("D", bound=Draft)


@dataclass(frozen=True, slots=True)
class Written(Generic[D]):
    """A draft together with the place of everything in it."""

    id: str
    draft: D
    yaml: YamlFile
    path: tuple[str | int, ...] = ()
    """The way to the record inside its file."""

    def place(self, *path: str | int) -> Place:
        """Return where the value at `path` inside the record stands."""
        return self.yaml.place((*self.path, *path))

    @property
    def key_place(self) -> Place:
        """Where the record begins: its id, or the front matter's first line."""
        return self.yaml.place(self.path, of_key=True)


def check_form(
    model: type[D], data: object, id: str, yaml: YamlFile, path: tuple[str | int, ...] = ()
) -> tuple[Written[D] | None, list[Diagnostic]]:
    """Return the record at `path` as a draft, or None and everything that is wrong with it."""
    try:
        return Written(id, model.model_validate(data), yaml, path), []
    except ValidationError as error:
        found = [
            _explain(each, model, yaml, path)
            for each in error.errors(include_url=False, include_context=True)
        ]
        return None, _one_message_each(found)


def _one_message_each(found: list[Diagnostic]) -> list[Diagnostic]:
    """Drop "missing" for a key that a misspelt one beside it was surely meant to be."""
    meant = {d.hint for d in found if d.rule is UNKNOWN_KEY}
    return [
        d
        for d in found
        if d.rule is not MISSING_KEY or f"Did you mean `{d.message.split('`')[1]}`?" not in meant
    ]


def _explain(
    error: Any, model: type[BaseModel], yaml: YamlFile, base: tuple[str | int, ...]
) -> Diagnostic:
    loc = tuple(step for step in error["loc"] if not _is_tag(step))
    path = (*base, *loc)
    kind = error["type"]
    key = loc[-1] if loc else ""
    if kind == "extra_forbidden":
        hint = did_you_mean(str(key), _keys(model, loc[:-1])) or _list_keys(_keys(model, loc[:-1]))
        return UNKNOWN_KEY.at(
            yaml.place(path, of_key=True), f"The key `{key}` is not known here.", hint=hint
        )
    if kind == "missing":
        return MISSING_KEY.at(
            yaml.place(path[:-1], of_key=True), f"The key `{key}` is missing here."
        )
    place = yaml.place(
        path, of_key=kind == "string_pattern_mismatch" and error["loc"][-1] == "[key]"
    )
    message, hint = _say(kind, error, str(key))
    return WRONG_VALUE.at(place, message, hint=hint)


def _is_tag(step: object) -> bool:
    return isinstance(step, str) and (step.startswith("<") or step == "[key]")


def _say(kind: str, error: Any, key: str) -> tuple[str, str]:
    """Return message and hint for one of pydantic's error types, in an editor's words."""
    value = error["input"]
    shown = f"“{value}”" if isinstance(value, (str, int)) else _shape(value)
    context = error.get("ctx", {})
    if kind == "value_error":
        return f"`{key}` {_reason(context)}." if key else f"This {_reason(context)}.", ""
    if kind in ("enum", "literal_error"):
        words = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        hint = did_you_mean(str(value), words) or f"Write one of: {', '.join(words)}."
        return f"`{key}` cannot be {shown}.", hint
    if kind == "string_pattern_mismatch":
        return f"`{key}` cannot be {shown}.", _pattern_hint(context["pattern"])
    expected = _EXPECTED.get(kind)
    if expected:
        subject = f"`{key}`" if key else "This"
        return f"{subject} is {_shape(value)}, and should be {expected}.", ""
    return f"`{key}` cannot be {shown}: {error['msg']}.", ""


def _reason(context: Any) -> str:
    return str(context.get("error", "")).rstrip(".")


_EXPECTED = {
    "string_type": "words",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "tuple_type": "a list",
    "too_short": "longer",
    "union_tag_invalid": "of another form",
}


def _pattern_hint(pattern: str) -> str:
    if pattern == SLUG_PATTERN:
        return "An id has small letters, digits and hyphens only, at most 64."
    if pattern == LOCATOR_PATTERN:
        return "A locator looks like p14, p14.l2, p14.s2 or p14.s1-s3."
    if "https?" in pattern:
        return "Write a full address that begins with https://, without a user name."
    return "See the editors' guide for the form of this field."


def _shape(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, (list, tuple)) else f"“{value}”"


def _list_keys(keys: Sequence[str]) -> str:
    return f"Known keys: {', '.join(keys)}." if keys else ""


def _keys(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """Return the keys that the schema knows at `loc`, by following its types."""
    models: list[type[BaseModel]] = [model]
    for step in loc:
        if isinstance(step, int):
            continue
        fields = [
            field.annotation
            for each in models
            for name, field in each.model_fields.items()
            if (field.alias or name) == step
        ]
        models = [found for annotation in fields for found in _models(annotation)] or models
    return [field.alias or name for each in models for name, field in each.model_fields.items()]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the record types that stand anywhere in a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif not isinstance(annotation, type) or get_origin(annotation):
        for part in get_args(annotation):
            if not isinstance(part, (str, Enum)):
                yield from _models(part)
