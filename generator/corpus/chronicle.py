"""What changed for readers, by day: from the records' own dates, and from the history at hand.

Nothing vanishes in silence: what a day took away is told with its name. What the records say of
themselves (a claim taken back, a corrected article) is told with its reason, and once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from generator.corpus.corpus import Corpus
from generator.corpus.updated import signed_on
from generator.reading.dates import plain_date
from generator.reading.history import Happened, PastAspect, PastChange

FIRST = ("explainers", "claims", "questions", "sources")
"""The kinds that are told before the others, in this order."""
TEXTS = ("text", "title", "name", "answers", "happened", "quantity", "versions")
"""What was said otherwise before and is told in full; the rest only that it changed."""


class News(StrEnum):
    """What is new about a record."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    RENAMED = "renamed"
    MERGED = "merged"
    REMOVED = "removed"
    CORRECTED = "corrected"
    """The publisher changed the article."""
    SIGNED = "signed"
    """Without a history: the last day on which an editor signed something in the record."""


CORRECTIONS = (News.WITHDRAWN, News.REMOVED, News.CORRECTED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new about one record."""

    date: str
    """ISO 8601, a day or less precise, as `plain_date` gives it; nothing where none is known."""
    news: News
    kind: str
    id: str
    name: str
    """The words by which a reader knows the record, or knew it."""
    because: str = ""
    """The reason, where the records give one."""
    aspects: tuple[PastAspect, ...] = ()
    evidence: int = 0
    was: str = ""

    @property
    def corrects(self) -> bool:
        """Whether something that readers were told before is taken back or said otherwise."""
        told = any(each.field in TEXTS and each.before for each in self.aspects)
        return self.news in CORRECTIONS or told


@dataclass(frozen=True, slots=True)
class Day:
    """All that is new of one day, or of a month, a year or no known date."""

    date: str
    """As in its entries."""
    entries: tuple[Entry, ...]

    def of(self, news: News) -> tuple[Entry, ...]:
        """Return the entries of one sort."""
        return tuple(each for each in self.entries if each.news is news)


def chronicle(corpus: Corpus) -> tuple[Day, ...]:
    """Return every day on which something changed, the newest first, what has no date last.

    Entries of one record and one sort stand in the order in which they happened.
    """
    entries = sorted(dict.fromkeys([*_told(corpus), *_remembered(corpus)]), key=_place)
    days = groupby(sorted(entries, key=lambda each: each.date, reverse=True), lambda e: e.date)
    return tuple(Day(date, tuple(found)) for date, found in days)


def _place(entry: Entry) -> tuple[int, str, str, str]:
    first = FIRST.index(entry.kind) if entry.kind in FIRST else len(FIRST)
    return first, entry.kind, entry.name, entry.news


def _told(corpus: Corpus) -> Iterator[Entry]:
    """Yield what the records say of themselves."""
    for claim in corpus.claims.values():
        if claim.retraction:
            why = claim.retraction.why
            date = plain_date(why.date)
            yield Entry(date, News.WITHDRAWN, "claims", claim.id, claim.text, why.because)
    for source in corpus.sources.values():
        for version in source.versions[1:]:
            date, name = plain_date(version.date.text), source.title
            yield Entry(date, News.CORRECTED, "sources", source.id, name, version.note)
    if not corpus.history:
        for kind in ("claims", "explainers"):
            for record in getattr(corpus, kind).values():
                # A claim taken back is told as that, and once.
                if signed_on(record) and not getattr(record, "retraction", None):
                    name = corpus.named(record.id)
                    yield Entry(signed_on(record), News.SIGNED, kind, record.id, name)


def _remembered(corpus: Corpus) -> Iterator[Entry]:
    """Yield what the history tells, but for what a record tells with its reason."""
    for past in corpus.history.values():
        claim = corpus.claims.get(past.id)
        if not (past.how is Happened.WITHDRAWN and claim and claim.retraction):
            yield Entry(
                past.date,
                News(past.how.value),
                past.kind,
                past.id,
                corpus.named(past.id) if past.id in _of_kind(corpus, past) else past.name,
                "",
                past.aspects,
                past.evidence,
                past.was,
            )


def _of_kind(corpus: Corpus, past: PastChange) -> dict[str, object]:
    found: dict[str, object] = getattr(corpus, past.kind, {})
    return found
