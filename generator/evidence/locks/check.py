"""A lock held against the text, against the records, and against an older one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.evidence.locks.entry import Entry, words_hash
from generator.evidence.locks.lock import SourceLock, passage_changed
from generator.evidence.model import Proof, Wanted
from generator.place import Place

LOCK_OUT_OF_DATE = Rule(
    "L102",
    "lock-out-of-date",
    """
The lock was made from another state of the source: another text, or other zones.

Locators such as `p14.s2` count the paragraphs and sentences of one text with its zones. When the
article was corrected, or the zones in the front matter were changed, the numbers in the lock may
point elsewhere, and a machine without the text would publish the old places.

Run `explainer lock`: it proves every quote again, and lists those that no longer stand.
""",
)

ENTRY_NOT_USED = Rule(
    "L105",
    "lock-entry-not-used",
    """
The lock holds an entry for a quote that no record gives any more.

The words of such an entry may still stand in the repository, and count as published, although no
page shows them. Run `explainer lock` to drop it.
""",
    Severity.WARNING,
)


ENTRY_MISSING = Rule(
    "L108",
    "lock-entry-missing",
    """
A quote or passage is proved here against the text, but its source's lock does not know it yet.

Everything is in order on this machine; one without the text, such as the one that builds the public
site, has only the lock and will refuse the quote.

Run `explainer lock` before you commit, and commit the lock together with the quote.
""",
    Severity.WARNING,
)

LOCK_DIFFERS = Rule(
    "L107",
    "lock-differs-from-text",
    """
A lock says something that the text of the article does not bear out.

A lock is believed wherever the text is missing, so whoever forges one can publish an invented
quotation. `explainer lock --check` proves the whole lock again from a lawful copy of the text;
every line that it would write differently is reported.

Treat the change that brought this lock with suspicion. Where it was an honest mistake, run
`explainer lock` with the text at hand and commit what it writes.
""",
)


NO_LOCK = Rule(
    "L109",
    "no-lock",
    """
A source whose text is at hand, and may not be published, has no lock.

Everything is in order on this machine. One without the text, such as the one that builds the public
site, has nothing to prove the quotes with and will refuse them.

