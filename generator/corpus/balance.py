"""How complete the reading of each report is, and how evenly the reports are treated."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.corpus.corpus import Corpus
from generator.corpus.model import Source
from generator.evidence.coverage import Account, Accounted, cover
from generator.evidence.model import Locator
from generator.reading.schema.claims import Commitment


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of the sentences, or of the pairs of quotation marks, of one article."""

    total: int
    cited: int
    """A quote or passage of a statement lies in it."""
    set_aside: int
    """The source's record says why it needs no annotation."""
    outside: int
    """Bylines, credits, boilerplate and parts that have nothing to do with the story."""
    open: tuple[Locator, ...]
    """Where nobody has dealt with it yet."""


@dataclass(frozen=True, slots=True)
class Balance:
    """One report: how it was read, and what of it is shown."""

    source: Source
    sentences: Reading
    quotations: Reading
    statements: int
    claims: int
    absent: int
    """Claims that a signed reading says it leaves out."""
    verbs: tuple[tuple[Commitment, int], ...]
    """How many reporting verbs endorse, pass on or keep their distance."""
    speakers: tuple[tuple[str, int], ...]
    """Who speaks, by actor, with the words quoted of each; most first."""


def balance(corpus: Corpus, source: Source) -> Balance:
    """Return how one report was read and what of it is shown."""
    statements = corpus.statements_in.get(source.id, ())
    coverage = cover(
        source.layout,
        source.mark_spans,
        [piece.span for statement in statements for piece in statement.proof.pieces],
        [Locator.parse(locator) for locator, _ in source.set_aside],
    )
    verbs = Counter(s.commitment for s in statements if s.verb)
    words: Counter[str] = Counter()
    for statement in statements:
        if statement.speaker.actor:
            words[statement.speaker.actor] += statement.proof.words if statement.published else 0
    return Balance(
        source,
        _reading(coverage.sentences),
        _reading(coverage.quotations),
        len(statements),
        len({s.claim for s in statements}),
        len(corpus.left_out_of.get(source.id, ())),
        tuple((each, verbs[each]) for each in Commitment),
        tuple(sorted(words.items(), key=lambda item: (-item[1], item[0]))),
    )


def _reading(parts: tuple[Accounted, ...]) -> Reading:
    counts = Counter(part.account for part in parts)
    return Reading(
        len(parts),
        counts[Account.CITED],
        counts[Account.SET_ASIDE],
        counts[Account.OUTSIDE],
        tuple(part.at for part in parts if part.account is Account.OPEN),
    )
