"""Who speaks where."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from generator.corpus.corpus import Corpus
from generator.corpus.model import Actor
from generator.corpus.presence import roll_call
from generator.place import Place
from generator.reading.schema.actors import ActorKind


def actor(id: str, kind: ActorKind = ActorKind.PERSON) -> Actor:
    return Actor(id, Place("actors.yml"), (), id.title(), kind, (), (), "", (), None)


def corpus(*said: tuple[str, str]) -> Corpus:
    """A corpus in which each pair is one statement: its speaker and its source."""
    statements: Any = [
        SimpleNamespace(speaker=SimpleNamespace(actor=who), source=source) for who, source in said
    ]
    claims: Any = {"one": SimpleNamespace(statements=statements, about=("bert", "bert"))}
    people = [actor("anna"), actor("bert"), actor("zora"), actor("army", ActorKind.GROUP)]
    sources: Any = {
        "monday": SimpleNamespace(outlet="north"),
        "sunday": SimpleNamespace(outlet="north"),
        "friday": SimpleNamespace(outlet="south"),
    }
    return Corpus(actors={a.id: a for a in people}, claims=claims, sources=sources)


def test_statements_are_counted_for_each_outlet_over_all_its_reports() -> None:
    found = corpus(("zora", "monday"), ("zora", "sunday"), ("zora", "friday"), ("", "friday"))
    rows = {row.actor.id: row for row in roll_call(found, ("north", "south"))}
    assert rows["zora"].spoken == (("north", 2), ("south", 1))
    assert rows["zora"].total == 3
    assert rows["anna"].spoken == ()
    assert rows["bert"].about == 1, "one claim about somebody counts once"


def test_outlets_stand_in_the_order_of_the_site_and_those_that_are_not_on_it_nowhere() -> None:
    found = corpus(("zora", "monday"), ("zora", "friday"), ("bert", "friday"))
    rows = {row.actor.id: row for row in roll_call(found, ("south", "north"))}
    assert rows["zora"].spoken == (("south", 1), ("north", 1))
    assert {row.actor.id: row.spoken for row in roll_call(found, ("north",))}["bert"] == ()


def test_people_stand_first_and_who_speaks_most_before_the_others() -> None:
    found = corpus(("zora", "monday"), ("army", "monday"), ("army", "monday"))
    order = [row.actor.id for row in roll_call(found, ("north", "south"))]
    assert order == ["zora", "anna", "bert", "army"]
