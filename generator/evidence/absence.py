"""Checked absence: a signed reading that a text does not say it, and the words that would alarm."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.evidence.article import Article
from generator.evidence.layout import check_locator
from generator.evidence.locks.lock import LockedAbsence, SourceLock
from generator.evidence.model import Locator, Span
from generator.place import Place

ABSENT_WORD_PRESENT = Rule(
    "A101",
    "absent-word-present",
    """
A word that would give the alarm stands in a text that is signed as not saying the claim.

That a report leaves something out is a strong thing to say of it, so it is never taken on trust:
an editor reads the text, signs, and names words that a text saying it would hardly do without.
When one of them stands there after all, the reading was wrong, or the article was corrected.
Alarm words are found in any case, whatever signs stand beside or between them: `650 million` in
"$650 million", `NATO` in "NATO's", `a panic` in 'a "panic."'. Other forms of a word are other
words: name `concession` and `concessions`; `500` is not found in "8,500".

    absent:
      - source: harbour-post
        none_of:
          - delay        # p4.s2 prints "without delay"

Read the place. Where the text does say it, remove the absence and add a statement. Where the word
stands in another sense, say so:

    except: [{at: p4.s2, because: "without delay" is about the weather}]

Where it is too common to alarm anybody, choose a longer phrase.
""",
)

EXCEPTION_NOT_NEEDED = Rule(
    "A102",
    "exception-not-needed",
    """
An exception names a place where none of the alarm words stands.

An exception switches the alarm off for its sentence. One that is not needed would hide the word
if the article were corrected to say it there. It is left behind when words are removed from
`none_of`, or it names the wrong sentence.

Remove it, or correct its place.
""",
    Severity.WARNING,
)

ABSENCE_UNVERIFIED = Rule(
    "A103",
    "absence-unverified",
    """
A signed absence is proved neither against the text nor by the lock.

The text is not at hand, and the lock holds no result for exactly these words and exceptions, so
nobody knows whether they stand in the article. The comparison would say *checked: not in this
text* of something that was not checked.

Run `explainer lock` on a machine that has the text, and commit the lock with the change.
""",
)

EMPTY_ALARM = Rule(
    "A104",
    "alarm-without-words",
    """
An entry of `none_of` holds no letter and no digit, so it can give no alarm.

Write a word or a phrase that the article would hardly do without if it said the claim.
""",
)


@dataclass(frozen=True, slots=True)
class AbsenceWanted:
    """A signed absence as an editor wrote it."""

    record: str
    """Id of the claim."""
    source: str
    place: Place
    none_of: tuple[str, ...]
    exceptions: tuple[Locator, ...] = ()
    places: tuple[Place, ...] = ()
    """Where each of `none_of` stands, then each of `exceptions`."""

    @property
    def key(self) -> str:
        """The name of this absence in a lock: 16 hexadecimal digits over claim and words."""
        wanted = [self.record, sorted(self.none_of), sorted(map(str, self.exceptions))]
        text = json.dumps(wanted, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def place_of(self, index: int) -> Place:
        """Return where the word or exception at `index` of all of them stands."""
        return self.places[index] if index < len(self.places) else self.place


def prove_absence(
    wanted: AbsenceWanted, article: Article, /
) -> tuple[LockedAbsence | None, tuple[Diagnostic, ...]]:
    """Return that no alarm word stands in the text, if none does, and all findings."""
    found = [d for index in range(len(wanted.none_of)) for d in _empty(wanted, index)]
    excepted: dict[Locator, Span] = {}
    for index, locator in enumerate(wanted.exceptions, start=len(wanted.none_of)):
        span = article.span_of(locator)
        if span is not None:
            excepted[locator] = span
        lost = check_locator(article.layout, str(locator), wanted.place_of(index), wanted.source)
        found += (replace(d, record=wanted.record) for d in lost)
    used: dict[Locator, list[Span]] = {locator: [] for locator in excepted}
    for index, word in enumerate(wanted.none_of):
        for span in find_alarm(word, article):
            allowed = [locator for locator, region in excepted.items() if span in region]
            for locator in allowed:
                used[locator].append(span)
            if not allowed:
                found.append(_present(wanted, index, span, article))
    failed = bool(found)
    for index, locator in enumerate(wanted.exceptions, start=len(wanted.none_of)):
        if used.get(locator) == []:
            message = f"None of the alarm words stands in {locator} of {wanted.source}."
            hint = "Remove the exception, or correct its place."
            found.append(_at(EXCEPTION_NOT_NEEDED, wanted, index, message, hint))
    if failed:
        return None, tuple(found)
    spans = sorted({span for each in used.values() for span in each})
    return LockedAbsence(wanted.record, len(wanted.none_of), tuple(spans)), tuple(found)


def locked_absence(
    wanted: AbsenceWanted, lock: SourceLock | None, /
) -> tuple[LockedAbsence | None, tuple[Diagnostic, ...]]:
    """Return what the lock says of an absence whose text is not at hand."""
    kept = lock.absences.get(wanted.key) if lock else None
    if kept is not None and kept.claim == wanted.record and kept.words == len(wanted.none_of):
        return kept, ()
    message = (
        f"Nothing proves that {wanted.source} does not say this: its text is not at hand and its"
        " lock does not vouch for these words."
    )
    hint = "Run `explainer lock` where the text is, and commit the lock."
    return None, (ABSENCE_UNVERIFIED.at(wanted.place, message, hint=hint, record=wanted.record),)


def find_alarm(word: str, article: Article, /) -> Iterator[Span]:
    """Give each place where an alarm word or phrase stands, however it is printed there."""
    return article.alarm_text.find(word)


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _empty(wanted: AbsenceWanted, index: int) -> Iterator[Diagnostic]:
    word = wanted.none_of[index]
    if not _has_words(word):
        message = f"“{word}” holds no letter and no digit, so it can give no alarm."
        yield _at(EMPTY_ALARM, wanted, index, message, "Write a word or a phrase.")


def _present(wanted: AbsenceWanted, index: int, span: Span, article: Article) -> Diagnostic:
    where = article.locator_of(span)
    message = f"“{wanted.none_of[index]}” stands in {wanted.source} after all, in {where}."
    hint = (
        "Read the place. Where the text says the claim there, remove the absence; where it means"
        f" something else:\nexcept: [{{at: {where}, because: …}}]"
    )
    return _at(ABSENT_WORD_PRESENT, wanted, index, message, hint)


def _at(rule: Rule, wanted: AbsenceWanted, index: int, message: str, hint: str) -> Diagnostic:
    return rule.at(wanted.place_of(index), message, hint=hint, record=wanted.record)
