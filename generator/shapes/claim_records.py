"""Claims of the corpus, with their evidence, as records."""

from __future__ import annotations

from generator.corpus.compare import Comparison
from generator.corpus.figure_model import SIDES, Quantity
from generator.corpus.model import Absence, Assessment, Claim, Relation, Statement
from generator.reading.schema.sources import Rights
from generator.shapes.claims import (
    AbsenceRecord,
    AssessmentRecord,
    ClaimRecord,
    FigureRecord,
    QuantityRecord,
    RelationRecord,
    RetractionRecord,
    SideRecord,
    SpeakerRecord,
    StatementRecord,
    TranslationRecord,
)
from generator.shapes.proof_records import date_or_none, place_notes, proof_fields


def claim_record(claim: Claim, compare: Comparison) -> ClaimRecord:
    """Return a claim as it is published, with how the reports relate on it."""
    relating, retraction = compare.of_claim(claim), claim.retraction
    return ClaimRecord(
        id=claim.id,
        text=claim.text,
        kind=claim.kind,
        about=claim.about,
        status=relating.status,
        carriers=relating.carriers,
        among=relating.among,
        statements=tuple(statement_record(each) for each in claim.statements),
        relations=tuple(_relation(each) for each in claim.relations),
        absences=tuple(_absence(each, compare) for each in claim.absences),
        happened=date_or_none(claim.happened),
        quantity=_quantity(claim.quantity) if claim.quantity else None,
        assessment=_assessment(claim.assessment) if claim.assessment else None,
        retraction=RetractionRecord(
            because=retraction.why.because,
            by=retraction.why.by,
            date=retraction.why.date,
            instead=retraction.instead,
        )
        if retraction
        else None,
        was=claim.was,
    )


def statement_record(statement: Statement) -> StatementRecord:
    """Return a statement as it is published: a passage and a closed source give no words."""
    speaker, figure, translation = statement.speaker, statement.figure, statement.translation
    return StatementRecord(
        **proof_fields(statement.source, statement.proof, words=statement.published),
        id=statement.id,
        speaker=SpeakerRecord(
            kind=speaker.kind,
            actor=speaker.actor,
            words=speaker.words,
            inferred=speaker.inferred,
        ),
        verb=statement.verb,
        act=statement.act,
        commitment=statement.commitment,
        stance=statement.stance,
        hedge=statement.hedge,
        said=date_or_none(statement.said),
        utterance=statement.utterance,
        refers_to=statement.refers_to,
        figure=FigureRecord(amount=str(figure.amount), bound=figure.bound) if figure else None,
        translation=TranslationRecord(
            lang=translation.lang, text=translation.text, by=translation.by
        )
        if translation
        else None,
        lang=statement.lang,
        note=statement.note,
    )


def _relation(relation: Relation) -> RelationRecord:
    return RelationRecord(
        kind=relation.kind,
        claim=relation.other,
        differs_in=relation.differs_in,
        because=relation.why.because,
        by=relation.why.by,
        date=relation.why.date,
    )


def _absence(absence: Absence, compare: Comparison) -> AbsenceRecord:
    closed = compare.corpus.sources[absence.source].rights is Rights.CLOSED
    return AbsenceRecord(
        source=absence.source,
        none_of=() if closed else absence.none_of,
        exceptions=place_notes(absence.exceptions),
        because=absence.because,
        by=absence.by,
        date=absence.date,
        verified=absence.verified,
    )


def _quantity(quantity: Quantity) -> QuantityRecord:
    given = {side: getattr(quantity, side) for side in SIDES}
    return QuantityRecord(
        **{side: SideRecord(value=v.value, inferred=v.inferred) for side, v in given.items()}
    )


def _assessment(assessment: Assessment) -> AssessmentRecord:
    return AssessmentRecord(text=assessment.text, by=assessment.by, date=assessment.date)
