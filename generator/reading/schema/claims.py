"""Claims and their statements as written."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, Tag, model_validator

from generator.reading.schema.base import (
    BY_SHAPE,
    MAPPING,
    WORDS,
    DateText,
    DateValue,
    Draft,
    Language,
    Locator,
    RecordDraft,
    Signature,
    Slug,
    Text,
)


class ClaimKind(StrEnum):
    """What sort of proposition a claim is."""

    FIGURE = "figure"
    EVENT = "event"
    POSITION = "position"
    DEMAND = "demand"
    PREDICTION = "prediction"
    EVALUATION = "evaluation"
    FRAME = "frame"


class Stance(StrEnum):
    """The speaker's stand toward the claim."""

    ASSERTS = "asserts"
    SUGGESTS = "suggests"
    DENIES = "denies"
    DOUBTS = "doubts"


class Commitment(StrEnum):
    """How an outlet takes up what it reports."""

    ENDORSING = "endorsing"
    NEUTRAL = "neutral"
    DISTANCING = "distancing"


class Bound(StrEnum):
    """How an amount is limited by the words around it."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    UP_TO = "up to"
    LESS_THAN = "less than"


class DiffersIn(StrEnum):
    """What two claims differ in."""

    FIGURE = "figure"
    SCOPE = "scope"
    FRAMING = "framing"
    ATTRIBUTION = "attribution"
    DETAIL = "detail"
    PLACE = "place"
    TIME = "time"


class UnnamedDraft(Draft):
    """A speaker without a name, in the words as printed."""

    unnamed: Text


class FigureDraft(Draft):
    """The number that a statement gives."""

    amount: Annotated[Decimal, BeforeValidator(lambda v: str(v) if isinstance(v, int) else v)]
    bound: Bound = Bound.EXACTLY


class TranslationDraft(Draft):
    """A quote in another language, signed by who translated it."""

    lang: Language
    text: Text
    by: Slug


EVIDENCE_KEYS = ("quote", "parts", "passage")


class StatementDraft(Draft):
    """One source reporting one speaker, or speaking itself, on a claim."""

    source: Slug
    speaker: Annotated[
        Annotated[UnnamedDraft, Tag(MAPPING)] | Annotated[Slug, Tag(WORDS)], BY_SHAPE
    ]
    """An actor's id, `own` (the outlet itself), or `{unnamed: words as printed}`."""
    verb: Text | None = None
    """The reporting verb as printed; must stand near the quote."""
    quote: Text | None = None
    parts: Annotated[tuple[Text, ...], Field(min_length=2)] | None = None
    """The pieces, in order, of an utterance that the article interrupts."""
    passage: Locator | None = None
    """Sentences that are evidence although their words are not published."""
    at: Locator | None = None
    before: Text | None = None
    after: Text | None = None
    said: DateValue | None = None
    stance: Stance = Stance.ASSERTS
    hedge: Text | None = None
    commitment: Commitment | None = None
    refers_to: Locator | None = None
    utterance: Slug | None = None
    inferred: Text | None = None
    """Why the speaker is who you say, where the article does not print it."""
    figure: FigureDraft | None = None
    translation: TranslationDraft | None = None
    lang: Language | None = None
    note: Text | None = None
    id: Slug | None = None

    @model_validator(mode="after")
    def _one_evidence(self) -> StatementDraft:
        given = [key for key in EVIDENCE_KEYS if getattr(self, key) is not None]
        if len(given) != 1:
            found = " and ".join(given) or "none of them"
            raise ValueError(f"needs exactly one of quote, parts or passage, and has {found}")
        if self.passage and (self.at or self.before or self.after):
            raise ValueError("a passage is its own place: leave out at, before and after")
        return self


class RelationDraft(Signature):
    """How this claim stands to another; written once, shown on both sides."""

    contradicts: Slug | None = None
    differs: Slug | None = None
    qualifies: Slug | None = None
    responds_to: Annotated[Slug | None, Field(alias="responds-to")] = None
    part_of: Annotated[Slug | None, Field(alias="part-of")] = None
    in_: Annotated[DiffersIn | None, Field(alias="in")] = None

    @model_validator(mode="after")
    def _one_target(self) -> RelationDraft:
        given = [key for key in RELATION_FIELDS if getattr(self, key) is not None]
        if len(given) != 1:
            raise ValueError(
                "needs exactly one of contradicts, differs, qualifies, responds-to, part-of"
            )
        if (self.differs is None) != (self.in_ is None):
            raise ValueError("`differs` and `in` go together: in what do the two differ?")
        return self


RELATION_FIELDS = ("contradicts", "differs", "qualifies", "responds_to", "part_of")


class ExceptionDraft(Draft):
    """A place where a word of `none_of` stands in another sense."""

    at: Locator
    because: Text


class AbsenceDraft(Draft):
    """A signed reading that a text does not say it, with words that would give the alarm."""

    source: Slug
    none_of: Annotated[tuple[Text, ...], Field(min_length=1)]
    except_: Annotated[tuple[ExceptionDraft, ...], Field(alias="except")] = ()
    by: Slug
    date: DateText
    because: Text | None = None


class InferredDraft(Draft):
    """A value that the article does not print, and why it is thought so."""

    is_: Annotated[Text, Field(alias="is")]
    inferred: Text


QuantityValue = Annotated[
    Annotated[InferredDraft, Tag(MAPPING)] | Annotated[Text, Tag(WORDS)], BY_SHAPE
]
"""A value as printed, an inferred one with its reason, or `not stated`."""


class QuantityDraft(Draft):
    """What a figure measures; two figures compare only where all four agree."""

    measure: QuantityValue
    unit: QuantityValue
    scope: QuantityValue
    period: QuantityValue


class AssessmentDraft(Draft):
    """The desk's own judgement, always apart from the reports."""

    text: Text
    by: Slug
    date: DateText


class RetractionDraft(Signature):
    """The desk takes a claim back; its page stays and says so."""

    instead: Slug | None = None


class ClaimDraft(RecordDraft):
    """One proposition in the editor's neutral words."""

    text: Text
    kind: ClaimKind
    about: tuple[Slug, ...] = ()
    statements: tuple[StatementDraft, ...] = ()
    relations: tuple[RelationDraft, ...] = ()
    absent: tuple[AbsenceDraft, ...] = ()
    happened: DateValue | None = None
    quantity: QuantityDraft | None = None
    assessment: AssessmentDraft | None = None
    retracted_by_desk: RetractionDraft | None = None
