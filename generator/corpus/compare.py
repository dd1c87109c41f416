"""How the reports relate: per claim and per question, for any number of sources.

This says how texts stand to each other, never which of them is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.corpus.corpus import Corpus
from generator.corpus.difference import Difference, compare_witnesses
from generator.corpus.model import Claim, Explainer, Question, RelationKind, Statement
from generator.corpus.reads import Reads, index
from generator.languages import code_of


class Status(StrEnum):
    """How the reports relate on one claim or question."""

    SAME = "same"
    """Carried by several, without a difference in the wording of one utterance."""
    WORDED = "worded"
    """Carried by several; the same utterance is printed in other words."""
    CONFLICT = "conflict"
    """What one says and what another says cannot both be so."""
    DIFFER = "differ"
    """They differ in figure, scope, framing, attribution, detail, place or time."""
    ONLY = "only"
    """One source alone carries it."""
    NONE = "none"
    """No source carries it."""


class Cell(StrEnum):
    """What one source has on one claim."""

    CARRIED = "carried"
    CHECKED_ABSENT = "checked-absent"
    """Signed and checked: not in this text."""
    NOT_ANNOTATED = "not-annotated"
    """Nobody has said anything on it yet."""


@dataclass(frozen=True, slots=True)
class Relating:
    """How a set of sources relates on one claim or question."""

    status: Status
    carriers: tuple[str, ...]
    """The sources that carry it, in the order of the set."""
    among: tuple[str, ...]
    """The whole set."""

    @property
    def everywhere(self) -> bool:
        """Whether every source of the set carries it."""
        return len(self.carriers) == len(self.among)


class Comparison:
    """Answers about how reports relate; each is worked out once."""

    def __init__(self, corpus: Corpus, reads: Reads | None = None) -> None:
        self.corpus = corpus
        self.reads = reads or Reads()
        self.reads.owners["Comparison"] = lambda: self

    @index
    def differences(self) -> Mapping[str, Difference]:
        """The word difference of each utterance that two or more sources print in one language."""
        found = {}
        for utterance, witnesses in self.corpus.witnesses.items():
            shown = _in_one_language(_one_each(w for w in witnesses if w.published))
            if len(shown) > 1:
                found[utterance] = compare_witnesses(shown)
        return found

    def among(self, claim: Claim) -> tuple[str, ...]:
        """Return the sources that are compared on a claim: those of the stories it belongs to."""
        carriers = self.corpus.carriers[claim.id]
        return tuple(
            dict.fromkeys(s for c in carriers for s in self.corpus.compared_with.get(c, (c,)))
        )

    def of_claim(self, claim: Claim, among: tuple[str, ...] = ()) -> Relating:
        """Return how `among`, or else all sources compared on it, relate on `claim`."""
        key = ("of_claim", claim.id, among)
        return self.reads.once(key, lambda: self._of_claim(claim.id, among))

    def _of_claim(self, id: str, among: tuple[str, ...]) -> Relating:
        claim = self.corpus.claims[id]
        among = among or self.among(claim)
        carriers = tuple(s for s in among if s in self.corpus.carriers[claim.id])
        return Relating(self._status(claim, carriers, among), carriers, among)

    def _status(self, claim: Claim, carriers: tuple[str, ...], among: tuple[str, ...]) -> Status:
        if not carriers:
            return Status.NONE
        if self._disputed(claim, carriers):
            return Status.CONFLICT
        if self._related(claim.id, RelationKind.CONTRADICTS, carriers, among):
            return Status.CONFLICT
        if self._related(claim.id, RelationKind.DIFFERS, carriers, among):
            return Status.DIFFER
        if len(carriers) == 1:
            return Status.ONLY
        utterances = {s.utterance for s in claim.statements if s.source in carriers and s.utterance}
        differences = (self.differences[u] for u in utterances if u in self.differences)
        return Status.WORDED if any(d.in_wording for d in differences) else Status.SAME

    def _disputed(self, claim: Claim, carriers: tuple[str, ...]) -> bool:
        """Tell whether one source has it affirmed and another only denied or doubted."""
        affirm = {s.source for s in claim.statements if s.stance.affirms}
        against = {s.source for s in claim.statements if not s.stance.affirms}
        return bool((affirm - against) & set(carriers) and (against - affirm) & set(carriers))

    def _related(
        self, claim: str, kind: RelationKind, carriers: tuple[str, ...], among: tuple[str, ...]
    ) -> bool:
        """Tell whether a relation of `kind` leads to a claim that another source carries."""
        for relation in self.corpus.relations_of.get(claim, ()):
            if relation.kind is kind:
                other = relation.other if relation.claim == claim else relation.claim
                others = {s for s in self.corpus.carriers.get(other, ()) if s in among}
                if others and others | set(carriers) != {carriers[0]}:
                    return True
        return False

    def of_question(self, question: Question, among: tuple[str, ...] = ()) -> Relating:
        """Return how sources relate on a question: over the claims that answer it."""
        claims = self.claims_of(question)
        among = among or tuple(dict.fromkeys(s for claim in claims for s in self.among(claim)))
        each = [self.of_claim(claim, among) for claim in claims]
        carriers = tuple(s for s in among if any(s in r.carriers for r in each))
        answers = [self._answering(answer.claims, among) for answer in question.answers]
        found = {r.status for r in each}
        if not carriers:
            status = Status.NONE
        elif Status.CONFLICT in found:
            status = Status.CONFLICT
        elif len(carriers) == 1:
            status = Status.ONLY
        elif Status.DIFFER in found or any(a != answers[0] for a in answers):
            status = Status.DIFFER
        else:
            status = Status.WORDED if Status.WORDED in found else Status.SAME
        return Relating(status, carriers, among)

    def _answering(self, claims: tuple[str, ...], among: tuple[str, ...]) -> frozenset[str]:
        carriers = self.corpus.carriers
        return frozenset(s for c in claims for s in carriers.get(c, ()) if s in among)

    def claims_of(self, question: Question) -> tuple[Claim, ...]:
        """Return the claims that answer a question, each once, in the order written."""
        ids = dict.fromkeys(c for answer in question.answers for c in answer.claims)
        return tuple(self.corpus.claims[id] for id in ids if id in self.corpus.claims)

    def claims_in(self, explainer: Explainer) -> tuple[Claim, ...]:
        """Return the claims that at least one source of a story carries, by id."""
        said = self.corpus.statements_in
        ids = {s.claim for source in explainer.sources for s in said.get(source, ())}
        return tuple(self.corpus.claims[id] for id in sorted(ids))

    def cell(self, claim: Claim, source: str) -> Cell:
        """Return what a source has on a claim."""
        if source in self.corpus.carriers[claim.id]:
            return Cell.CARRIED
        absence = self.corpus.absence.get((claim.id, source))
        if absence is not None and absence.verified is not None:
            return Cell.CHECKED_ABSENT
        return Cell.NOT_ANNOTATED


def _in_one_language(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements in the language that most of them have: a translation is no change."""
    languages = [code_of(statement.lang) for statement in statements]
    most = max(languages, key=languages.count, default="")
    return tuple(s for s, lang in zip(statements, languages, strict=True) if lang == most)


def _one_each(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the longest statement of each source, in the order of sources."""
    longest: dict[str, Statement] = {}
    for statement in statements:
        known = longest.get(statement.source)
        if known is None or statement.proof.words > known.proof.words:
            longest[statement.source] = statement
    return tuple(longest[source] for source in sorted(longest))
