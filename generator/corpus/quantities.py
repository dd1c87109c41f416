"""Every number that a statement gives, and which of them may be set against each other."""

from __future__ import annotations

from dataclasses import dataclass, fields

from generator.corpus.corpus import Corpus
from generator.corpus.figure_model import Quantity
from generator.corpus.model import Claim, Statement


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure as one source gives it."""

    claim: Claim
    statement: Statement


def amounts(corpus: Corpus, sources: tuple[str, ...] = ()) -> tuple[Amount, ...]:
    """Return every figure of `sources`, or of all, by measure, claim and place in the text."""
    own = {s.claim for source in sources for s in corpus.statements_in.get(source, ())}
    found = [
        Amount(claim, statement)
        for claim in (map(corpus.claims.__getitem__, own) if sources else corpus.claims.values())
        for statement in claim.statements
        if statement.figure and (not sources or statement.source in sources)
    ]
    return tuple(sorted(found, key=_order))


def _order(amount: Amount) -> tuple[str, str, str, int]:
    measure = amount.claim.quantity.measure.value if amount.claim.quantity else ""
    return (measure, amount.claim.id, amount.statement.source, amount.statement.proof.start)


def comparable(one: Quantity | None, other: Quantity | None) -> bool:
    """Tell whether two figures measure the same thing.

    Measure, unit, scope and period must agree, and none of them be inferred or not stated.
    """
    if one is None or other is None:
        return False
    sides = [(getattr(one, f.name), getattr(other, f.name)) for f in fields(Quantity)]
    return all(a.firm and b.firm and a.value == b.value for a, b in sides)
