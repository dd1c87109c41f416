"""What a story's page and the home page show: the comparison, who reports what, what conflicts."""

from __future__ import annotations

from dataclasses import dataclass

from generator.corpus.compare import Comparison, Relating, Status
from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim, Explainer, Question


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One claim of the comparison."""

    claim: Claim
    says: str
    """The answer that the claim gives to the question above it, or nothing."""
    relating: Relating


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """A question with the claims that answer it, or the claims that answer none."""

    question: Question | None
    among: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    more: int = 0
    """How many further claims are left to the index of claims."""


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """The claims that one source alone carries, or that several do."""

    source: str
    """Empty for the claims that several carry."""
    claims: tuple[Claim, ...]
    drawn: bool = True
    """Whether there are few enough to draw a mark for each."""
    unchecked: int = 0
    """Of those that one source alone carries: how many nobody has looked for in every other."""


MOST_CELLS = 20_000
"""Cells of a comparison for the claims that answer no question of the story."""
LEAST_REST = 150
"""Such claims that are shown even where the sources are very many."""
MOST_MARKS = 300
"""Marks of a unit chart: beyond these it shows numbers only."""


def matrix(compare: Comparison, story: Explainer) -> tuple[MatrixGroup, ...]:
    """Return the rows of a story's comparison: by its questions, then the claims that remain."""
    corpus, among = compare.corpus, story.sources
    inside = {claim.id: claim for claim in compare.claims_in(story)}
    groups: list[MatrixGroup] = []
    done: set[str] = set()
    for id in story.questions:
        question = corpus.questions.get(id)
        if question is None:
            continue
        rows = tuple(
            MatrixRow(inside[c], answer.says, compare.of_claim(inside[c], among))
            for answer in question.answers
            for c in answer.claims
            if c in inside
        )
        done.update(row.claim.id for row in rows)
        if rows:
            groups.append(MatrixGroup(question, among, rows))
    rest = tuple(
        MatrixRow(claim, "", compare.of_claim(claim, among))
        for claim in inside.values()
        if claim.id not in done
    )
    if not rest:
        return tuple(groups)
    most = max(MOST_CELLS // len(among), LEAST_REST) if among else LEAST_REST
    more = max(len(rest) - most, 0)
    return (*groups, MatrixGroup(None, among, rest[:most], more))


def units(compare: Comparison, story: Explainer) -> tuple[UnitGroup, ...]:
    """Return a story's claims by who carries them: each source alone, and several between them.

    With two sources the shared claims stand between the two, else at the end.
    """
    claims = compare.claims_in(story)
    carriers = {c.id: compare.of_claim(c, story.sources).carriers for c in claims}
    drawn = len(claims) <= MOST_MARKS
    inside = frozenset(story.sources)
    alone = []
    for source in story.sources:
        own = tuple(c for c in claims if carriers[c.id] == (source,))
        unchecked = sum(_checked(c, inside) < len(inside) - 1 for c in own)
        alone.append(UnitGroup(source, own, drawn, unchecked))
    shared = UnitGroup("", tuple(c for c in claims if len(carriers[c.id]) > 1), drawn)
    if len(alone) == 2:
        return (alone[0], shared, alone[1])
    return (*alone, shared) if len(alone) > 1 else tuple(alone)


def _checked(claim: Claim, inside: frozenset[str]) -> int:
    """Return in how many of some sources an editor has looked for a claim, and not found it."""
    return sum(a.source in inside and a.verified is not None for a in claim.absences)


def conflicts(compare: Comparison, corpus: Corpus, story: Explainer) -> tuple[Question, ...]:
    """Return the questions of a story on which its sources conflict, then those they differ on."""
    found = [
        (compare.of_question(corpus.questions[id], story.sources).status, corpus.questions[id])
        for id in story.questions
        if id in corpus.questions
    ]
    order = (Status.CONFLICT, Status.DIFFER)
    return tuple(q for status in order for s, q in found if s is status)
