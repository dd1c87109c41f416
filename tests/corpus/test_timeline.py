"""What happened when: the order of moments and how exactly each is known."""

from __future__ import annotations

import random
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest

from generator.corpus.convert import when
from generator.corpus.corpus import Corpus
from generator.corpus.model import Event
from generator.corpus.timeline import Precision, in_told_order, moments, precision
from tests.pages.town import build_town, town_files

IN_ORDER = """\
../2021-12-31
2021-12
2022-01-20/2022-01-24
2022-01-24
2022-01-26
2022-01-26T09:00
2022-01-26T13:26
2022-01
2022
2022-01-26/..
not stated""".splitlines()


def event(date: str) -> Event:
    fields = {"id": date, "happened": when(date), "claims": (), "part_of": ""}
    return cast(Event, SimpleNamespace(**fields))


def test_moments_stand_in_the_order_of_time() -> None:
    events = [event(date) for date in IN_ORDER]
    random.Random(3).shuffle(events)
    assert [m.when.text for m in moments(Corpus(), events, ())] == IN_ORDER


def test_moments_of_one_date_stand_in_the_order_in_which_stories_name_them() -> None:
    events: list[Any] = [event("2022") for _ in range(4)]
    for each, id in zip(events, ("c", "a", "b", "d"), strict=True):
        each.id = id
    known = {each.id: each for each in events}
    told = [SimpleNamespace(events=named) for named in (("b", "gone"), ("c", "b"))]
    stories = dict(enumerate(told))
    corpus: Any = SimpleNamespace(events=known, explainers=stories, claims={}, carriers={})
    ordered = in_told_order(corpus)
    assert [e.id for e in ordered] == ["b", "c", "a", "d"], "what no story names is last, by id"
    assert [m.event.id for m in moments(corpus, ordered, ())] == ["b", "c", "a", "d"]


@pytest.mark.parametrize(
    ("date", "exactly"),
    [
        ("2022-01-26T13:26", Precision.TIME),
        ("2022-01-26", Precision.DAY),
        ("2022-01", Precision.MONTH),
        ("2022-01?", Precision.MONTH),
        ("2022", Precision.YEAR),
        ("202X", Precision.SPAN),
        ("2022-21", Precision.SEASON),
        ("2022-24~", Precision.SEASON),
        ("2022-21/..", Precision.AFTER),
        ("2022-01-24/2022-01-26", Precision.SPAN),
        ("../2022-01-26", Precision.BEFORE),
        ("2022-01-26/..", Precision.AFTER),
        ("not stated", Precision.UNDATED),
    ],
)
def test_how_exactly_a_moment_is_known(date: str, exactly: Precision) -> None:
    assert precision(when(date)) is exactly


def test_the_sources_of_a_site_are_gone_through_once_and_not_for_each_event() -> None:
    class Counted(tuple[str, ...]):
        times = 0

        def __iter__(self) -> Iterator[str]:
            Counted.times += 1
            return super().__iter__()

    corpus = build_town(town_files(3)).corpus
    found = moments(corpus, corpus.events.values(), Counted(["report-3", "report-1", "report-2"]))
    assert [moment.sources for moment in found] == [
        ("report-1",),
        ("report-3", "report-1", "report-2"),
        ("report-1",),
    ]
    assert Counted.times == 1
