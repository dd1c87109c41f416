"""A lock held against the text, against the records, and against an older one."""

from dataclasses import replace

from test_lock import (
    LAYOUT,
    PASSAGE,
    PASSAGE_PROOF,
    QUOTE,
    QUOTE_PROOF,
    TEXT,
    lock_of,
    proof,
    read,
    wanted,
)

from generator.evidence.locks.as_yaml import write_lock
from generator.evidence.locks.check import (
    check_current,
    check_lock,
    check_proof,
    check_used,
    moved,
    reopened,
)
from generator.evidence.locks.lock import Proved, zones_fingerprint
from generator.evidence.model import Locator
from generator.place import Place
from generator.reading.schema.sources import Zone

RECORD = Place("articles/harbour-post.md", 1, 1)
BOTH = lock_of(Proved(QUOTE, QUOTE_PROOF), Proved(PASSAGE, PASSAGE_PROOF))


def names(found) -> list[str]:
    return [each.rule.name for each in found]


def test_a_lock_of_the_same_text_and_zones_is_current() -> None:
    assert not list(check_current(BOTH, zones=BOTH.zones, place=RECORD, sha256=LAYOUT.sha256))
    assert not list(check_current(BOTH, zones=BOTH.zones, place=RECORD))


def test_another_text_or_other_zones_make_a_lock_out_of_date() -> None:
    other_zones = zones_fingerprint({"p1": Zone.CAPTION})
    for zones, sha256 in ((BOTH.zones, "0" * 64), (other_zones, None)):
        (found,) = check_current(BOTH, zones=zones, place=RECORD, sha256=sha256)
        assert (found.rule.name, found.place) == ("lock-out-of-date", RECORD)


def test_with_the_text_at_hand_the_lock_still_has_to_know_the_evidence() -> None:
    lock = lock_of(Proved(QUOTE, QUOTE_PROOF))
    assert not list(check_proof(lock, QUOTE, QUOTE_PROOF, TEXT))
    (found,) = check_proof(lock, PASSAGE, PASSAGE_PROOF, TEXT)
    assert (found.rule.name, found.place) == ("lock-entry-missing", PASSAGE.place)


def test_a_passage_with_other_words_is_told_with_the_text_at_hand_too() -> None:
    assert not list(check_proof(BOTH, PASSAGE, PASSAGE_PROOF, TEXT))
    corrected = TEXT.replace("full", "bare")
    assert names(check_proof(BOTH, PASSAGE, PASSAGE_PROOF, corrected)) == ["passage-changed"]
    assert not list(check_proof(BOTH, QUOTE, QUOTE_PROOF, corrected)), "a quote proves itself"
    waiting = lock_of(Proved(PASSAGE, proof("said Ada Moor", publish=False)))
    waiting = lock_of(Proved(PASSAGE, PASSAGE_PROOF), old=waiting)
    assert names(check_proof(waiting, PASSAGE, PASSAGE_PROOF, TEXT)) == ["passage-changed"]


def test_an_entry_that_no_record_needs_is_named_at_its_line() -> None:
    lock, _ = read(write_lock(BOTH))
    (found,) = check_used(lock, {QUOTE.key, "00aa"})
    assert found.rule.name == "lock-entry-not-used"
    assert PASSAGE.key in found.message
    assert write_lock(BOTH).splitlines()[found.place.line - 1].startswith(f"  {PASSAGE.key}")


def test_an_absence_that_no_record_needs_is_named_too() -> None:
    (found,) = check_used(BOTH, {QUOTE.key, PASSAGE.key})
    assert "00aa" in found.message


def test_a_passage_that_waits_for_a_reader_is_no_forgery() -> None:
    old = lock_of(Proved(PASSAGE, proof("said Ada Moor", publish=False)))
    waiting = lock_of(Proved(PASSAGE, PASSAGE_PROOF), old=old)
    live = lock_of(Proved(PASSAGE, PASSAGE_PROOF))
    assert not list(check_lock(waiting, live))
    elsewhere = replace(waiting.entries[PASSAGE.key], line=2)
    (found,) = check_lock(replace(waiting, entries={PASSAGE.key: elsewhere}), live)
    assert found.message.endswith("differs from the text in line.")


