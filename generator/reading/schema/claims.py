"""Claims and their statements as written."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)

from generator.reading.limits import AMOUNT_DIGITS, ASIDE_LENGTH, MOST_ALARMS, MOST_PARTS
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

    @property
    def affirms(self) -> bool:
        """Whether the speaker holds the claim to be so, or at least suggests it."""
        return self in (Stance.ASSERTS, Stance.SUGGESTS)


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
    """Whom the article names, in its words: “a senior official”."""


def _fit_amount(value: Decimal) -> Decimal:
    """Return a number that can be written out; an exponent makes a long one of few characters."""
    if value and not -AMOUNT_DIGITS <= value.adjusted() < AMOUNT_DIGITS:
        raise ValueError(f"has more than {AMOUNT_DIGITS} digits: write the number that is printed")
    if len(value.as_tuple().digits) > AMOUNT_DIGITS:
        raise ValueError(f"has more than {AMOUNT_DIGITS} digits: write the number that is printed")
    return value


class FigureDraft(Draft):
    """The number that a statement gives."""

    amount: Annotated[
        Decimal,
        BeforeValidator(lambda v: str(v) if isinstance(v, int) else v),
        AfterValidator(_fit_amount),
        WithJsonSchema(
            {"type": ["number", "string"], "pattern": "^[-+0-9._eE]+$", "examples": [8500, 5.4]}
        ),
    ]
    """Digits alone, with a point for decimals."""
    bound: Bound = Bound.EXACTLY
    """How the words around it limit the amount."""


class TranslationDraft(Draft):
    """A quote in another language, signed by who translated it."""

    lang: Language
    """The language of the translation."""
    text: Text
    """The translated words."""
    by: Slug
    """The id of the editor who translated."""


Aside = Annotated[Text, Field(max_length=ASIDE_LENGTH)]
"""A few words as printed beside the quote."""

EVIDENCE_KEYS = ("quote", "parts", "passage")


class StatementDraft(Draft):
    """One source reporting one speaker, or speaking itself, on a claim."""

    source: Slug
    """The id of the source: its file's name in `articles/`."""
    speaker: Annotated[
        Annotated[UnnamedDraft, Tag(MAPPING)] | Annotated[Slug, Tag(WORDS)], BY_SHAPE
    ]
    """An actor's id, `own` (the outlet itself), or `{unnamed: words as printed}`."""
    verb: Aside | None = None
    """The reporting verb as printed; must stand near the quote."""
    quote: Text | None = None
    """The article's words, letter for letter; `[...]` leaves words out, `[word]` explains."""
    parts: Annotated[tuple[Text, ...], Field(min_length=2, max_length=MOST_PARTS)] | None = None
    """The pieces, in order, of an utterance that the article interrupts."""
    passage: Locator | None = None
    """Sentences that are evidence although their words are not published."""
    at: Locator | None = None
    """Which place is meant where the words stand more than once."""
    before: Text | None = None
    """A few words directly before the quote, where it stands more than once."""
    after: Text | None = None
    """A few words directly after the quote, where it stands more than once."""
    said: DateValue | None = None
    """When the speaker said it."""
    stance: Stance = Stance.ASSERTS
    """The speaker's stand toward the claim."""
    hedge: Aside | None = None
    """The hedge as printed, near the quote: appears, may, allegedly."""
    commitment: Commitment | None = None
    """How the outlet takes the words up, where the verb's entry does not tell."""
    refers_to: Locator | None = None
    """What a “that” in the words points to."""
    utterance: Slug | None = None
    """A name shared by statements that report the same words, spoken once."""
    inferred: Text | None = None
    """Why the speaker is who you say, where the article does not print it."""
    figure: FigureDraft | None = None
    """The number that the statement gives, for the table of figures."""
    translation: TranslationDraft | None = None
    """The words in the language of the site."""
    lang: Language | None = None
    """The language of the words, where it is not the article's."""
    note: Text | None = None
    """What readers should know of this statement, in the words of the desk."""
    id: Slug | None = None
    """A name for the statement, kept in its address whatever becomes of its paragraph."""

    @model_validator(mode="after")
    def _one_evidence(self) -> StatementDraft:
        given = [key for key in EVIDENCE_KEYS if getattr(self, key) is not None]
        empty = [key for key in EVIDENCE_KEYS if key in self.model_fields_set and key not in given]
        if empty and not given:
            what = "the place" if empty[0] == "passage" else "the article's words"
            raise ValueError(f"has an empty `{empty[0]}`: write {what} there")
        if len(given) != 1:
            found = " and ".join(given) or "none of them"
            todo = "leave the others out" if given else "add the article's words as `quote`"
            raise ValueError(
                f"needs exactly one of quote, parts or passage, and has {found}: {todo}"
            )
        if self.passage and (self.at or self.before or self.after):
            raise ValueError("a passage is its own place: leave out at, before and after")
        return self


