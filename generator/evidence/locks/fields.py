"""The values of a lock as they are read: each of the form that the program writes, or refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from itertools import pairwise
from typing import Any, TypeVar

from generator.evidence.model import Span


class WrongError(Exception):
    """What is wrong with a value, and at which path below the one being read."""

    def __init__(self, says: str, *path: str | int) -> None:
        super().__init__(says)
        self.path = path


@contextmanager
def below(*path: str | int) -> Iterator[None]:
    """Complete the path of whatever is found wrong inside."""
    try:
        yield
    except WrongError as error:
        raise WrongError(str(error), *path, *error.path) from error


def only(values: Mapping[str, Any], *names: str) -> None:
    """Refuse a mapping that says anything which nobody reads."""
    for name in values:
        if name not in names:
            raise WrongError("is not known", name)


Read = TypeVar("Read")


def each_of(
    data: Mapping[str, Any],
    name: str,
    read: Callable[[Mapping[str, Any]], Read],
    complain: Callable[..., None],
) -> Iterator[tuple[str, Read]]:
    """Give every readable value of a mapping, and complain of the others."""
    try:
        values = mapping(data, name)
    except WrongError as error:
        complain(error)
        return
    for key in values:
        try:
            value = mapping(values, key)
            with below(key):
                read_value = read(value)
            yield key, read_value
        except WrongError as error:
            complain(error, name)


Member = TypeVar("Member", bound=Enum)


def member(kind: type[Member], values: Mapping[str, Any], name: str) -> Member:
    """Return the member of an enumeration that stands under `name`."""
    try:
        return kind(values.get(name))
    except ValueError:
        raise WrongError(f"is no {kind.__name__.lower()}", name) from None


def mapping(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the mapping that stands under `name`."""
    value = values.get(name)
    if not isinstance(value, Mapping):
        raise WrongError("is missing" if value is None else "is no mapping", name)
    return value


def count(values: Mapping[str, Any], name: str) -> int:
    """Return the number that stands under `name`, none below 0."""
    value = values.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise WrongError("is no count", name)
    return value


def flag(values: Mapping[str, Any], name: str) -> bool:
    """Tell whether a flag is set; one that is not set is not written."""
    value = values.get(name)
    if value is not None and value is not True:
        raise WrongError("is no flag", name)
    return value is True


def text_of(values: Mapping[str, Any], name: str, default: str | None = None) -> str:
    """Return the text that stands under `name`."""
    value = values.get(name, default)
    if not isinstance(value, str):
        raise WrongError("is missing" if value is None else "is no text", name)
    return value


def texts_of(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the list of texts that stands under `name`, if one does."""
    value = values.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise WrongError("is no list of words", name)
    return tuple(value)


_SPAN = re.compile(r"(0|[1-9]\d{0,9})-([1-9]\d{0,9})")


def span_of(value: object, *path: str) -> Span:
    """Return the span that a value such as `12-48` gives."""
    match = _SPAN.fullmatch(value) if isinstance(value, str) else None
    if match is None or int(match[1]) >= int(match[2]):
        raise WrongError("is no span such as 12-48", *path)
    return Span(int(match[1]), int(match[2]))


def spans_of(values: Mapping[str, Any], name: str, default: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans that stand under `name`, in their order in the text."""
    value = values.get(name)
    if value is None:
        return default
    if not isinstance(value, list):
        raise WrongError("is no list of spans", name)
    spans = tuple(span_of(item, name) for item in value)
    if any(_disordered(a, b, nested=name == "marks") for a, b in pairwise(spans)):
        raise WrongError("is not in order", name)
    return spans


def _disordered(first: Span, second: Span, *, nested: bool) -> bool:
    return first > second if nested else first.end > second.start
