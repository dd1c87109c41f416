"""What each editor has signed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from generator.corpus.corpus import Corpus
from generator.corpus.model import Editor
from generator.corpus.updated import latest


@dataclass(frozen=True, slots=True)
class Signatures:
    """An editor, and how many decisions of each sort carry their name."""

    editor: Editor
    relations: int
    absences: int
    assessments: int
    translations: int
    stories: int
    retractions: int
    """Claims taken back."""
    last: str
    """The latest date signed, or nothing."""


def signatures(corpus: Corpus) -> tuple[Signatures, ...]:
    """Return every editor with what they have signed."""
    counts: Counter[tuple[str, str]] = Counter()
    days: dict[str, set[str]] = defaultdict(set)
    for sort, by, date in _signed(corpus):
        counts[by, sort] += 1
        days[by].add(date)
    return tuple(
        Signatures(
            editor,
            counts[id, "relation"],
            counts[id, "absence"],
            counts[id, "assessment"],
            counts[id, "translation"],
            counts[id, "story"],
            counts[id, "retraction"],
            latest(days[id]),
        )
        for id, editor in corpus.editors.items()
    )


def _signed(corpus: Corpus) -> list[tuple[str, str, str]]:
    """Return sort, editor and date of all that readers see signed; a translation has no date.

    Findings that an editor accepts are signed too, but for other editors.
    """
    claims = corpus.claims.values()
    found = [("relation", r.why.by, r.why.date) for c in claims for r in c.relations]
    found += [("absence", a.by, a.date) for c in claims for a in c.absences]
    found += [("assessment", c.assessment.by, c.assessment.date) for c in claims if c.assessment]
    taken_back = [c.retraction.why for c in claims if c.retraction]
    found += [("retraction", why.by, why.date) for why in taken_back]
    found += [("translation", s.translation.by, "") for s in corpus.statements if s.translation]
    found += [("story", e.by, e.date) for e in corpus.explainers.values() if e.by]
    return found
