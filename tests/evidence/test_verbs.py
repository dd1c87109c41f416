"""Reporting verbs: the built-in list, a site's own, and what an outlet does with a claim."""

from __future__ import annotations

import pytest
import yaml

from generator.evidence.model import Voice
from generator.evidence.verbs import (
    Uptake,
    built_in_vocabulary,
    read_vocabulary,
    take_up,
    uptake,
)
from generator.place import Place
from generator.reading.schema.claims import Commitment, Stance

BUILT_IN = built_in_vocabulary("en") or ""
ENTRIES = yaml.safe_load(BUILT_IN)
VOCABULARY, _ = read_vocabulary(ENTRIES, lambda verb: Place("verbs.en.yml"))


def test_the_built_in_list_is_read_without_a_complaint() -> None:
    _, wrong = read_vocabulary(ENTRIES, lambda verb: Place("verbs.en.yml"))
    assert wrong == ()
    assert len(VOCABULARY) >= 80
    assert {commitment for _, commitment in VOCABULARY.values()} == set(Commitment)


def test_no_verb_stands_there_twice() -> None:
    keys = [line.split(":")[0] for line in BUILT_IN.splitlines() if line[:1].isalpha()]
    assert len(keys) == len(set(keys)) == len(ENTRIES)


def test_a_language_is_known_with_its_regions_or_not_at_all() -> None:
    assert built_in_vocabulary("en-GB") == BUILT_IN
    assert built_in_vocabulary("tlh") is None


@pytest.mark.parametrize(
    ("verb", "act", "commitment"),
    [
        ("said", "say", "neutral"),
        ("Said", "say", "neutral"),
        ("told reporters", "say", "neutral"),
        ("has claimed", "assert", "distancing"),
        ("made clear", "confirm", "endorsing"),
        ("pointed out that", "confirm", "endorsing"),
        ("denied", "deny", "neutral"),
        ("according to", "say", "neutral"),
        ("was accused of", "accuse", "distancing"),
    ],
)
def test_what_a_printed_verb_does(verb: str, act: str, commitment: str) -> None:
    assert take_up(verb, VOCABULARY) == (act, Commitment(commitment))


@pytest.mark.parametrize("verb", ["", "did not say", "gargled", "has"])
def test_a_verb_that_is_not_known(verb: str) -> None:
    assert take_up(verb, VOCABULARY) is None


def test_a_site_s_own_file_is_read_with_a_complaint_for_each_fault() -> None:
    entries = {
        "lectured": {"act": "assert", "commitment": "distancing"},
        "sang": {"act": "say", "commitment": "distant"},
        "mimed": {"act": "say it", "commitment": "neutral"},
        "wept": {"commitment": "neutral"},
        "hummed": "say",
        "yelled": {"act": "say", "commitment": "neutral", "volume": "high"},
    }
    lines = {verb: line for line, verb in enumerate(entries, start=1)}
    known, wrong = read_vocabulary(entries, lambda verb: Place("verbs.en.yml", lines[verb]))
    assert known == {"lectured": ("assert", Commitment.DISTANCING)}
    assert [(d.place.line, d.message) for d in wrong] == [
        (2, "“sang” has the commitment “distant”, not endorsing, neutral or distancing."),
        (3, "“mimed” has no act in one word."),
        (4, "“wept” has no act in one word."),
        (5, "“hummed” has no act and commitment."),
        (6, "“yelled” has the unknown key “volume”."),
    ]


@pytest.mark.parametrize(
    ("voice", "commitment", "stance", "act", "taken"),
    [
        (Voice.OWN, Commitment.ENDORSING, Stance.ASSERTS, "", Uptake.OWN_VOICE),
        (Voice.OWN, Commitment.ENDORSING, Stance.DENIES, "", Uptake.DENIED),
        (Voice.OWN, Commitment.DISTANCING, Stance.ASSERTS, "", Uptake.DISTANCED),
        (Voice.DIRECT, Commitment.NEUTRAL, Stance.ASSERTS, "say", Uptake.NEUTRAL),
        (Voice.DIRECT, Commitment.ENDORSING, Stance.ASSERTS, "confirm", Uptake.ENDORSED),
        (Voice.INDIRECT, Commitment.DISTANCING, Stance.ASSERTS, "assert", Uptake.DISTANCED),
        (Voice.INDIRECT, Commitment.NEUTRAL, Stance.ASSERTS, "deny", Uptake.DENIED),
        (Voice.PARTIAL, Commitment.NEUTRAL, Stance.DOUBTS, "say", Uptake.DENIED),
    ],
)
def test_how_an_outlet_takes_a_claim_up(
    voice: Voice, commitment: Commitment, stance: Stance, act: str, taken: Uptake
) -> None:
    assert uptake(voice, commitment, stance, act) is taken
