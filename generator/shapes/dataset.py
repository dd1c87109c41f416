"""The whole of what is published, and the file `corpus.json`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from pydantic import ConfigDict, Field

from generator.shapes.base import Published
from generator.shapes.claims import ClaimRecord
from generator.shapes.json_text import json_bytes
from generator.shapes.records import (
    ActorRecord,
    EditorRecord,
    EventRecord,
    ExplainerRecord,
    QuestionRecord,
    SourceRecord,
    TopicRecord,
)

FORMAT: Literal[2] = 2
"""Raised when a field changes its meaning or goes."""
EDITION_DIGITS = 16
"""Of the SHA-256 that names an edition: 64 bits, so that two never have one name by chance."""
KINDS = (
    "actors",
    "sources",
    "claims",
    "questions",
    "events",
    "topics",
    "explainers",
    "editors",
)
"""The keys that hold records, in the order of `corpus.json`."""
SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_NAME: Literal["corpus.schema.json"] = "corpus.schema.json"
SCHEMA_OF_TWIN: Literal["../data/corpus.schema.json"] = "../data/corpus.schema.json"
"""Where the schema stands, seen from the file beside a record's page, such as `claims/x.json`."""


class SiteRecord(Published):
    """The site that publishes the data."""

    name: str = ""
    """Its name."""
    address: str = ""
    """Its address; that of a page is this and, say, `claims/<id>/`."""
    language: str
    """The language of the editors' words (BCP 47)."""


class TermsRecord(Published):
    """On what terms the data may be used."""

    text: str
    """The terms, in words."""
    licence: str = ""
    """The licence of the editors' own words, where they give one."""
    address: str = ""
    """Where that licence stands."""


class Dataset(Published):
    """The whole linked corpus. A key that is absent means "not given"."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    schema_name: Literal["corpus.schema.json", "../data/corpus.schema.json"] = Field(
        validation_alias="$schema", serialization_alias="$schema"
    )
    """Where the JSON Schema of this file stands, seen from it."""
    format: Literal[2]
    """Version of this form; raised when a field changes its meaning or goes."""
    edition: str = Field(default="", pattern=rf"^[0-9a-f]{{{EDITION_DIGITS}}}$")
    """Names this state of all records: the same records have the same edition. The file of one \
record has none."""
    site: SiteRecord
    """Where it is published."""
    terms: TermsRecord
    """What may be done with it."""
    actors: tuple[ActorRecord, ...]
    """Who speaks or is spoken of, by id."""
    sources: tuple[SourceRecord, ...]
    """The reports, by id."""
    claims: tuple[ClaimRecord, ...]
    """The claims with their statements, relations and absences, by id."""
    questions: tuple[QuestionRecord, ...]
    """What claims answer differently, by id."""
    events: tuple[EventRecord, ...]
    """What happened, by id."""
    topics: tuple[TopicRecord, ...]
    """Terms that are explained, by id."""
    explainers: tuple[ExplainerRecord, ...]
    """The stories, by id."""
    editors: tuple[EditorRecord, ...]
    """Who signs, by id."""

    def records_digest(self) -> str:
        """Return the name of this edition: the beginning of a SHA-256 in hexadecimal digits.

        It is that of all records in the order of `corpus.json`, each as JSON without spaces and
        with a line feed behind it, in UTF-8; `docs/data.md` has it as a program.
        """
        digest = hashlib.sha256()
        for kind in KINDS:
            for record in getattr(self, kind):
                text = record.model_dump_json(by_alias=True, exclude_defaults=True)
                digest.update(f"{text}\n".encode())
        return digest.hexdigest()[:EDITION_DIGITS]


def as_json(dataset: Dataset) -> bytes:
    """Return the dataset as JSON in UTF-8, keys in the order of the declaration."""
    text = dataset.model_dump_json(by_alias=True, exclude_defaults=True, indent=1)
    return f"{text}\n".encode()


def read_json(data: bytes) -> Dataset:
    """Return what `as_json` wrote; raise `pydantic.ValidationError` for anything else."""
    return Dataset.model_validate_json(data)


@lru_cache(maxsize=1)
def json_schema() -> Mapping[str, Any]:
    """Return the JSON Schema (2020-12) of `corpus.json`; it takes pydantic 20 ms, so only once."""
    schema = Dataset.model_json_schema(by_alias=True)
    return {"$schema": SCHEMA_DIALECT, "title": "The linked corpus", **_plain(schema)}


def _plain(node: Any) -> Any:
    """Return a schema without titles that only repeat a key."""
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _plain(value)
        for key, value in node.items()
        if key != "title" or not isinstance(value, str)
    }


def schema_bytes(address: str = "") -> bytes:
    """Return the JSON Schema as a file, its `$id` the address at which it will stand, if known."""
    dialect, *rest = json_schema().items()
    return json_bytes(dict([dialect, *([("$id", address)] if address else []), *rest]))