class RelationDraft(Signature):
    """How this claim stands to another; written once, shown on both sides."""

    contradicts: Slug | None = None
    """The claim that cannot be true together with this one."""
    differs: Slug | None = None
    """The claim that says it otherwise; `in` says in what."""
    qualifies: Slug | None = None
    """The claim that this one limits."""
    responds_to: Annotated[Slug | None, Field(alias="responds-to")] = None
    """The claim that this one answers."""
    part_of: Annotated[Slug | None, Field(alias="part-of")] = None
    """The claim that this one is a part of."""
    in_: Annotated[DiffersIn | None, Field(alias="in")] = None
    """In what the two differ."""

    @model_validator(mode="after")
    def _one_target(self) -> RelationDraft:
        given = [key for key in RELATION_FIELDS if getattr(self, key) is not None]
        if len(given) != 1:
            raise ValueError(
                "needs exactly one of contradicts, differs, qualifies, responds-to, part-of: write "
                "one item for each claim it is related to"
            )
        if (self.differs is None) != (self.in_ is None):
            raise ValueError("`differs` and `in` go together: in what do the two differ?")
        return self


RELATION_FIELDS = ("contradicts", "differs", "qualifies", "responds_to", "part_of")


class ExceptionDraft(Draft):
    """A place where a word of `none_of` stands in another sense."""

    at: Locator
    """The sentence in which it stands."""
    because: Text
    """In which sense it stands there."""


class AbsenceDraft(Draft):
    """A signed reading that a text does not say it, with words that would give the alarm."""

    source: Slug
    """The source that does not say it."""
    none_of: Annotated[tuple[Text, ...], Field(min_length=1, max_length=MOST_ALARMS)]
    """Words that would say it; the check fails when one of them turns up."""
    except_: Annotated[tuple[ExceptionDraft, ...], Field(alias="except")] = ()
    """Places where one of the words stands in another sense."""
    by: Slug
    """The id of the editor who read the text."""
    date: DateText
    """The day of the reading."""
    because: Text | None = None
    """What readers should know of the reading."""


class InferredDraft(Draft):
    """A value that the article does not print, and why it is thought so."""

    is_: Annotated[Text, Field(alias="is")]
    """The value."""
    inferred: Text
    """Why it is thought so."""


QuantityValue = Annotated[
    Annotated[InferredDraft, Tag(MAPPING)] | Annotated[Text, Tag(WORDS)], BY_SHAPE
]
"""A value as printed, an inferred one with its reason, or `not stated`."""


class QuantityDraft(Draft):
    """What a figure measures; two figures compare only where all four agree."""

    measure: QuantityValue
    """What is counted: troops, money, lorries."""
    unit: QuantityValue
    """In what: people, US dollars, lorries a day."""
    scope: QuantityValue
    """Where or of whom."""
    period: QuantityValue
    """At or over which time."""


class AssessmentDraft(Draft):
    """The desk's own judgement, always apart from the reports."""

    text: Text
    """The judgement."""
    by: Slug
    """The id of the editor who signs."""
    date: DateText
    """The day on which it was signed."""


class RetractionDraft(Signature):
    """The desk takes a claim back; its page stays and says so."""

    instead: Slug | None = None
    """The claim that stands in its place."""


class ClaimDraft(RecordDraft):
    """One proposition in the editor's neutral words."""

    text: Text
    """The proposition in one neutral sentence."""
    kind: ClaimKind
    """What sort of proposition it is."""
    about: tuple[Slug, ...] = ()
    """Events, topics and actors that it is about, by id."""
    statements: tuple[StatementDraft, ...] = ()
    """The evidence: who says it, in which source, with which words."""
    relations: tuple[RelationDraft, ...] = ()
    """How it stands to other claims."""
    absent: tuple[AbsenceDraft, ...] = ()
    """Sources that do not say it."""
    happened: DateValue | None = None
    """When what it tells of happened."""
    quantity: QuantityDraft | None = None
    """What its figures measure."""
    assessment: AssessmentDraft | None = None
    """The desk's judgement."""
    retracted_by_desk: RetractionDraft | None = None
    """Why the desk takes it back."""
