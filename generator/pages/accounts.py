"""What each source has on a claim, and each statement as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.corpus.compare import Cell, Comparison
from generator.corpus.difference import Change, Run
from generator.corpus.model import Absence, Actor, Claim, Source, Statement
from generator.evidence.deep_link import deep_link
from generator.evidence.model import Proof
from generator.evidence.verbs import Uptake, uptake
from generator.reading.schema.claims import Stance


@dataclass(frozen=True, slots=True)
class Shown:
    """One statement as a page shows it."""

    statement: Statement
    runs: tuple[Run, ...]
    """Its words, cut where another outlet prints the same utterance differently."""

    @property
    def uptake(self) -> Uptake:
        """How the outlet takes the claim up."""
        s = self.statement
        return uptake(s.proof.voice, s.commitment, s.stance, s.act)


@dataclass(frozen=True, slots=True)
class Account:
    """What one source has on a claim."""

    source: Source
    cell: Cell
    shown: tuple[Shown, ...]
    absence: Absence | None


@dataclass(frozen=True, slots=True)
class Said:
    """What one actor says on one claim."""

    claim: Claim
    shown: tuple[Shown, ...]

    @property
    def stance(self) -> Stance:
        """The first of the stands that the actor takes to it, from asserting to doubting."""
        taken = {each.statement.stance for each in self.shown}
        return next(stance for stance in Stance if stance in taken)


def accounts(compare: Comparison, claim: Claim, among: tuple[str, ...]) -> tuple[Account, ...]:
    """Return what each source of `among` has on a claim, its statements in the article's order."""
    corpus = compare.corpus
    found = []
    for id in (s for s in among if s in corpus.sources):
        statements = sorted(
            (s for s in claim.statements if s.source == id), key=lambda s: s.proof.start
        )
        found.append(
            Account(
                corpus.sources[id],
                compare.cell(claim, id),
                tuple(shown(compare, s) for s in statements),
                corpus.absence.get((claim.id, id)),
            )
        )
    return tuple(found)


def shown(compare: Comparison, statement: Statement) -> Shown:
    """Return a statement with its words cut where other printings differ."""
    difference = compare.differences.get(statement.utterance)
    printing = difference.of(statement.source) if difference else None
    if printing is not None and printing.statement.id == statement.id:
        return Shown(statement, printing.runs)
    if not statement.published:
        return Shown(statement, ())
    return Shown(statement, (Run(statement.proof.shown, Change.NONE),))


def said_by(compare: Comparison, actor: Actor) -> tuple[Said, ...]:
    """Return what an actor is given as saying, by claim, the newest first."""
    corpus = compare.corpus
    found: dict[str, list[Statement]] = {}
    for statement in corpus.statements_by.get(actor.id, ()):
        found.setdefault(statement.claim, []).append(statement)
    newest = sorted(found, key=lambda id: max(_day(compare, s) for s in found[id]), reverse=True)
    return tuple(
        Said(corpus.claims[id], tuple(shown(compare, s) for s in found[id])) for id in newest
    )


def _day(compare: Comparison, statement: Statement) -> str:
    """Return the day something was said, or else published, for sorting."""
    published = compare.corpus.sources[statement.source].published
    when = statement.said if statement.said and statement.said.stated else published
    return when.first.isoformat() if when.stated else ""


def at_publisher(source: Source, proof: Proof) -> str:
    """Return the address of proved words on the publisher's page, or nothing."""
    if not source.url.startswith(("https://", "http://")):
        return ""
    return deep_link(source.url, [piece.printed for piece in proof.pieces])
