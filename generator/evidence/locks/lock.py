"""The lock of a source: what a machine without the text needs to build the same pages.

`explainer lock` writes it from the text at hand; a build without the text reads its proofs. It
holds no word of the article beyond the quotes that the records publish.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.locks.entry import (
    Entry,
    Finding,
    holds,
    printed_words,
    shown_by_default,
    words_hash,
)
from generator.evidence.model import Layout, Piece, Proof, Span, Verified, Wanted
from generator.place import Place
from generator.reading.schema.sources import Rights, Zone, ZoneDraft

QUOTE_WITHOUT_LOCK = Rule(
    "L101",
    "quote-without-lock",
    """
A quote or passage has no entry in its source's lock, and the text is not at hand to prove it.

A site is built in many places, and most of them may not hold the article. There the lock alone
vouches for a quotation; a quotation that nobody vouches for is not published. It happens after a
quote, its verb or its place was edited without the article at hand.

Run `explainer lock` on a machine that has the text, and commit the lock together with the quote.
Never write an entry by hand: `explainer lock --check` finds it out.
""",
)

PASSAGE_CHANGED = Rule(
    "L103",
    "passage-changed",
    """
The words at the locator of a passage are no longer those that an editor read as evidence.

A passage names sentences whose words are not published, so nobody sees on the page that they have
changed. When the article was corrected and `p14.s2` now holds other words, the reading has to be
done again.

Read the passage in the new text. Correct the locator where the words have moved; where the
new words still are evidence, confirm them with `explainer lock --confirm`.
""",
)

ENTRY_BROKEN = Rule(
    "L104",
    "lock-entry-broken",
    """
An entry of a lock contradicts itself: its words, their places and their fingerprint do not agree.

Nor may it print or show other words than the YAML says: what a page prints may differ from the
YAML in typography and in the editor's own marks, and in nothing else.

