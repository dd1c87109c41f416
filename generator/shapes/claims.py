"""Claims with their evidence, relations and absences, as they are published."""

from __future__ import annotations

from typing import Literal

from generator.corpus.compare import Status
from generator.corpus.model import RelationKind
from generator.evidence.model import SpeakerKind, Verified
from generator.reading.schema.claims import Bound, ClaimKind, Commitment, DiffersIn, Stance
from generator.shapes.base import (
    ActorId,
    ClaimId,
    EditorId,
    Id,
    Published,
    SourceId,
    SubjectId,
    Where,
)
from generator.shapes.evidence import DateRecord, PlaceNote, ProofRecord


class SpeakerRecord(Published):
    """Who a statement gives as speaking."""

    kind: SpeakerKind
    """Whether a named actor, the outlet itself or somebody unnamed speaks."""
    actor: ActorId | Literal[""] = ""
    """The actor; for an outlet's own voice the outlet."""
    words: str = ""
    """The words that stand for an unnamed speaker, as printed."""
    inferred: str = ""
    """Why it is thought to be this one, where the article does not print it."""


class FigureRecord(Published):
    """The number that a statement gives."""

    amount: str
    """A decimal number as text, so that no digit is lost, in the unit of the claim's `quantity`."""
    bound: Bound
    """How the words around it limit the amount."""


class TranslationRecord(Published):
    """A quote in another language."""

    lang: str
    """The language of the translation (BCP 47)."""
    text: str
    """The translation."""
    by: EditorId
    """The editor who translated it."""


class StatementRecord(ProofRecord):
    """One source reporting one speaker on one claim: the evidence."""

    id: str
    """The anchor on the claim's and the source's page: the editor's, or `<claim>--<source>-p<n>` \
after its paragraph; several of one paragraph are numbered from the second on. What is written \
above or below does not change it."""
    speaker: SpeakerRecord
    """Who speaks."""
    verb: str = ""
    """The reporting verb, as printed."""
    act: str = ""
    """What the verb does: assert, deny, ask and others."""
    commitment: Commitment
    """How the outlet takes up what it reports."""
    stance: Stance
    """The speaker's stand to the claim."""
    hedge: str = ""
    """A reserve, as printed."""
    said: DateRecord | None = None
    """When it was said."""
    utterance: str = ""
    """Statements of one utterance share its name: the same words, spoken once."""
    refers_to: Where | Literal[""] = ""
    """The place to which a word such as `that` points."""
    figure: FigureRecord | None = None
    """The number that it gives."""
    translation: TranslationRecord | None = None
    """The words in another language."""
    lang: str = ""
    """The language of the words (BCP 47)."""
    note: str = ""
    """The editor's note."""


class RelationRecord(Published):
    """A signed relation from this claim to another."""

    kind: RelationKind
    """How this claim stands to the other."""
    claim: ClaimId
    """The other claim."""
    differs_in: DiffersIn | None = None
    """What the two differ in."""
    because: str
    """The reason."""
    by: EditorId
    """The editor who signed it."""
    date: str
    """The day on which it was signed."""


class AbsenceRecord(Published):
    """A signed reading that a source does not say the claim."""

    source: SourceId
    """The source."""
    none_of: tuple[str, ...] = ()
    """Words that were looked for and do not stand there."""
    exceptions: tuple[PlaceNote, ...] = ()
    """Places at which such a word stands in another sense, and in which."""
    because: str = ""
    """The reason, where words alone do not show it."""
    by: EditorId
    """The editor who read it."""
    date: str
    """The day of the reading."""
    verified: Verified | None = None
    """How the words were proved absent."""


class SideRecord(Published):
    """One side of what a figure measures."""

    value: str
    """The value, or `not stated`."""
    inferred: str = ""
    """Why it is thought so, where the article does not print it."""


class QuantityRecord(Published):
    """What a figure measures; two figures compare only where all four agree."""

    measure: SideRecord
    """What is counted."""
    unit: SideRecord
    """In what."""
    scope: SideRecord
    """Of what."""
    period: SideRecord
    """Over which time."""


class AssessmentRecord(Published):
    """The desk's own judgement."""

    text: str
    """The judgement."""
    by: EditorId
    """The editor who signed it."""
    date: str
    """The day on which it was signed."""


class RetractionRecord(Published):
    """That the desk took a claim back."""

    because: str
    """The reason."""
    by: EditorId
    """The editor who signed it."""
    date: str
    """The day on which it was signed."""
    instead: ClaimId | Literal[""] = ""
    """The claim in its place."""


class ClaimRecord(Published):
    """One proposition, in the editors' neutral words, with an identity across sources."""

    id: Id
    """The id; the page is `claims/<id>/`."""
    text: str
    """The proposition."""
    kind: ClaimKind
    """What sort of proposition it is."""
    about: tuple[SubjectId, ...] = ()
    """Events, topics and actors that it is about."""
    status: Status
    """How the reports relate: all the same, worded otherwise, in conflict, differing, one only."""
    carriers: tuple[SourceId, ...] = ()
    """Sources that carry it."""
    among: tuple[SourceId, ...] = ()
    """Sources that were compared on it."""
    statements: tuple[StatementRecord, ...] = ()
    """The evidence."""
    relations: tuple[RelationRecord, ...] = ()
    """How it stands to other claims; written once, at the claim that is compared."""
    absences: tuple[AbsenceRecord, ...] = ()
    """Sources that do not say it."""
    happened: DateRecord | None = None
    """When what it says happened."""
    quantity: QuantityRecord | None = None
    """What its figures measure."""
    assessment: AssessmentRecord | None = None
    """The desk's own judgement."""
    retraction: RetractionRecord | None = None
    """That the desk took it back, and why."""
    was: tuple[str, ...] = ()
    """Earlier ids."""
