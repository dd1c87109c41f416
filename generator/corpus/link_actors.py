"""Actors with how the sources bring them in, from drafts and proofs to records."""

from __future__ import annotations

from generator.corpus import convert
from generator.corpus.model import Actor, Introduction
from generator.corpus.references import References
from generator.evidence.proofs import Proofs
from generator.reading.drafts import Drafts
from generator.reading.form import Written
from generator.reading.schema.actors import ActorDraft
from generator.reading.schema.sources import Rights


def link_actor(
    written: Written[ActorDraft], proofs: Proofs, drafts: Drafts, refs: References
) -> Actor:
    """Return the actor with what of its introductions is proved; `refs` hears of every id."""
    draft = written.draft
    if draft.part_of:
        refs.ok(draft.part_of, written.place("part_of"), "actor")
    for number, role in enumerate(draft.roles):
        if role.of:
            refs.ok(role.of, written.place("roles", number, "of"), "actor")
    introduced = (
        _introduction(written, number, proofs, drafts, refs)
        for number in range(len(draft.introduced))
    )
    return Actor(
        written.id,
        written.key_place,
        draft.was,
        draft.name,
        draft.kind,
        tuple(convert.spelling(each) for each in draft.aka),
        tuple(convert.role(each) for each in draft.roles),
        draft.part_of or "",
        tuple(sorted(draft.ids.items())),
        convert.note(draft.note),
        tuple(each for each in introduced if each is not None),
    )


def _introduction(
    written: Written[ActorDraft], number: int, proofs: Proofs, drafts: Drafts, refs: References
) -> Introduction | None:
    draft = written.draft.introduced[number]
    refs.ok(draft.source, written.place("introduced", number, "source"), "source")
    proof = proofs.introductions.get((written.id, number))
    source = drafts.articles.get(draft.source)
    if proof is None or source is None:
        return None
    published = draft.passage is None and source.draft.rights is not Rights.CLOSED
    return Introduction(draft.source, proof, published, draft.as_ or "")
