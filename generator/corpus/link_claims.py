"""Claims with their statements, relations and absences, from drafts and proofs to records."""

from __future__ import annotations

from generator.corpus import convert
from generator.corpus.figure_model import Figure
from generator.corpus.model import (
    Absence,
    Assessment,
    Claim,
    Relation,
    RelationKind,
    Retraction,
    Speaker,
    Statement,
    Translation,
)
from generator.corpus.references import References
from generator.corpus.statement_ids import with_ids
from generator.evidence.model import SpeakerKind
from generator.evidence.proofs import Proofs
from generator.evidence.verbs import take_up
from generator.reading.drafts import Drafts
from generator.reading.form import Written
from generator.reading.schema.claims import (
    RELATION_FIELDS,
    AssessmentDraft,
    ClaimDraft,
    Commitment,
    RelationDraft,
    StatementDraft,
    TranslationDraft,
    UnnamedDraft,
)
from generator.reading.schema.sources import Rights

ABOUT = ("event", "topic", "actor")
OWN = "own"


def link_claim(
    written: Written[ClaimDraft], proofs: Proofs, drafts: Drafts, refs: References
) -> Claim:
    """Return the claim with what of its evidence is proved; `refs` hears of every id it names."""
    draft = written.draft
    for number, id in enumerate(draft.about):
        refs.ok(id, written.place("about", number), *ABOUT)
    if draft.assessment:
        refs.ok(draft.assessment.by, written.place("assessment", "by"), "editor")
    statements = (
        _statement(written, number, proofs, drafts, refs) for number in range(len(draft.statements))
    )
    return Claim(
        written.id,
        written.key_place,
        draft.was,
        draft.text,
        draft.kind,
        draft.about,
        with_ids(written.id, [each for each in statements if each is not None]),
        tuple(_relation(written, n, each, refs) for n, each in enumerate(draft.relations)),
        tuple(_absence(written, n, proofs, refs) for n in range(len(draft.absent))),
        convert.maybe_when(draft.happened),
        convert.quantity(draft.quantity),
        _assessment(draft.assessment),
        _retraction(written, refs),
    )


def _statement(
    written: Written[ClaimDraft], number: int, proofs: Proofs, drafts: Drafts, refs: References
) -> Statement | None:
    draft = written.draft.statements[number]
    place = written.place("statements", number)
    refs.ok(draft.source, written.place("statements", number, "source"), "source")
    if isinstance(draft.speaker, str) and draft.speaker != OWN:
        refs.ok(draft.speaker, written.place("statements", number, "speaker"), "actor")
    if draft.translation:
        by = written.place("statements", number, "translation", "by")
        refs.ok(draft.translation.by, by, "editor")
    proof = proofs.statements.get((written.id, number))
    source = drafts.articles.get(draft.source)
    if proof is None or source is None:
        return None
    speaker = _speaker(draft, source.draft.outlet)
    act, commitment = _take_up(draft, speaker, proofs, source.draft.language)
    return Statement(
        draft.id or "",
        place,
        written.id,
        draft.source,
        speaker,
        proof,
        draft.passage is None and source.draft.rights is not Rights.CLOSED,
        draft.verb or "",
        act,
        commitment,
        draft.stance,
        draft.hedge or "",
        convert.maybe_when(draft.said),
        draft.utterance or "",
        draft.refers_to or "",
        Figure(draft.figure.amount, draft.figure.bound) if draft.figure else None,
        _translation(draft.translation),
        draft.lang or source.draft.language,
        draft.note or "",
    )


def _assessment(draft: AssessmentDraft | None) -> Assessment | None:
    return None if draft is None else Assessment(draft.text, draft.by, draft.date)


def _translation(draft: TranslationDraft | None) -> Translation | None:
    return None if draft is None else Translation(draft.lang, draft.text, draft.by)


def _speaker(draft: StatementDraft, outlet: str) -> Speaker:
    inferred = draft.inferred or ""
    if isinstance(draft.speaker, UnnamedDraft):
        return Speaker(SpeakerKind.UNNAMED, words=draft.speaker.unnamed, inferred=inferred)
    if draft.speaker == OWN:
        return Speaker(SpeakerKind.OWN, outlet, inferred=inferred)
    return Speaker(SpeakerKind.NAMED, draft.speaker, inferred=inferred)


def _take_up(
    draft: StatementDraft, speaker: Speaker, proofs: Proofs, language: str
) -> tuple[str, Commitment]:
    """Return what the verb does and how the outlet takes the words up.

    The editor's own `commitment` wins; an outlet speaking for itself endorses what it says,
    unless it hedges.
    """
    known = take_up(draft.verb or "", proofs.vocabulary(language))
    act, commitment = known or ("", Commitment.NEUTRAL)
    if speaker.kind is SpeakerKind.OWN and not draft.hedge:
        commitment = Commitment.ENDORSING
    return act, draft.commitment or commitment


def _relation(
    written: Written[ClaimDraft], number: int, draft: RelationDraft, refs: References
) -> Relation:
    place = written.place("relations", number)
    name = next(key for key in RELATION_FIELDS if getattr(draft, key))
    kind = RelationKind(name.replace("_", "-"))
    other: str = getattr(draft, name)
    refs.ok(other, written.place("relations", number, kind), "claim")
    refs.ok(draft.by, written.place("relations", number, "by"), "editor")
    return Relation(kind, written.id, other, draft.in_, convert.signed(draft), place)


def _absence(
    written: Written[ClaimDraft], number: int, proofs: Proofs, refs: References
) -> Absence:
    draft = written.draft.absent[number]
    refs.ok(draft.source, written.place("absent", number, "source"), "source")
    refs.ok(draft.by, written.place("absent", number, "by"), "editor")
    return Absence(
        written.id,
        draft.source,
        draft.none_of,
        tuple((each.at, each.because) for each in draft.except_),
        draft.by,
        draft.date,
        draft.because or "",
        proofs.absences.get((written.id, number)),
        written.place("absent", number),
    )


def _retraction(written: Written[ClaimDraft], refs: References) -> Retraction | None:
    draft = written.draft.retracted_by_desk
    if draft is None:
        return None
    refs.ok(draft.by, written.place("retracted_by_desk", "by"), "editor")
    if draft.instead:
        refs.ok(draft.instead, written.place("retracted_by_desk", "instead"), "claim")
    return Retraction(convert.signed(draft), draft.instead or "")
