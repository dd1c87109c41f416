"""The kinds of value that all records share: words, ids, dates, signatures."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
)

from generator.languages import TAG_PATTERN, check_language
from generator.reading.dates import DATE_PATTERN, check_date
from generator.reading.limits import WORDS_LENGTH
from generator.reading.text import is_seen
from generator.reading.web_addresses import address_problem

SLUG_PATTERN = r"^[a-z0-9][a-z0-9-]{0,63}$"
LOCATOR_PATTERN = r"^p[1-9][0-9]*(\.l[1-9][0-9]*|\.s[1-9][0-9]*(-s[1-9][0-9]*)?)?$"
URL_PATTERN = r"^(not stated|https?://[^\s/@:]+(:\d+)?(/\S*)?)$"
FINGERPRINT_PATTERN = r"^[0-9a-f]{64}$"
CATALOGUE_PATTERN = r"^[a-z][a-z0-9-]*$"
CATALOGUE_ID_PATTERN = r"^[A-Za-z0-9._-]+$"
NOT_STATED = "not stated"

MAPPING, LIST, WORDS = "<mapping>", "<list>", "<words>"
"""Tags of the forms that one field may take; they never show in a message."""


def _as_typed(value: object) -> object:
    """Return a plain YAML `1999` or `true` as the characters that were typed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else value


def _shape(value: object) -> str:
    return MAPPING if isinstance(value, (dict, BaseModel)) else LIST if _is_list(value) else WORDS


def _is_list(value: object) -> bool:
    return isinstance(value, (list, tuple))


def _date_or_not_stated(value: str) -> str:
    if value == NOT_STATED:
        return value
    try:
        return check_date(value)
    except ValueError as error:
        raise ValueError(f"{error}, or `{NOT_STATED}`") from None


def _not_blank(value: str) -> str:
    if not any(map(is_seen, value)):
        raise ValueError("is empty: write the words, or leave the line out")
    return value


def _fit_address(value: str) -> str:
    problem = "" if value == NOT_STATED else address_problem(value)
    if problem:
        raise ValueError(problem)
    return value


class Draft(BaseModel):
    """What an editor wrote, checked for form only. Unknown keys are refused."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=False, use_attribute_docstrings=True
    )


BY_SHAPE = Discriminator(_shape)
"""Choose between the forms of a field by what was written, so that one mistake is one message."""

_WORDS = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_DATE = {"type": ["string", "integer"], "pattern": DATE_PATTERN}
_DATE_EXAMPLES = ["2022-01-26", "2022-01", "2022-01-26T13:26", "2022-01-24/2022-01-26"]

Text = Annotated[
    str,
    BeforeValidator(_as_typed),
    Field(max_length=WORDS_LENGTH),
    AfterValidator(_not_blank),
    WithJsonSchema(_WORDS),
]
"""Words, kept character for character."""

SLUG_FORM = WithJsonSchema(
    {
        "type": ["string", "integer"],
        "pattern": SLUG_PATTERN,
        "minimum": 0,
    }
)
"""What a JSON Schema says of an id; in a type it marks what is one."""

Slug = Annotated[str, BeforeValidator(_as_typed), Field(pattern=SLUG_PATTERN), SLUG_FORM]
"""An id: small letters, digits and hyphens, at most 64; it becomes part of an address."""

Locator = Annotated[str, Field(pattern=LOCATOR_PATTERN, examples=["p14", "p14.l2", "p14.s1-s3"])]
"""Where in an article: a paragraph, a line, a sentence or a run of sentences."""

Language = Annotated[
    str, Field(pattern=TAG_PATTERN, examples=["en", "uk"]), AfterValidator(check_language)
]
"""A language tag as in BCP 47."""

DateText = Annotated[
    str,
    BeforeValidator(_as_typed),
    AfterValidator(check_date),
    WithJsonSchema({**_DATE, "examples": _DATE_EXAMPLES}),
]
"""A date as an EDTF level 0 or 1 string, or a day with a time (ISO 8601)."""

NotStated = Literal["not stated"]
"""What the article does not say, and nobody guesses."""

UrlOrNotStated = Annotated[
    str, Field(pattern=URL_PATTERN, max_length=2000), AfterValidator(_fit_address)
]
"""An address on the web, without user name or password, or `not stated`."""


class Known(StrEnum):
    """How a date is known."""

    PRINTED = "printed"
    COMPUTED = "computed"
    CONTEXT = "context"
    ELSEWHERE = "elsewhere"


class DateDraft(Draft):
    """A date together with how it is known."""

    date: DateText
    """As EDTF, as precise as it is known: a year, a month, a day, a day with a time, a span.

    `2031-21` to `2031-24` are spring, summer, autumn and winter; `?` or `~` say it is not sure.
    """
    known: Known
    """Printed in the article, computed from it, clear from its context, or known from elsewhere."""
    because: Text | None = None
    """How it was found, where that is not plain."""


DateValue = Annotated[
    Annotated[DateDraft, Tag(MAPPING)]
    | Annotated[
        str,
        BeforeValidator(_as_typed),
        AfterValidator(_date_or_not_stated),
        WithJsonSchema(
            {
                "anyOf": [_DATE, {"const": NOT_STATED}],
                "examples": [*_DATE_EXAMPLES, NOT_STATED],
            }
        ),
        Tag(WORDS),
    ],
    BY_SHAPE,
]
"""A date, plain or with how it is known, or `not stated`."""

TextsOrNotStated = Annotated[
    Annotated[tuple[Text, ...], Tag(LIST)] | Annotated[NotStated, Tag(WORDS)], BY_SHAPE
]
"""A list of words, or `not stated`."""


class Signature(Draft):
    """Who decided something, when and why."""

    because: Text
    """The reason, in a sentence that readers see."""
    by: Slug
    """The id of the editor who signs."""
    date: DateText
    """The day on which it was signed."""


class AcceptDraft(Signature):
    """A finding that an editor has looked at and accepts for this record."""

    rule: Text
    """The rule's name, as `explainer check` prints it."""


class RecordDraft(Draft):
    """What every record may carry."""

    was: tuple[Slug, ...] = ()
    """Earlier ids; their addresses lead here."""
    accept: tuple[AcceptDraft, ...] = ()
    """Findings about this record that an editor has looked at and accepts."""
