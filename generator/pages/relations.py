"""How a claim stands to others, as it reads from its own side."""

from __future__ import annotations

from dataclasses import dataclass

from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim, Relation, RelationKind, Signed
from generator.pages.catalogue import Catalogue

_REVERSED = {
    RelationKind.QUALIFIES: "qualified-by",
    RelationKind.RESPONDS_TO: "answered-by",
    RelationKind.PART_OF: "has-part",
}


@dataclass(frozen=True, slots=True)
class RelationSeen:
    """A relation as seen from one of its two claims."""

    kind: RelationKind
    words: str
    other: str
    why: Signed


def relations_seen(corpus: Corpus, claim: Claim, t: Catalogue) -> tuple[RelationSeen, ...]:
    """Return how a claim stands to others: contradictions first, then in the order written."""
    found = [
        RelationSeen(
            relation.kind,
            relation_words(relation, claim.id, t),
            relation.other if relation.claim == claim.id else relation.claim,
            relation.why,
        )
        for relation in corpus.relations_of.get(claim.id, ())
        if relation.other in corpus.claims
    ]
    order = list(RelationKind)
    return tuple(sorted(found, key=lambda each: order.index(each.kind)))


def relation_words(relation: Relation, seen_from: str, t: Catalogue) -> str:
    """Return the kind of a relation as it reads from the claim `seen_from`."""
    if relation.kind is RelationKind.DIFFERS:
        return t.plain("relation.differs", what=t.plain(f"relation.in.{relation.differs_in}"))
    forward = relation.claim == seen_from
    return t.plain(
        f"relation.{relation.kind if forward else _REVERSED.get(relation.kind, relation.kind)}"
    )