Run `explainer lock` before you commit, and commit the lock together with the source. `explainer
lock --check`, which proves locks, takes a missing one for an error.
""",
    Severity.WARNING,
)


def check_current(
    lock: SourceLock, /, *, zones: str, place: Place, sha256: str | None = None
) -> Iterator[Diagnostic]:
    """Give a finding where the lock was made from another state of its source.

    `zones` is the fingerprint of the front matter's zones, `sha256` that of the text where it is at
    hand, `place` that of the source record.
    """
    source = lock.source
    also = [(lock.place, "the lock")]
    hint = "Run `explainer lock` where the text is; it lists the quotes that no longer stand."
    if sha256 is not None and sha256 != lock.shape.sha256:
        message = f"The text of {source} is not the one that its lock was made from."
        yield LOCK_OUT_OF_DATE.at(place, message, hint=hint, also=also, record=source)
    elif zones != lock.zones:
        message = f"The zones of {source} were changed since its lock was made."
        yield LOCK_OUT_OF_DATE.at(place, message, hint=hint, also=also, record=source)


def check_proof(
    lock: SourceLock, wanted: Wanted, proof: Proof, text: str, /
) -> Iterator[Diagnostic]:
    """Give a finding where the lock does not know what was just proved against the text.

    That a passage's words are others than before shows only here: any words prove a locator.
    """
    entry = lock.entries.get(wanted.key)
    if entry is None:
        yield ENTRY_MISSING.at(
            wanted.place,
            f"The lock of {wanted.source} does not know this evidence yet.",
            hint="Run `explainer lock` before you commit.",
            record=wanted.record,
        )
    elif wanted.passage is not None:
        words = words_hash(text[p.span.start : p.span.end] for p in proof.pieces)
        if entry.changed or words != entry.sha256:
            yield passage_changed(wanted)


def check_used(lock: SourceLock, needed: Collection[str], /) -> Iterator[Diagnostic]:
    """Give a finding for each entry whose key is not among the `needed` ones."""
    for key in (*lock.entries, *lock.absences):
        if key not in needed:
            yield ENTRY_NOT_USED.at(
                lock.place_of(key),
                f"No record needs the entry {key} in the lock of {lock.source}.",
                hint="Run `explainer lock` where the text is, to drop it.",
                record=lock.source,
            )


def check_lock(lock: SourceLock, live: SourceLock, /) -> Iterator[Diagnostic]:
    """Give a finding for each thing that a lock made from the text would say differently."""

    def differs(message: str, key: str = "") -> Diagnostic:
        hint = "Run `explainer lock` where the text is, and ask who changed this lock."
        return LOCK_DIFFERS.at(lock.place_of(key), message, hint=hint, record=lock.source)

    if lock.shape.sha256 != live.shape.sha256:
        yield differs(f"The lock of {lock.source} is of another text than the one at hand.")
        return
    if lock.shape != live.shape or lock.mark_spans != live.mark_spans:
        wrong = [
            f"p{theirs.number}"
            for ours, theirs in zip(lock.shape.paragraphs, live.shape.paragraphs, strict=False)
            if ours != theirs
        ]
        where = f" in {', '.join(wrong)}" if wrong else ""
        yield differs(f"The lock of {lock.source} measures the text differently{where}.")
    if lock.elsewhere != live.elsewhere:
        yield differs(f"The lock of {lock.source} counts other words as standing elsewhere.")
    if lock.zones != live.zones:
        yield differs(f"The lock of {lock.source} was made with other zones.")
    for key in sorted({*lock.entries, *live.entries}):
        says = _difference(lock.entries.get(key), live.entries.get(key))
        if says:
            yield differs(f"The entry {key} in the lock of {lock.source} {says}.", key)
    for key in sorted({*lock.absences, *live.absences}):
        if lock.absences.get(key) != live.absences.get(key):
            message = f"The absence {key} in the lock of {lock.source} is not borne out."
            yield differs(message, key)


def _difference(locked: Entry | None, live: Entry | None) -> str:
    """Return what is wrong with an entry, or nothing."""
    if live is None:
        return "vouches for words that the records and the text do not give"
    if locked is None:
        return "is missing"
    names = [f.name for f in fields(Entry)]
    if locked.changed:  # it vouches for no words until somebody has read the passage again
        names = [name for name in names if name not in ("changed", "sha256", "findings")]
    wrong = [name for name in names if getattr(locked, name) != getattr(live, name)]
    return f"differs from the text in {', '.join(wrong)}" if wrong else ""


@dataclass(frozen=True, slots=True)
class Reopened:
    """Evidence that a changed text or lock leaves unproved."""

    wanted: Wanted
    why: str
    """What became of it, in words that follow the quote's place."""


def reopened(old: SourceLock, new: SourceLock, wanted: Iterable[Wanted], /) -> list[Reopened]:
    """Return what the `old` lock vouched for and the `new` one does not, by place.

    `wanted` is the evidence of this source as the records give it now: what an editor has changed
    or removed in the meantime is not counted.
    """
    found = []
    for each in wanted:
        key = each.key
        if key not in old.entries or each.source != old.source:
            continue
        if key not in new.entries:
            gone = "the locator is no longer there" if each.passage else "the words are not there"
            found.append(Reopened(each, gone))
        elif new.entries[key].changed:
            found.append(Reopened(each, "other words stand there now"))
    return sorted(found, key=lambda item: (item.wanted.place, item.wanted.record))


def moved(old: SourceLock, new: SourceLock, /) -> list[tuple[str, str, str]]:
    """Return key, old and new locator of what still stands, but elsewhere."""
    both = sorted(old.entries.keys() & new.entries.keys())
    pairs = ((key, str(old.entries[key].at), str(new.entries[key].at)) for key in both)
    return [each for each in pairs if each[1] != each[2]]
