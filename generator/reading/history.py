"""What became of the records from commit to commit, as `explainer history` found it in git.

The compiler reads no git: the command writes the file, and the compiler takes it as it takes an
article's text, where it is at hand.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from generator.diagnostics import Diagnostic
from generator.place import Place
from generator.reading.characters import check_text
from generator.reading.content import HISTORY
from generator.reading.schema.base import SLUG_PATTERN
from generator.reading.yaml_rules import UNREADABLE

FORMAT = 1
KINDS = ("explainers", "claims", "questions", "sources", "actors", "events", "topics", "pages")
"""The kinds of records that are told of."""
_MODEL = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def _day(text: str) -> str:
    """Return an ISO 8601 day as it is; raise ValueError where there is no such day."""
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError("a day is written as 2031-05-09")
    return text


def _words(text: str) -> str:
    """Return words as they are; raise ValueError where content could not hold them."""
    for wrong in check_text(text, HISTORY, 1):
        raise ValueError(wrong.message)
    return text


Words = Annotated[str, AfterValidator(_words)]


class Happened(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    RENAMED = "renamed"
    MERGED = "merged"
    REMOVED = "removed"


class PastAspect(BaseModel):
    """One thing that a record said otherwise before."""

    model_config = _MODEL

    field: Words
    before: tuple[Words, ...] = ()
    after: tuple[Words, ...] = ()


class PastChange(BaseModel):
    """One change of one record on one day."""

    model_config = _MODEL

    date: Annotated[str, AfterValidator(_day)]
    """Of the commit, as ISO 8601."""
    how: Happened
    kind: Annotated[str, Field(pattern=rf"^(?:{'|'.join(KINDS)})\z")]
    """The key of the record's kind, such as `claims`."""
    id: Annotated[str, Field(pattern=SLUG_PATTERN + r"\z")]
    name: Words
    """The words by which a reader knew it."""
    was: Annotated[str, Field(pattern=rf"^(?:{SLUG_PATTERN})?\z")] = ""
    """The earlier id, where it was another."""
    aspects: tuple[PastAspect, ...] = ()
    evidence: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    """How many statements of a claim came, went or changed."""


class History(BaseModel):
    """The whole file."""

    model_config = _MODEL

    format: Annotated[int, Field(ge=FORMAT, le=FORMAT)] = FORMAT
    until: str = ""
    """The last commit that was looked at."""
    changes: tuple[PastChange, ...] = ()
    """From the oldest to the newest."""


def read_history(data: bytes) -> tuple[dict[str, PastChange], list[Diagnostic]]:
    """Return the changes by a key of their own, and a finding where the file is broken."""
    if not data:
        return {}, []
    try:
        history = History.model_validate_json(data)
    except ValidationError as error:
        why = f"It is not what `explainer history` writes: {error.errors()[0]['msg']}."
        hint = "Remove the file and run `explainer history` again."
        return {}, [UNREADABLE.at(Place(HISTORY), why, hint=hint)]
    numbered = enumerate(history.changes)
    return {f"{number:06} {each.kind}/{each.id}": each for number, each in numbered}, []