`explainer lock` never writes such an entry, so it was changed by hand or damaged in a merge, and
it proves nothing. Run `explainer lock` on a machine that has the text.
""",
)


@dataclass(frozen=True, slots=True)
class Verification:
    """Who proved the quotes of a source against its text, and when."""

    by: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class LockedAbsence:
    """That the words of one signed absence were proved absent."""

    claim: str
    words: int
    """How many alarm words and phrases were looked for."""
    excepted: tuple[Span, ...] = ()
    """Where a word stands in another sense, at the places that the editor excepted."""


@dataclass(frozen=True, slots=True)
class SourceLock:
    """Everything that `<id>.lock.yml` says."""

    source: str
    shape: Layout
    zones: str
    """Fingerprint of the zones in the front matter when the lock was made."""
    mark_spans: tuple[Span, ...] = ()
    """The spans between quotation marks."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """By `Wanted.key`."""
    absences: Mapping[str, LockedAbsence] = field(default_factory=dict)
    """By the key of the absence."""
    elsewhere: tuple[Span, ...] = ()
    """Words that stand in the repository as alarm words of other sources' absences."""
    verified: Verification = Verification()
    place: Place = field(default_factory=lambda: Place("lock.yml"))
    """The lock's own file."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    """Where in its file each entry and absence stands, by key."""

    def place_of(self, key: str, /) -> Place:
        """Return where the entry or absence with `key` stands, or the file."""
        return self.places.get(key, self.place)

    def proof(self, wanted: Wanted, /) -> Proof | None:
        """Return the proof that the lock holds for `wanted`, if it holds one that stands."""
        entry = self.entries.get(wanted.key)
        if entry is None or entry.changed or not holds(entry, wanted, self.shape):
            return None
        printed = printed_words(entry, wanted)
        return Proof(
            pieces=tuple(Piece(s, p) for s, p in zip(entry.spans, printed, strict=True)),
            tier=entry.tier,
            at=entry.at,
            line=entry.line,
            zone=entry.zone,
            voice=entry.voice,
            verified=Verified.LOCKED,
            words=entry.words,
            shown=entry.shown or shown_by_default(printed),
            unrelated=entry.unrelated,
        )

    def findings(self, wanted: Wanted, rules: Mapping[str, Rule], /) -> list[Diagnostic]:
        """Return what is wrong with `wanted` as far as the lock tells; `rules` are by name."""
        entry = self.entries.get(wanted.key)
        if entry is None:
            return [_without_lock(wanted)]
        if entry.changed:
            return [passage_changed(wanted)]
        if not holds(entry, wanted, self.shape):
            return [
                ENTRY_BROKEN.at(
                    wanted.place,
                    f"The entry {wanted.key} in the lock of {wanted.source} contradicts itself.",
                    hint="Run `explainer lock` where the text is.",
                    also=[(self.place_of(wanted.key), "the entry")],
                    record=wanted.record,
                )
            ]
        return [
            rules[kept.rule].at(
                wanted.place_of(kept.key), kept.message, hint=kept.hint, record=wanted.record
            )
            for kept in entry.findings
            if kept.rule in rules
        ]


def passage_changed(wanted: Wanted, /) -> Diagnostic:
    """Say that other words stand at a passage than those that were read as evidence."""
    return PASSAGE_CHANGED.at(
        wanted.place_of("passage"),
        f"The words at {wanted.passage} of {wanted.source} have changed since they were read as"
        " evidence.",
        hint="Read them again; then correct the locator, or confirm them with"
        " `explainer lock --confirm`.",
        record=wanted.record,
    )


def _without_lock(wanted: Wanted) -> Diagnostic:
    return QUOTE_WITHOUT_LOCK.at(
        wanted.place,
        f"The lock of {wanted.source} does not vouch for these words, and the text is not at hand.",
        hint="Run `explainer lock` where the text is, and commit the lock with the YAML.",
        record=wanted.record,
    )


def zones_fingerprint(zones: Mapping[str, Zone | ZoneDraft]) -> str:
    """Return what changes when the zones of a front matter change, whatever their order."""
    flat = [
        [locator, zone.zone, bool(zone.unrelated)]
        if isinstance(zone, ZoneDraft)
        else [locator, zone, False]
        for locator, zone in sorted(zones.items())
    ]
    return hashlib.sha256(json.dumps(flat).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Proved:
    """One piece of evidence with its proof and the warnings that came with it."""

    wanted: Wanted
    proof: Proof
    found: tuple[Diagnostic, ...] = ()


def make_lock(
    source: str,
    text: str,
    layout: Layout,
    *,
    mark_spans: Iterable[Span],
    zones: str,
    rights: Rights,
    proved: Iterable[Proved],
    absences: Mapping[str, LockedAbsence],
    elsewhere: tuple[Span, ...] = (),
    verified: Verification,
    old: SourceLock | None = None,
    confirmed: Collection[str] = (),
    place: Place | None = None,
) -> SourceLock:
    """Return the lock of a source from what was proved against its text.

    A passage whose words differ from those in the `old` lock keeps the old fingerprint and is
    marked as changed, unless its key is among the `confirmed` ones.
    """
    entries: dict[str, Entry] = {}
    for each in proved:
        key = each.wanted.key
        entry = _entry(each, text, publish=rights is not Rights.CLOSED)
        before = old.entries.get(key) if old and each.wanted.passage else None
        if before and before.sha256 != entry.sha256 and key not in confirmed:
            entry = _reopened(entry, before)
        entries.setdefault(key, entry)
    ordered = sorted(entries.items(), key=lambda item: (item[1].spans, item[0]))
    return SourceLock(
        source=source,
        shape=layout,
        zones=zones,
        mark_spans=tuple(sorted(mark_spans)),
        entries=dict(ordered),
        absences=dict(sorted(absences.items(), key=lambda item: (item[1].claim, item[0]))),
        elsewhere=elsewhere,
        verified=verified,
        place=place or Place(f"{source}.lock.yml"),
    )


def _reopened(entry: Entry, before: Entry) -> Entry:
    return Entry(
        entry.spans,
        entry.at,
        entry.line,
        entry.zone,
        entry.tier,
        entry.voice,
        entry.words,
        before.sha256,
        entry.unrelated,
        changed=True,
    )


def _entry(each: Proved, text: str, *, publish: bool) -> Entry:
    wanted, proof = each.wanted, each.proof
    spans = tuple(piece.span for piece in proof.pieces)
    own = tuple(text[span.start : span.end] for span in spans)
    quoted = publish and wanted.passage is None
    return Entry(
        spans=spans,
        at=proof.at,
        line=proof.line,
        zone=proof.zone,
        tier=proof.tier,
        voice=proof.voice,
        words=proof.words,
        sha256=words_hash(own),
        unrelated=proof.unrelated,
        printed=own if quoted and own != wanted.quote else (),
        shown=proof.shown if quoted and proof.shown != shown_by_default(own) else "",
        findings=tuple(_kept(found, each, text, own) for found in each.found),
    )


def _kept(found: Diagnostic, each: Proved, text: str, own: tuple[str, ...]) -> Finding:
    """Return a warning in the form of the lock, without words that are not published."""
    key = next((k for k, place in each.wanted.places if place == found.place), "")
    message, hint = found.message, found.hint
    if _words_beyond(message, text, own):
        message = found.rule.summary
    if _words_beyond(hint, text, own):
        hint = ""
    return Finding(found.rule.name, message, hint, key)


_RUN = 4
"""So many of the article's words in a row are more than a message needs for naming a verb."""


def _words_beyond(message: str, text: str, own: tuple[str, ...]) -> bool:
    """Tell whether a message repeats a run of the article's words that the quote does not hold."""
    published = _folded(" ".join(own))
    said = _folded(message).split()
    article = _folded(text)
    runs = (f" {' '.join(said[n : n + _RUN])} " for n in range(len(said) - _RUN + 1))
    return any(run in article and run not in published for run in runs)


def _folded(text: str) -> str:
    letters = "".join(c if c.isalnum() else " " for c in text.casefold())
    return f" {' '.join(letters.split())} "
