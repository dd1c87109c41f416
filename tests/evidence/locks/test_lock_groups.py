"""One stale lock gives one finding, at the first place, that names the others."""

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.absence import ABSENCE_UNVERIFIED
from generator.evidence.locks.groups import grouped
from generator.evidence.locks.lock import QUOTE_WITHOUT_LOCK
from generator.place import Place

OTHER = Rule("Q901", "verb-not-near", "The verb stands far from the quote.")


def findings(rule: Rule, source: str, *lines: int) -> list[Diagnostic]:
    return [
        rule.at(Place("claims.yml", line, 5), f"Nothing of {source}.", record=f"claim-{line}")
        for line in lines
    ]


def test_many_of_one_source_are_one_at_the_first_place() -> None:
    (found,) = grouped(findings(QUOTE_WITHOUT_LOCK, "harbour-post", 9, 4, 7, 5))
    assert found.place.line == 4
    assert found.message == "Nothing of harbour-post. This is the first of 4 places in the records."
    assert [(place.line, why) for place, why in found.also] == [
        (5, "in `claim-5`"),
        (7, "in `claim-7`"),
        (9, "in `claim-9`"),
    ]


def test_a_few_stay_where_they_are() -> None:
    few = findings(QUOTE_WITHOUT_LOCK, "harbour-post", 1, 2, 3)
    assert grouped(few) == few


def test_sources_and_rules_are_not_mixed_and_others_are_left_alone() -> None:
    quotes = findings(QUOTE_WITHOUT_LOCK, "harbour-post", 1, 2, 3, 4)
    others = findings(QUOTE_WITHOUT_LOCK, "island-news", 1, 2, 3)
    absences = findings(ABSENCE_UNVERIFIED, "harbour-post", 1, 2, 3, 4, 5)
    verbs = findings(OTHER, "harbour-post", *range(1, 9))
    found = grouped([*quotes, *others, *absences, *verbs])
    counts = [sum(d.rule is rule for d in found) for rule in (QUOTE_WITHOUT_LOCK, OTHER)]
    assert counts == [1 + 3, 8]
    (absence,) = [d for d in found if d.rule is ABSENCE_UNVERIFIED]
    assert len(absence.also) == 4
