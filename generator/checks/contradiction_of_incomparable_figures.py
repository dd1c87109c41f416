"""Contradictions between figures that measure different things."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.corpus import Corpus
from generator.corpus.model import RelationKind
from generator.corpus.quantities import comparable
from generator.diagnostics import Diagnostic, Rule

RULE = Rule(
    "K102",
    "contradiction-of-incomparable-figures",
    """
Two figures are called contradictory although they do not measure the same thing.

Aid since 2014 and aid in the past year are different sums and both may be right. Figures
contradict each other only where measure, unit, scope and period agree and the articles state all
four. Write `differs:` with `in: scope` instead, or complete `quantity` on both claims.
""",
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each contradiction between two claims with figures that cannot be compared."""
    for claim in corpus.claims.values():
        for relation in claim.relations:
            other = corpus.claims.get(relation.other)
            if relation.kind is not RelationKind.CONTRADICTS or other is None:
                continue
            both = claim.quantity is not None and other.quantity is not None
            if both and not comparable(claim.quantity, other.quantity):
                yield RULE.at(
                    relation.place,
                    f"The figures of `{claim.id}` and `{other.id}` do not measure the same thing.",
                    hint=f"Write `differs: {other.id}` with `in: scope`.",
                    also=[(other.place, "the other figure")],
                    record=claim.id,
                )
