"""How a claim stands to others, as it reads from its own side."""

from __future__ import annotations

from dataclasses import dataclass

from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim, Relation, RelationKind, Signed
from generator.corpus.sides import Side, only_rejected
from generator.pages.catalogue import Catalogue
from generator.reading.schema.claims import DiffersIn

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
    differs_in: DiffersIn | None
    """What the two differ in, where the relation says that they do."""
    rejected: tuple[Side, ...]
    """Who denies or doubts the other claim, where nobody says it."""


def relations_seen(corpus: Corpus, claim: Claim, t: Catalogue) -> tuple[RelationSeen, ...]:
    """Return how a claim stands to others: contradictions first, then in the order written."""
    found = []
    for relation in corpus.relations_of.get(claim.id, ()):
        other = relation.other if relation.claim == claim.id else relation.claim
        if relation.other in corpus.claims:
            words = relation_words(relation, claim.id, t)
            rejected = only_rejected(corpus, corpus.claims[other])
            seen = RelationSeen(
                relation.kind, words, other, relation.why, relation.differs_in, rejected
            )
            found.append(seen)
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
