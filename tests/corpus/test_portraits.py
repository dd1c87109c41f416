"""Actors and reports seen whole, on the site with three outlets."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compile import compile_site
from generator.corpus.corpus import Corpus
from generator.corpus.portraits import Portraits
from generator.site_folder import open_site

HARBOUR = Path(__file__).parents[1] / "sites" / "harbour" / "mkdocs.yml"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    folder = open_site(HARBOUR)
    return compile_site(folder.gather(), folder.options, publish=False).corpus


def test_silent_reports_are_heard_of_too(corpus: Corpus) -> None:
    hearings = Portraits(corpus).hearings(corpus.actors["umm-yusuf"])
    assert {h.source.id: (h.direct, h.claims) for h in hearings} == {
        "gazette-tallow-bridge": (0, 0),
        "wire-tallow-bridge": (0, 0),
        "sawt-tallow-bridge": (1, 1),
    }


def test_every_statement_of_an_actor_is_counted_once(corpus: Corpus) -> None:
    portraits = Portraits(corpus)
    for actor in corpus.actors.values():
        hearings = portraits.hearings(actor)
        if hearings:
            spoken = [s for s in corpus.statements_by[actor.id] if s.proof.voice.value != "own"]
            assert sum(h.direct + h.partial + h.indirect for h in hearings) == len(spoken)


def test_who_speaks_nowhere_has_no_table(corpus: Corpus) -> None:
    assert Portraits(corpus).hearings(corpus.actors["lodge-9"]) == ()


def test_offices_are_seen_from_the_body_that_they_are_of(corpus: Corpus) -> None:
    holders = Portraits(corpus).holders(corpus.actors["harbour-board"])
    assert [(h.actor.id, h.role.title) for h in holders][:2] == [
        ("ansel-brodd", "Harbour master"),
        ("ansel-brodd", "Pilot"),
    ]


def test_only_what_was_proved_absent_is_left_out(corpus: Corpus) -> None:
    portraits = Portraits(corpus)
    for id, source in corpus.sources.items():
        left_out = {claim.id for claim in portraits.left_out(source)}
        assert left_out == {
            a.claim for a in corpus.absence.values() if a.source == id and a.verified
        }
    assert left_out
