"""Absence is proved by words that do not stand there. The cases are in a file."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.evidence.absence import AbsenceWanted, locked_absence, prove_absence
from generator.evidence.article import Article
from generator.evidence.locks.lock import LockedAbsence, SourceLock
from generator.evidence.model import Layout, Locator
from generator.place import Place

BOOK = yaml.safe_load((Path(__file__).parents[1] / "cases/absence.yml").read_text("utf-8"))
ARTICLE = Article.from_text("harbour-post", BOOK["text"])
PLACES = tuple(Place("claims.yml", line, 11) for line in range(20, 30))


def wanted(case: dict[str, Any]) -> AbsenceWanted:
    exceptions = tuple(map(Locator.parse, case.get("except", ())))
    words = tuple(case["none_of"])
    return AbsenceWanted(
        "times-change", "harbour-post", Place("claims.yml", 19, 9), words, exceptions, PLACES
    )


@pytest.mark.parametrize("case", BOOK["cases"], ids=lambda case: case["it"])
def test_the_case_book(case: dict[str, Any]) -> None:
    result, found = prove_absence(wanted(case), ARTICLE)
    expected = case.get("finds", [])
    assert len(found) == len(expected), [d.message for d in found]
    for each, says in zip(found, expected, strict=True):
        name, _, locator = says.partition(" ")
        assert each.rule.name == name
        assert locator in each.message
        assert each.record == "times-change"
    assert (result is not None) is (case.get("holds", not expected))


def test_a_finding_stands_at_its_word_or_exception() -> None:
    _, (found,) = prove_absence(wanted({"none_of": ["strike", "delay"]}), ARTICLE)
    assert found.place == PLACES[1]
    _, (found,) = prove_absence(wanted({"none_of": ["strike"], "except": ["p2"]}), ARTICLE)
    assert found.place == PLACES[1]


def test_what_is_proved_can_be_locked_with_the_words_that_are_excepted() -> None:
    result, _ = prove_absence(wanted({"none_of": ["delay"], "except": ["p2.s2"]}), ARTICLE)
    assert result is not None
    assert [ARTICLE.words_at(span) for span in result.excepted] == ["delay"]


def test_without_the_text_the_lock_decides() -> None:
    asked = wanted({"none_of": ["strike"]})
    kept = LockedAbsence("times-change", 1)
    lock = SourceLock("harbour-post", Layout("", 0, 0, ()), "", absences={asked.key: kept})
    assert locked_absence(asked, lock) == (kept, ())
    for other in ({"none_of": ["strikes"]}, {"none_of": ["strike"], "except": ["p1"]}):
        result, (found,) = locked_absence(wanted(other), lock)
        assert result is None
        assert found.rule.name == "absence-unverified"
    assert locked_absence(asked, None)[0] is None


@pytest.mark.parametrize(
    "forged", [LockedAbsence("other-claim", 1), LockedAbsence("times-change", 2)]
)
def test_a_result_for_another_claim_or_other_words_proves_nothing(forged: LockedAbsence) -> None:
    asked = wanted({"none_of": ["strike"]})
    lock = SourceLock("harbour-post", Layout("", 0, 0, ()), "", absences={asked.key: forged})
    assert locked_absence(asked, lock)[0] is None
