"""Relations that lead from a claim to itself, or that are written twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.corpus import Corpus
from generator.corpus.model import Relation
from generator.diagnostics import Diagnostic, Rule

RULE = Rule(
    "K104",
    "relation-to-itself-or-twice",
    """
A claim is related to itself, or the same relation stands twice, perhaps once on each side.

A relation is written once and shown on both claims. Remove one of the two.
""",
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each relation to itself and each one that was written before."""
    seen: dict[tuple[str, frozenset[str]], Relation] = {}
    for claim in corpus.claims.values():
        for relation in claim.relations:
            if relation.other == claim.id:
                message = f"The claim `{claim.id}` is related to itself."
                hint = "Name the other claim, or remove the relation."
                yield RULE.at(relation.place, message, hint=hint, record=claim.id)
                continue
            key = (relation.kind.value, frozenset((claim.id, relation.other)))
            earlier = seen.setdefault(key, relation)
            if earlier is not relation:
                yield RULE.at(
                    relation.place,
                    f"`{claim.id}` and `{relation.other}` have this relation already.",
                    hint="Keep one of the two: it is shown on both claims.",
                    also=[(earlier.place, "it stands here first")],
                    record=claim.id,
                )