def test_an_honest_lock_passes() -> None:
    lock, _ = read(write_lock(BOTH))
    assert not list(check_lock(lock, BOTH))


def test_yaml_and_lock_forged_together_are_caught() -> None:
    """The forger invents a quote, and an entry for it that agrees with itself."""
    invented = wanted("We sink at dawn")
    text = TEXT.replace("sail", "sink")
    start = text.index("We\u00a0sink at dawn")
    honest = lock_of(Proved(QUOTE, QUOTE_PROOF))
    forged_entry = replace(
        honest.entries[QUOTE.key],
        printed=("We\u00a0sink at dawn",),
        shown="We\u00a0sink at dawn",
        sha256=_hash_of(text, start),
    )
    lock, _ = read(write_lock(replace(honest, entries={invented.key: forged_entry})))
    assert lock.proof(invented) is not None, "without the text the forgery is believed"
    assert lock.findings(invented, {}) == []
    live = lock_of()  # the invented quote is not proved
    (found,) = check_lock(lock, live)
    assert found.rule.name == "lock-differs-from-text"
    assert invented.key in found.message


def _hash_of(text: str, start: int) -> str:
    from generator.evidence.locks.entry import words_hash

    return words_hash([text[start : start + len("We sail at dawn")]])


def test_every_forged_field_is_named() -> None:
    entry = BOTH.entries[QUOTE.key]
    for field, value in (
        ("at", Locator.parse("p1")),
        ("line", 2),
        ("zone", Zone.CAPTION),
        ("words", 9),
        ("shown", "We sink"),
    ):
        forged = {**BOTH.entries, QUOTE.key: replace(entry, **{field: value})}
        (found,) = check_lock(replace(BOTH, entries=forged), BOTH)
        assert found.message.endswith(f"differs from the text in {field}."), found.message


def test_a_forged_shape_zone_or_absence_is_caught() -> None:
    longer = replace(LAYOUT, words=9999)
    assert names(check_lock(replace(BOTH, shape=longer), BOTH)) == ["lock-differs-from-text"]
    assert names(check_lock(replace(BOTH, mark_spans=()), BOTH)) == ["lock-differs-from-text"]
    assert names(check_lock(replace(BOTH, zones="0"), BOTH)) == ["lock-differs-from-text"]
    other = replace(LAYOUT, sha256="0" * 64)
    assert names(check_lock(replace(BOTH, shape=other), BOTH)) == ["lock-differs-from-text"]
    live = replace(BOTH, absences={})
    (found,) = check_lock(BOTH, live)
    assert "absence 00aa" in found.message


def test_a_changed_text_reopens_what_no_longer_stands_and_nothing_else() -> None:
    old = lock_of(
        Proved(QUOTE, QUOTE_PROOF),
        Proved(PASSAGE, replace(PASSAGE_PROOF, pieces=proof("said Ada Moor").pieces)),
    )
    gone = wanted("The pier was full")
    kept = wanted("sail at dawn")
    old = replace(old, entries={**old.entries, gone.key: old.entries[QUOTE.key]})
    old = replace(old, entries={**old.entries, kept.key: old.entries[QUOTE.key]})
    new = lock_of(
        Proved(QUOTE, replace(QUOTE_PROOF, at=Locator.parse("p2.s2"))),
        Proved(PASSAGE, PASSAGE_PROOF),
        Proved(kept, proof("sail at dawn")),
        old=old,
    )
    never_locked = wanted("added since")
    again = reopened(old, new, [QUOTE, PASSAGE, gone, kept, never_locked])
    assert {(r.wanted.record, r.wanted.key, r.why) for r in again} == {
        ("ferry-sails", gone.key, "the words are not there"),
        ("ferry-sails", PASSAGE.key, "other words stand there now"),
    }
    elsewhere = replace(gone, source="island-news")
    assert not reopened(old, new, [elsewhere])
    assert moved(old, new) == [(QUOTE.key, "p2.s1", "p2.s2")]
