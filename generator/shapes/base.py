"""What the declarations of published records are made of: units and references as types."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from generator.reading.dates import DATE_PATTERN
from generator.reading.schema.base import LOCATOR_PATTERN, NOT_STATED, SLUG_PATTERN

CODE_POINTS = "code points"
WORDS = "words"
PARAGRAPHS = "paragraphs"


class Published(BaseModel):
    """A record as it is published. What is equal to its default is left out of the JSON."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def _extra(**values: str) -> dict[str, Any]:
    return dict(values)


Offset = Annotated[int, Field(ge=0, json_schema_extra=_extra(unit=CODE_POINTS))]
"""A place in an article's text, counted in code points from 0."""
Words = Annotated[int, Field(ge=0, json_schema_extra=_extra(unit=WORDS))]
Paragraphs = Annotated[int, Field(ge=0, json_schema_extra=_extra(unit=PARAGRAPHS))]
Id = Annotated[str, Field(pattern=SLUG_PATTERN)]
Where = Annotated[str, Field(pattern=LOCATOR_PATTERN)]
"""`p14`, `p14.l2`, `p14.s2`, `p14.s1-s3`: a paragraph, line, sentence or run of sentences."""
DateText = Annotated[
    str, WithJsonSchema({"type": "string", "pattern": rf"^{NOT_STATED}$|{DATE_PATTERN}"})
]
"""An EDTF string of level 0 or 1, an ISO 8601 day with a time, or `not stated`."""

ActorId = Annotated[Id, Field(json_schema_extra=_extra(references="actors"))]
SourceId = Annotated[Id, Field(json_schema_extra=_extra(references="sources"))]
ClaimId = Annotated[Id, Field(json_schema_extra=_extra(references="claims"))]
QuestionId = Annotated[Id, Field(json_schema_extra=_extra(references="questions"))]
EventId = Annotated[Id, Field(json_schema_extra=_extra(references="events"))]
EditorId = Annotated[Id, Field(json_schema_extra=_extra(references="editors"))]
SubjectId = Annotated[Id, Field(json_schema_extra=_extra(references="events, topics, actors"))]
"""What a claim or a question is about."""
