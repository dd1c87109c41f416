"""What an entry of a lock may say of a quote when nobody can look at the text."""

from dataclasses import replace

import pytest
from test_lock import QUOTE, QUOTE_PROOF, lock_of, proof, wanted

from generator.evidence.locks.entry import words_hash
from generator.evidence.locks.lock import Proved, SourceLock
from generator.evidence.model import Locator, Proof, Span, Tier, Wanted
from generator.reading.schema.sources import Zone

EDITED = wanted("We sail [...] The pier was [very] full")
EDITED_PROOF = proof(
    "We\u00a0sail",
    "The pier was full",
    tier=Tier.EDITED,
    shown="We\u00a0sail [...] The pier was [very] full",
)
PARTS = wanted("We sail", "The pier")
PARTS_PROOF = proof("We\u00a0sail", "The pier", tier=Tier.TYPOGRAPHIC)
PASSAGE = wanted(passage="p2.s2")
PASSAGE_PROOF = proof("The pier was full.", publish=False)
ALL = [(QUOTE, QUOTE_PROOF), (EDITED, EDITED_PROOF), (PARTS, PARTS_PROOF), (PASSAGE, PASSAGE_PROOF)]


def forged(asked: Wanted, found: Proof, **fields: object) -> SourceLock:
    lock = lock_of(Proved(asked, found))
    return replace(lock, entries={asked.key: replace(lock.entries[asked.key], **fields)})


@pytest.mark.parametrize(("asked", "found"), ALL)
def test_an_honest_entry_holds(asked: Wanted, found: Proof) -> None:
    assert lock_of(Proved(asked, found)).proof(asked) is not None


@pytest.mark.parametrize("also_shown", [True, False])
@pytest.mark.parametrize("which", [0, 1, 2])
def test_other_words_than_those_of_the_yaml_are_not_shown(which: int, also_shown: bool) -> None:
    """The forger leaves the YAML as it is, and lets the entry agree with itself."""
    asked, found = ALL[which]
    printed = tuple(piece.printed.replace("sail", "sink") for piece in found.pieces)
    shown = found.shown.replace("sail", "sink") if also_shown else found.shown
    lock = forged(asked, found, printed=printed, sha256=words_hash(printed), shown=shown)
    assert lock.proof(asked) is None
    assert [d.rule.name for d in lock.findings(asked, {})] == ["lock-entry-broken"]


@pytest.mark.parametrize(
    ("which", "shown"),
    [
        (0, "We sink at dawn"),
        (0, "We\u00a0sail at dawn, and never come back"),
        (1, "We\u00a0sail [...] The pier was full"),
        (1, "We\u00a0sail … The pier was [very] full"),
        (2, "We sail [...] The pier"),
        (3, "The pier was full."),
    ],
)
def test_what_a_page_shows_follows_from_the_words_and_the_marks(which: int, shown: str) -> None:
    asked, found = ALL[which]
    assert forged(asked, found, shown=shown).proof(asked) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"at": Locator.parse("p1.s1")},
        {"at": Locator.parse("p2.s9")},
        {"line": 2},
        {"zone": Zone.HEADLINE},
        {"unrelated": True},
        {"words": 40},
        {"tier": Tier.EXACT},
    ],
)
def test_an_entry_agrees_with_the_shape_of_the_text(fields: dict[str, object]) -> None:
    assert forged(QUOTE, QUOTE_PROOF, **fields).proof(QUOTE) is None


def test_a_passage_is_the_sentence_that_was_asked_for() -> None:
    sentence = PASSAGE_PROOF.pieces[0].span
    for fields in (
        {"spans": (Span(sentence.start, sentence.end - 1),)},
        {"spans": (Span(18, 51),), "at": Locator.parse("p2.s1")},
    ):
        assert forged(PASSAGE, PASSAGE_PROOF, **fields).proof(PASSAGE) is None


def test_brackets_that_the_article_prints_itself_are_words() -> None:
    found = replace(PARTS_PROOF, pieces=PARTS_PROOF.pieces[:1], words=2)
    printed = ("We [all] go",)
    asked = wanted(*printed)
    span = Span(19, 19 + len(printed[0]))
    lock = forged(
        asked,
        found,
        spans=(span,),
        at=Locator.parse("p2.s1"),
        words=3,
        tier=Tier.EXACT,
        printed=(),
        shown="",
        sha256=words_hash(printed),
    )
    kept = lock.proof(asked)
    assert kept is not None
    assert kept.shown == "We [all] go"
