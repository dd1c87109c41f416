"""The lock: what is written can be read again, and vouches for what was proved and nothing else."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.diagnostics import Rule
from generator.evidence.article import Article
from generator.evidence.locks.as_yaml import read_lock, write_lock
from generator.evidence.locks.entry import Finding
from generator.evidence.locks.lock import (
    LockedAbsence,
    Proved,
    SourceLock,
    Verification,
    make_lock,
    zones_fingerprint,
)
from generator.evidence.model import (
    Layout,
    Locator,
    Paragraph,
    Piece,
    Proof,
    Span,
    SpeakerKind,
    Tier,
    Verified,
    Voice,
    Wanted,
)
from generator.evidence.words import count_words
from generator.place import Place
from generator.reading.schema.sources import Rights, Zone, ZoneDraft
from generator.reading.yaml_tree import read_yaml

TEXT = "Ferry runs again\n\n“We\u00a0sail at dawn,” said Ada Moor. The pier was full.\n"
NEAR = Rule("Q901", "verb-not-near", "The verb stands far from the quote.\n\nMove it.")


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


BODY = Span(18, len(TEXT) - 1)
MARKED = span_of("We\u00a0sail at dawn,")
LAYOUT = Layout(
    hashlib.sha256(TEXT.encode()).hexdigest(),
    len(TEXT),
    14,
    (
        Paragraph(
            1,
            Span(0, 16),
            (Span(0, 5), Span(6, 16)),
            (Span(0, 16),),
            (Zone.HEADLINE, Zone.HEADLINE),
            words=3,
            unrelated_lines=(2,),
        ),
        Paragraph(
            2,
            BODY,
            (BODY,),
            (Span(18, TEXT.index(" The")), span_of("The pier was full.")),
            (Zone.BODY,),
            words=11,
        ),
    ),
)


def wanted(*quote: str, passage: str = "", verb: str = "said") -> Wanted:
    return Wanted(
        "ferry-sails",
        "harbour-post",
        Place("claims.yml", 7, 16),
        quote=quote,
        passage=Locator.parse(passage) if passage else None,
        speaker=SpeakerKind.NAMED,
        verb=verb,
        places=(("verb", Place("claims.yml", 6, 15)), ("passage", Place("claims.yml", 7, 16))),
    )


def proof(*words: str, tier: Tier = Tier.EXACT, shown: str = "", publish: bool = True) -> Proof:
    spans = [span_of(w) for w in words]
    return Proof(
        pieces=tuple(Piece(span_of(w), w if publish else "") for w in words),
        tier=tier,
        at=Article("", LAYOUT, TEXT).locator_of(Span(spans[0].start, spans[-1].end)),
        line=1,
        zone=Zone.BODY,
        voice=Voice.DIRECT,
        verified=Verified.LIVE,
        words=sum(map(count_words, words)),
        shown=shown or (" [...] ".join(words) if publish else ""),
    )


QUOTE = wanted("We sail at dawn")
QUOTE_PROOF = proof("We\u00a0sail at dawn", tier=Tier.TYPOGRAPHIC)
PASSAGE = wanted(passage="p2.s2")
PASSAGE_PROOF = proof("The pier was full.", publish=False)


def lock_of(
    *proved: Proved,
    rights: Rights = Rights.QUOTES,
    old: SourceLock | None = None,
    confirmed: Sequence[str] = (),
) -> SourceLock:
    return make_lock(
        "harbour-post",
        TEXT,
        LAYOUT,
        mark_spans=[MARKED],
        zones=zones_fingerprint({"p1": Zone.HEADLINE}),
        rights=rights,
        proved=proved,
        absences={"00aa": LockedAbsence("ferry-stays", 2, (Span(20, 24),))},
        verified=Verification("desk", "2026-11-22"),
        old=old,
        confirmed=confirmed,
    )


def read(text: str, source: str = "harbour-post"):
    file, problems = read_yaml(text, "articles/harbour-post.lock.yml")
    assert file is not None, problems
    assert not problems
    return read_lock(file, source)


def test_what_is_written_is_read_again() -> None:
    warning = NEAR.at(Place("claims.yml", 6, 15), "“said” is far away.", hint="Look again.")
    lock = lock_of(Proved(QUOTE, QUOTE_PROOF, (warning,)), Proved(PASSAGE, PASSAGE_PROOF))
    again, found = read(write_lock(lock))
    assert found == []
    assert again == replace(lock, place=Place("articles/harbour-post.lock.yml"))
    assert again.shape == LAYOUT
    assert again.proof(QUOTE) == replace(QUOTE_PROOF, verified=Verified.LOCKED)
    assert again.proof(PASSAGE) == replace(PASSAGE_PROOF, verified=Verified.LOCKED)
    (replayed,) = again.findings(QUOTE, {NEAR.name: NEAR})
    assert replayed == replace(warning, record="ferry-sails")


def test_a_paragraph_without_words_is_read_again() -> None:
    text = "The ferry runs again.\n\n* * *\n\nThe pier was full.\n"
    article = Article.from_text("harbour-post", text, language="en", zones={})
    stars = Proof(
        pieces=(Piece(Span(23, 28), ""),),
        tier=Tier.EXACT,
        at=Locator.parse("p2"),
        line=1,
        zone=Zone.BODY,
        voice=Voice.OWN,
        verified=Verified.LIVE,
        words=0,
        shown="",
    )
    lock = make_lock(
        "harbour-post",
        text,
        article.layout,
        mark_spans=(),
        zones=zones_fingerprint({}),
        rights=Rights.QUOTES,
        proved=[Proved(wanted(passage="p2"), stars)],
        absences={"00aa": LockedAbsence("ferry-stays", 0, ())},
        verified=Verification("desk", "2026-11-22"),
    )
    written = write_lock(lock)
    assert "  p2: {span: 23-28, words: 0}\n" in written
    again, found = read(written)
    assert found == []
    assert again == replace(lock, place=Place("articles/harbour-post.lock.yml"))


def test_a_lock_is_small_stable_and_says_who_needs_what() -> None:
    one, other = Proved(QUOTE, QUOTE_PROOF), Proved(PASSAGE, PASSAGE_PROOF)
    text = write_lock(lock_of(one, other), records={QUOTE.key: ["ferry-sails"]})
    assert text == write_lock(lock_of(other, one), records={QUOTE.key: ["ferry-sails"]})
    assert f"  {QUOTE.key}:  # ferry-sails\n" in text
    assert '"We\\u00a0sail at dawn"' in text, "a space that is no plain one must be visible"
    assert "pier" not in text, "the words of a passage are not published"
    assert "p1: {span: 0-16, words: 3, zone: headline, unrelated: [2], lines: [0-5, 6-16]}" in text


def test_words_that_the_yaml_has_already_are_not_written_twice() -> None:
    exact = wanted("sail at dawn")
    assert "sail" not in write_lock(lock_of(Proved(exact, proof("sail at dawn"))))


def test_parts_and_edited_quotes_keep_what_the_page_shows() -> None:
    parts = wanted("We sail", "The pier was full")
    parts_proof = proof("We\u00a0sail", "The pier was full", tier=Tier.TYPOGRAPHIC)
    edited = wanted("We sail [...] was full")
    edited_proof = proof(
        "We\u00a0sail", "was full", tier=Tier.EDITED, shown="We\u00a0sail [...] was full"
    )
    lock, _ = read(write_lock(lock_of(Proved(parts, parts_proof), Proved(edited, edited_proof))))
    assert lock.proof(parts) == replace(parts_proof, verified=Verified.LOCKED)
    assert lock.proof(edited) == replace(edited_proof, verified=Verified.LOCKED)


def test_a_closed_source_has_no_words_in_its_lock() -> None:
    text = write_lock(lock_of(Proved(QUOTE, QUOTE_PROOF), rights=Rights.CLOSED))
    assert "sail" not in text


def test_a_warning_does_not_carry_the_article_into_the_lock() -> None:
    warning = NEAR.at(
        QUOTE.place_of("verb"), "Near it stands “said Ada Moor. The pier was full”.", hint="x"
    )
    lock = lock_of(Proved(QUOTE, QUOTE_PROOF, (warning,)))
    kept = Finding("verb-not-near", "The verb stands far from the quote.", "x", "verb")
    assert lock.entries[QUOTE.key].findings == (kept,)
    warning = NEAR.at(
        QUOTE.place_of("verb"), "Far from “We sail at dawn”.", hint="said Ada Moor. The pier"
    )
    lock = lock_of(Proved(QUOTE, QUOTE_PROOF, (warning,)))
    kept = Finding("verb-not-near", "Far from “We sail at dawn”.", "", "verb")
    assert lock.entries[QUOTE.key].findings == (kept,)


def test_a_quote_without_an_entry_is_an_error() -> None:
    lock = lock_of(Proved(QUOTE, QUOTE_PROOF))
    changed = wanted("We sail at dusk")
    assert lock.proof(changed) is None
    (found,) = lock.findings(changed, {})
    assert (found.rule.name, found.place) == ("quote-without-lock", changed.place)


def test_an_entry_that_contradicts_itself_proves_nothing() -> None:
    text = write_lock(lock_of(Proved(QUOTE, QUOTE_PROOF)))
    lock, _ = read(text.replace("u00a0sail at dawn", "u00a0sink at dawn"))
    assert lock.proof(QUOTE) is None
    (found,) = lock.findings(QUOTE, {})
    assert found.rule.name == "lock-entry-broken"


def test_a_passage_with_other_words_stays_open_until_it_is_confirmed() -> None:
    old = lock_of(Proved(PASSAGE, proof("said Ada Moor", publish=False)))
    new = lock_of(Proved(PASSAGE, PASSAGE_PROOF), old=old)
    assert new.proof(PASSAGE) is None
    (found,) = new.findings(PASSAGE, {})
    assert found.rule.name == "passage-changed"
    again = lock_of(Proved(PASSAGE, PASSAGE_PROOF), old=new)
    assert again.proof(PASSAGE) is None, "locking twice must not confirm in silence"


def test_a_confirmed_passage_stands_again() -> None:
    old = lock_of(Proved(PASSAGE, proof("said Ada Moor", publish=False)))
    new = lock_of(Proved(PASSAGE, PASSAGE_PROOF), old=old, confirmed=[PASSAGE.key])
    assert new.proof(PASSAGE) is not None


def test_entries_stand_in_the_order_of_the_text() -> None:
    words = ["sail", "at dawn", "said", "Ada Moor", "The pier", "was full"]
    lock = lock_of(*(Proved(wanted(w), proof(w)) for w in reversed(words)))
    assert [entry.spans[0].start for entry in lock.entries.values()] == [
        span_of(w).start for w in words
    ]


def test_an_entry_at_a_place_that_its_words_do_not_fill_proves_nothing() -> None:
    text = write_lock(lock_of(Proved(QUOTE, QUOTE_PROOF)))
    lock, _ = read(text.replace("spans: [19-34]", "spans: [19-36]"))
    assert "19-36" not in text
    assert lock.entries[QUOTE.key].spans == (Span(19, 36),)
    assert lock.proof(QUOTE) is None


def test_a_warning_of_a_rule_that_is_gone_is_not_shown() -> None:
    warning = NEAR.at(QUOTE.place, "Far away.")
    assert lock_of(Proved(QUOTE, QUOTE_PROOF, (warning,))).findings(QUOTE, {}) == []


def test_marks_may_be_nested() -> None:
    inner = Span(MARKED.start + 3, MARKED.end)
    lock = replace(lock_of(), mark_spans=(MARKED, inner))
    again, found = read(write_lock(lock))
    assert found == []
    assert again.mark_spans == (MARKED, inner)


def test_zones_have_one_fingerprint_whatever_their_order() -> None:
    one = {"p1": Zone.HEADLINE, "p3": ZoneDraft(zone=Zone.CAPTION, unrelated="another pier")}
    assert zones_fingerprint(one) == zones_fingerprint(dict(reversed(one.items())))
    assert zones_fingerprint(one) != zones_fingerprint({**one, "p3": Zone.CAPTION})
    other_reason = ZoneDraft(zone=Zone.CAPTION, unrelated="a pier in 1999")
    assert zones_fingerprint(one) == zones_fingerprint({**one, "p3": other_reason})


@pytest.mark.parametrize(
    ("was", "becomes", "says", "line"),
    [
        ("format: 1", "format: 9", "format is not 1", 3),
        ("source: harbour-post", "source: other", "source is not harbour-post", 4),
        ("span: 0-16", "span: 16-9", "paragraphs.p1.span is no span", 9),
        ("span: 18-", "span: 9-", "paragraphs.p2.span is not behind the one before", 10),
        ("span: 18-", "span: 18-9", "paragraphs.p2.span is not behind", 10),
        ("sha256: ", "sha256: x", "text.sha256 is no SHA-256", 5),
        ("words: 3", "words: true", "paragraphs.p1.words is no count", 9),
        ("words: 3", "words: -3", "paragraphs.p1.words is no count", 9),
        ("lines: [0-5, 6-16]", "lines: [6-16, 0-5]", "paragraphs.p1.lines is not in order", 9),
        ("zone: headline", "zones: [body]", "paragraphs.p1.zones does not give one zone", 9),
        ("spans: [19-34]", "spans: [19-340]", "lies beyond the end of the text", 13),
        ("zone: headline", "zone: heading", "paragraphs.p1.zone is no zone", 9),
        ("unrelated: [2]", "unrelated: [3]", "paragraphs.p1.unrelated is no list of lines", 9),
        ("  p2:", "  p3:", "paragraphs.p3 is not paragraph p2", 10),
        ("tier: typographic", "tier: fuzzy", "what.tier is no tier", 14),
        ("line: 1", "line: first", "where.line is no count", 13),
        ("at: p2.s1", "at: somewhere", "where.at is no locator", 13),
        ("    sha256: ", "    sha: ", "sha is not known", 15),
        ("verified: {by: desk,", "verified: {by: desk, on: x,", "verified.on is not known", 7),
        ("format: 1", "extra: 1\nformat: 1", "extra is not known", 3),
        ("words: 3,", "words: 3, foo: bar,", "paragraphs.p1.foo is not known", 9),
        ("words: 14}", "words: 14, foo: bar}", "text.foo is not known", 5),
        ("line: 1,", "line: 1, foo: bar,", "where.foo is not known", 13),
        ("voice: direct", "voice: direct, foo: bar", "what.foo is not known", 14),
        ("voice: direct", "voice: direct, changed: 1", "what.changed is no flag", 14),
        ("    what:", "    foo: bar\n    what:", "foo is not known", 14),
        ("words: 14}", "words: 8650}", "text.words is not the sum over the paragraphs", 5),
        ("words: 3,", "words: 17,", "paragraphs.p1.words is more than", 9),
        ("lines: [0-5, 6-16]", "lines: [0-5, 6-15]", "paragraphs.p1.lines does not fill", 9),
        ("sentences: [18-", "sentences: [17-", "paragraphs.p2.sentences does not lie inside", 10),
        ("marks: [19-", "marks: [17-", "paragraphs.p2.marks does not lie inside", 10),
        ("unrelated: [2]", "unrelated: [2, 1]", "paragraphs.p1.unrelated is no list of lines", 9),
        ("zone: headline", "zone: headline, zones: [body, body]", "does not give one zone", 9),
        ("verified: {by: desk, date: 2026-11-22}", "verified: desk", "verified is no map", 7),
    ],
)
def test_a_malformed_lock_is_named_at_its_line(
    was: str, becomes: str, says: str, line: int
) -> None:
    text = write_lock(lock_of(Proved(QUOTE, QUOTE_PROOF)))
    assert was in text
    text = text.replace(was, becomes, 1)
    lock, (found,) = read(text)
    assert found.rule.name == "lock-malformed"
    assert says in found.message
    assert found.place.line == line
    assert lock is None or not lock.entries


@example("null")
@example("No")
@example("1e5")
@example("12")
@example("- {a: b}")
@example("a # b")
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_any_words_survive_the_file(words: str) -> None:
    entry = lock_of(Proved(QUOTE, QUOTE_PROOF)).entries[QUOTE.key]
    kept = Finding("verb-not-near", words, words)
    entries = {QUOTE.key: replace(entry, printed=(words,), shown=words, findings=(kept,))}
    lock, found = read(write_lock(replace(lock_of(), entries=entries)))
    assert found == []
    assert lock.entries == entries


def test_who_speaks_is_part_of_what_a_lock_vouches_for() -> None:
    theirs = replace(QUOTE, said_by="ada-moor", spellings=("Ada Moor",))
    lock = lock_of(Proved(theirs, QUOTE_PROOF))
    for other in (
        replace(theirs, said_by="berta-moor"),
        replace(theirs, speaker=SpeakerKind.UNNAMED),
        replace(theirs, inferred=True),
    ):
        assert lock.proof(other) is None
        assert [d.rule.name for d in lock.findings(other, {})] == ["quote-without-lock"]
    assert lock.proof(replace(theirs, spellings=("Ada Moor", "A. Moor"))) is not None
