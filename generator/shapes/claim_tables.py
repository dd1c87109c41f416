"""The tables of claims and of what belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.corpus.figure_model import SIDES
from generator.shapes.claims import (
    AbsenceRecord,
    ClaimRecord,
    RelationRecord,
    StatementRecord,
)
from generator.shapes.dataset import Dataset
from generator.shapes.evidence import PieceRecord, PlaceNote
from generator.shapes.fields import Kind
from generator.shapes.table import NUMBER, Foreign, Row, Table, made, take

OF_CLAIM = made(
    "claim", Kind.STRING, "The claim.", lambda row: str(row.parent.id), references="claims"
)


def _claims(dataset: Dataset) -> Iterator[Row]:
    return (Row(claim) for claim in dataset.claims)


def _in_claims(name: str, dataset: Dataset) -> Iterator[Row]:
    for claim in dataset.claims:
        yield from numbered(getattr(claim, name), claim)


def numbered(items: Iterable[object], parent: object) -> Iterator[Row]:
    """Yield what belongs to a record, numbered from 1."""
    return (Row(item, n, parent) for n, item in enumerate(items, 1))


def _pieces(dataset: Dataset) -> Iterator[Row]:
    for row in _in_claims("statements", dataset):
        yield from numbered(row.item.pieces, row.item)


def _compared(dataset: Dataset) -> Iterator[Row]:
    return (Row(source, 0, claim) for claim in dataset.claims for source in claim.among)


def _words(dataset: Dataset) -> Iterator[Row]:
    for absence in _in_claims("absences", dataset):
        yield from numbered(absence.item.none_of, absence)


def _exceptions(dataset: Dataset) -> Iterator[Row]:
    for absence in _in_claims("absences", dataset):
        yield from numbered(absence.item.exceptions, absence)


def _quantity() -> Iterator[str]:
    for side in SIDES:
        yield f"quantity.{side}.value:{side}"
        yield f"quantity.{side}.inferred:{side}_inferred"


CLAIMS = Table(
    "claims",
    "One proposition a row, in the editors' neutral words.",
    ("id",),
    (
        *take(ClaimRecord, "id", "text", "kind", "status"),
        *take(ClaimRecord, "happened.date:happened", "happened.known", "happened.because"),
        *take(ClaimRecord, *_quantity()),
        *take(ClaimRecord, "assessment.text:assessment", "assessment.by", "assessment.date"),
        *take(ClaimRecord, "retraction.because:retraction", "retraction.by", "retraction.date"),
        *take(ClaimRecord, "retraction.instead"),
    ),
    _claims,
    search=("text",),
)

STATEMENTS = Table(
    "statements",
    "One source reporting one speaker (or speaking itself) on one claim: the evidence.",
    ("id",),
    (
        *take(StatementRecord, "id"),
        OF_CLAIM,
        NUMBER,
        *take(StatementRecord, "source", "speaker.kind", "speaker.actor:speaker"),
        *take(StatementRecord, "speaker.words", "speaker.inferred"),
        *take(StatementRecord, "verb", "act", "commitment", "stance", "hedge"),
        *take(StatementRecord, "quote", "start", "end", "locator", "zone", "voice", "tier"),
        *take(StatementRecord, "verified", "said.date:said", "said.known", "said.because"),
        *take(StatementRecord, "utterance", "refers_to"),
        *take(StatementRecord, "figure.amount:amount", "figure.bound:bound"),
        *take(StatementRecord, "translation.text:translation", "translation.lang"),
        *take(StatementRecord, "translation.by", "lang", "note"),
    ),
    lambda dataset: _in_claims("statements", dataset),
    search=("quote", "translation", "note"),
)

PIECES = Table(
    "pieces",
    "One unbroken stretch of a statement's words a row.",
    ("statement", "n"),
    (
        made(
            "statement",
            Kind.STRING,
            "The statement.",
            lambda row: str(row.parent.id),
            references="statements",
        ),
        NUMBER,
        *take(PieceRecord, "start", "end", "text"),
    ),
    _pieces,
)

RELATIONS = Table(
    "relations",
    "One signed relation from a claim to another a row; each stands here once.",
    ("claim", "n"),
    (
        OF_CLAIM,
        NUMBER,
        *take(RelationRecord, "kind", "claim:other", "differs_in", "because", "by", "date"),
    ),
    lambda dataset: _in_claims("relations", dataset),
)

ABSENCES = Table(
    "absences",
    "One signed reading that a source does not say a claim a row.",
    ("claim", "n"),
    (
        OF_CLAIM,
        NUMBER,
        *take(AbsenceRecord, "source", "because", "by", "date", "verified"),
    ),
    lambda dataset: _in_claims("absences", dataset),
)

_OF_ABSENCE = (
    made(
        "claim",
        Kind.STRING,
        "The claim.",
        lambda row: str(row.parent.parent.id),
        references="claims",
    ),
    made("absence", Kind.INTEGER, "The number of the absence.", lambda row: int(row.parent.n)),
    NUMBER,
)
_ABSENCE = (Foreign(("claim", "absence"), "absences", ("claim", "n")),)

ABSENT_WORDS = Table(
    "absent_words",
    "Words that were looked for in a source and do not stand there.",
    ("claim", "absence", "n"),
    (*_OF_ABSENCE, made("words", Kind.STRING, "The words.", lambda row: str(row.item))),
    _words,
    _ABSENCE,
)

ABSENCE_EXCEPTIONS = Table(
    "absence_exceptions",
    "Places at which such words stand in another sense.",
    ("claim", "absence", "n"),
    (*_OF_ABSENCE, *take(PlaceNote, "at", "because")),
    _exceptions,
    _ABSENCE,
)

CLAIM_SUBJECTS = Table(
    "claim_subjects",
    "What a claim is about.",
    ("claim", "n"),
    (
        OF_CLAIM,
        NUMBER,
        made("subject", Kind.STRING, "An event, a topic or an actor.", lambda row: str(row.item)),
    ),
    lambda dataset: _in_claims("about", dataset),
)

COMPARED = Table(
    "compared",
    "The sources that were compared on a claim, and whether each carries it.",
    ("claim", "source"),
    (
        OF_CLAIM,
        made("source", Kind.STRING, "The source.", lambda row: str(row.item), references="sources"),
        made(
            "carries",
            Kind.BOOLEAN,
            "Whether it carries the claim.",
            lambda row: row.item in row.parent.carriers,
        ),
    ),
    _compared,
)

CLAIM_TABLES = (
    CLAIMS,
    STATEMENTS,
    PIECES,
    RELATIONS,
    ABSENCES,
    ABSENT_WORDS,
    ABSENCE_EXCEPTIONS,
    CLAIM_SUBJECTS,
    COMPARED,
)
