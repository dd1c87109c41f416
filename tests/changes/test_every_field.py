"""A change of whatever a record says is told: every field of every record is altered in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from generator.corpus import model
from generator.corpus.change_items import Fields, Reader
from generator.corpus.corpus import Corpus
from generator.evidence.model import Locator
from generator.reading.prose import Prose, parser
from generator.reading.schema.sources import Rights

KINDS = {
    model.Actor: "actors",
    model.Source: "sources",
    model.Claim: "claims",
    model.Question: "questions",
    model.Event: "events",
    model.Topic: "topics",
    model.Explainer: "explainers",
    model.Editor: "editors",
    model.HandPage: "pages",
}
PARTS = {
    model.Statement: Reader.statement,
    model.Relation: Reader.relation,
    model.Absence: Reader.absence,
}
NOT_TOLD = {
    "place": "a line of a file",
    "id": "another record, or told as a renamed one",
    "was": "told as renamed, merged or as an address that leads nowhere",
    "first": "a bound worked out from the date",
    "last": "a bound worked out from the date",
    "verified": "how it was proved; a lock that changed is told of by itself",
    "verified_by": "a lock that changed is told of by itself",
    "verified_on": "a lock that changed is told of by itself",
    "Actor.introduced.proof.tier": "no page shows it",
    "Actor.introduced.proof.voice": "no page shows it",
    "Actor.introduced.proof.zone": "no page shows it",
    "Explainer.wording.terms.proof.tier": "no page shows it",
    "Explainer.wording.terms.proof.voice": "no page shows it",
    "Explainer.wording.terms.proof.zone": "no page shows it",
    "Absence.claim": "by it one absence is told from another",
    "Absence.source": "by it one absence is told from another",
    "Claim.absences": "told apart",
    "Claim.relations": "told apart",
    "Claim.statements": "told apart",
    "Introduction.published": "follows from the rights; without it no words are shown",
    "Layout.length": "another sum of the article tells it",
    "Layout.words": "another sum of the article tells it",
    "Layout.paragraphs": "another sum of the article tells it",
    "Proof.line": "a corrected text moves it",
    "Proof.pieces": "a corrected text moves them; the words that are shown tell the rest",
    "Proof.unrelated": "told of the source that has the part",
    "Proof.words": "how many words are shown",
    "Relation.claim": "by it one relation is told from another",
    "Relation.kind": "by it one relation is told from another",
    "Relation.other": "by it one relation is told from another",
    "Source.mark_spans": "another sum of the article tells it",
    "Source.text": "another sum of the article tells it",
    "Version.sha256": "no page shows it",
    "Statement.act": "follows from the verb",
    "Statement.claim": "told as moved",
    "Statement.published": "follows from the rights; without it no words are shown",
    "Statement.source": "by it one statement is told from another",
}
"""What is not told by itself, and why: a field's name, one of a type, or the way to it."""


def a(kind: Any, name: str) -> Any:
    """Return a value of a type, with something in every part of it."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return a(next(each for each in inner if each is not NoneType), name)
    if origin is tuple:
        return (a(inner[0], name),) if inner[1:] == (...,) else tuple(a(i, name) for i in inner)
    if kind is Prose:
        return Prose(tuple(parser().parse("Some words.")), ())
    if is_dataclass(kind):
        return kind(**{n: True if t is bool else a(t, n) for n, t in typed(kind)})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    plain = {str: name, int: 1, bool: False, date: date(2030, 1, 20), Decimal: Decimal("1.5")}
    return plain[kind]


def typed(kind: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in fields(kind)]


def told_elsewhere(kind: Any, name: str, path: str) -> bool:
    way = re.sub(r"\[\d+\]", "", path)
    return not NOT_TOLD.keys().isdisjoint({name, f"{kind.__name__}.{name}", f"{way}.{name}"})


def others(kind: Any, value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield the value with one thing in it altered, for every thing, each with what it is."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        yield f"{path} gone", None
        yield from others(next(each for each in inner if each is not NoneType), value, path)
    elif origin is tuple:
        if inner[1:] == (...,):
            yield f"{path} gone", ()
            inner = inner[:1]
        for n, each in enumerate(inner):
            for what, other in others(each, value[n], f"{path}[{n}]"):
                yield what, (*value[:n], other, *value[n + 1 :])
    elif kind is Prose:
        yield path, Prose(tuple(parser().parse("Other words.")), ())
    elif kind is Locator:
        yield path, Locator(value.paragraph + 1)
    elif is_dataclass(kind):
        for name, type_ in typed(kind):
            if not told_elsewhere(kind, name, path):
                for what, other in others(type_, getattr(value, name), f"{path}.{name}"):
                    yield what, replace(value, **{name: other})
    elif isinstance(kind, type) and issubclass(kind, Enum):
        yield path, list(kind)[-1]
    else:
        another = {str: f"other {value}", date: date(2031, 1, 1)}
        yield path, another.get(kind) or (not value if kind is bool else value + 1)


def read(kind: type, value: Any) -> Fields:
    if kind in PARTS:
        return PARTS[kind](Reader(Corpus()), value)
    sources = {"source": a(model.Source, "source")}
    there = {"sources": sources} | {KINDS[kind]: {value.id: value}}
    return Reader(Corpus(**there)).record(value)


CASES = [
    pytest.param(kind, other, id=what)
    for kind in (*KINDS, *PARTS)
    for what, other in others(kind, a(kind, "id"), kind.__name__)
]


@pytest.mark.parametrize(("kind", "other"), CASES)
def test_a_change_of_the_field_is_told(kind: type, other: Any) -> None:
    assert read(kind, a(kind, "id")) != read(kind, other)


@pytest.mark.parametrize(("rights", "shown"), [(Rights.CLOSED, False), (Rights.QUOTES, True)])
def test_words_of_a_closed_source_are_not_told(rights: Rights, shown: bool) -> None:
    source = replace(a(model.Source, "source"), rights=rights)
    story = a(model.Explainer, "id")
    told = Reader(Corpus(sources={"source": source})).record(story)["wording"]
    assert ("shown" in f"{told}".replace("shown=", "")) is shown


def test_every_record_is_altered() -> None:
    """Also those that a newcomer adds to the corpus."""
    kinds = {type_ for name, type_ in typed(Corpus) if name != "history"}
    assert {get_args(kind)[1] for kind in kinds} == set(KINDS)


def test_what_is_not_told_is_there() -> None:
    ways = {way for kind in (*KINDS, *PARTS) for way in ways_of(kind, kind.__name__)}
    assert set(NOT_TOLD) <= ways


def ways_of(kind: Any, path: str) -> Iterator[str]:
    """Yield every name under which a field of a record may stand in `NOT_TOLD`."""
    for inner in get_args(kind):
        yield from ways_of(inner, path)
    if is_dataclass(kind) and kind is not Prose:
        for name, type_ in typed(kind):
            yield from (name, f"{kind.__name__}.{name}", f"{path}.{name}")
            yield from ways_of(type_, f"{path}.{name}")
