"""What became of the records from commit to commit, as `explainer history` found it in git.

The compiler reads no git: the command writes the file, and the compiler takes it as it takes an
article's text, where it is at hand.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.diagnostics import Diagnostic
from generator.place import Place
from generator.reading.content import HISTORY
from generator.reading.yaml_rules import UNREADABLE

FORMAT = 1
_MODEL = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


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

    field: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class PastChange(BaseModel):
    """One change of one record on one day."""

    model_config = _MODEL

    date: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
    """Of the commit, as ISO 8601."""
    how: Happened
    kind: str
    """The key of the record's kind, such as `claims`."""
    id: str
    name: str
    """The words by which a reader knew it."""
    was: str = ""
    """The earlier id, where it was another."""
    aspects: tuple[PastAspect, ...] = ()
    evidence: int = 0
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
