"""Does a record have the form that its schema asks for? All complaints at once, at their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.diagnostics import Diagnostic, Rule
from generator.place import Place
from generator.reading.form_words import EMPTY_HINT, say
from generator.reading.names import did_you_mean
from generator.reading.schema.base import LIST, MAPPING, WORDS, Draft, RecordDraft
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
            _explain(each, model, id, yaml, path)
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
    error: Any, model: type[BaseModel], id: str, yaml: YamlFile, base: tuple[str | int, ...]
) -> Diagnostic:
    loc = tuple(step for step in error["loc"] if step not in _TAGS)
    path = (*base, *loc)
    kind = error["type"]
    if kind == "extra_forbidden":
        message = f"The key `{loc[-1]}` is not known here."
        hint = _unknown_hint(str(loc[-1]), _keys(model, loc[:-1]))
        if len(loc) == len(path) - 2 and isinstance(error["input"], dict):
            hint = _record_hint(str(loc[-1]), error["input"], model, id) or hint
        return UNKNOWN_KEY.at(yaml.place(path, of_key=True), message, hint=hint)
    if kind == "missing":
        place = yaml.place(path[:-1], of_key=True)
        message = f"`{loc[-1]}` is missing in {_subject(loc[:-1], id)}."
        hint = _MISSING.get(str(loc[-1]), f"Add a line that begins with `{loc[-1]}:`.")
        return MISSING_KEY.at(place, message, hint=hint)
    is_key = error["loc"][-1:] == ("[key]",)
    subject = "A key" if is_key else _subject(loc, id)
    message, hint = say(error, subject[:1].upper() + subject[1:], str(loc[-1]) if loc else "")
    if hint == EMPTY_HINT and _is_needed(model, loc):  # without the line it would be missing
        hint = _MISSING.get(str(loc[-1]), "Write the words.")
    return WRONG_VALUE.at(yaml.place(path, of_key=is_key), message, hint=hint)


_TAGS = frozenset({MAPPING, LIST, WORDS, "[key]"})
"""Steps of pydantic's ways that are not written in the file."""

_MISSING = {
    "speaker": "Write an actor's id, `own` where the outlet itself says it, or `{unnamed: …}`.",
    "published": "Write the date, or `not stated` where the article does not give it.",
    "authors": "Write a list of names, or `not stated` where the article names nobody.",
    "by": "Write the id of the editor who signs.",
    "date": "Write the day on which it was signed, such as 2022-01-26.",
    "known": "Write how it is known: printed, computed, context or elsewhere.",
    "because": "Say why, in a sentence that readers will see.",
}
"""What to write for a key that is missing, where its name does not tell."""


def _subject(loc: Sequence[str | int], id: str) -> str:
    """Return how a message speaks of the value at `loc` in the record `id`."""
    if not loc:
        return f"the record `{id}`"
    if isinstance(loc[-1], int):
        names = [step for step in loc if isinstance(step, str)]
        return f"an item of `{names[-1]}`" if names else "an item"
    return f"`{loc[-1]}`"


def _unknown_hint(key: str, known: Sequence[str]) -> str:
    if key.isdigit():
        return "A comma begins the next item: write numbers without commas."
    return did_you_mean(key, known) or _list_keys(known)


def _record_hint(key: str, inside: dict[str, Any], model: type[BaseModel], id: str) -> str:
    """Return what to do where a record stands inside another one of its kind, else nothing."""
    if not inside or inside.keys() - set(_keys(model, ())):
        return ""
    return f"Where `{key}` is a record of its own, it is indented too far: line it up with `{id}`."


def _list_keys(keys: Sequence[str]) -> str:
    last = [key for key in keys if key in RecordDraft.model_fields]
    first = [key for key in keys if key not in last]
    return f"Known keys: {', '.join(first + last)}." if keys else ""


def _keys(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """Return the keys that the schema knows at `loc`."""
    return [name for name, _ in _fields(model, loc)]


def _is_needed(model: type[BaseModel], loc: Sequence[str | int]) -> bool:
    """Tell whether what stands around `loc` cannot do without the key that it ends with."""
    return any(name == loc[-1] and field.is_required() for name, field in _fields(model, loc[:-1]))


def _fields(model: type[BaseModel], loc: Sequence[str | int]) -> list[tuple[str, FieldInfo]]:
    """Return the keys at `loc` with their fields, by following the schema's types."""
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
    return [
        (field.alias or name, field) for each in models for name, field in each.model_fields.items()
    ]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the record types that stand anywhere in a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif not isinstance(annotation, type) or get_origin(annotation):
        for part in get_args(annotation):
            if not isinstance(part, (str, Enum)):
                yield from _models(part)
