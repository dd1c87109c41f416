"""JSON Schema for content files, derived from the classes that check them.

Draft 7, the newest that editors understand everywhere. A schema knows the form of one file; what
takes other records or the articles to know, `explainer check` alone can tell.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from generator.editing.examples import add_examples, example_records
from generator.reading.drafts import PAGE_KINDS, RECORD_KINDS, SINGULAR
from generator.reading.schema.base import SLUG_PATTERN
from generator.reading.schema.claims import EVIDENCE_KEYS, RELATION_FIELDS, Commitment
from generator.reading.slugs import DEVICES, RESERVED

JsonSchema = dict[str, Any]

PLURAL = {noun: kind for kind, noun in SINGULAR.items()}
RECORDS, VOCABULARY = "records.schema.json", "vocabulary.schema.json"
_DRAFT = "http://json-schema.org/draft-07/schema#"
_REFS = "#/definitions/{model}"


def modeline(path: str) -> str:
    """Return the first line of a YAML file that tells editors where its schema is."""
    return f"# yaml-language-server: $schema={path}"


def schema_files() -> dict[str, str]:
    """Return every schema as JSON, by file name."""
    schemas = {RECORDS: _records(), VOCABULARY: _vocabulary()}
    for kind, model in PAGE_KINDS.items():
        schemas[f"{SINGULAR[kind]}.schema.json"] = _front_matter(model, SINGULAR[kind])
    return {
        name: json.dumps({"$schema": _DRAFT, **schema}, indent=2, ensure_ascii=False) + "\n"
        for name, schema in sorted(schemas.items())
    }


def _records() -> JsonSchema:
    """The schema of a file of records: each kind a mapping of ids to records."""
    definitions = _definitions(list(RECORD_KINDS.values()))
    for kind, model in RECORD_KINDS.items():
        for record in example_records()[kind].values():
            add_examples(definitions[model.__name__], record, definitions)
    ids = {"type": "string", "pattern": SLUG_PATTERN, "not": {"enum": sorted(RESERVED | DEVICES)}}
    return {
        "title": "Records of an explainer site",
        "description": "Claims, and what they are about and answer. Ids are unique site-wide.",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {
            kind: {
                "title": kind,
                "description": definitions[model.__name__]["description"],
                "type": ["object", "null"],
                "propertyNames": ids,
                "additionalProperties": {"$ref": _REFS.format(model=model.__name__)},
            }
            for kind, model in RECORD_KINDS.items()
        },
        "definitions": definitions,
    }


def _front_matter(model: type[BaseModel], noun: str) -> JsonSchema:
    """The schema of the front matter of an article, a story or a page."""
    definitions = _definitions([model])
    top = definitions.pop(model.__name__)
    for record in example_records()[PLURAL[noun]].values():
        add_examples(top, record, definitions)
    return {**top, "title": f"Front matter of a {noun}", "definitions": definitions}


def _vocabulary() -> JsonSchema:
    """The schema of a file of reporting verbs."""
    return {
        "title": "Reporting verbs",
        "description": "What each printed form of a verb does, and how far an outlet backs it.",
        "type": ["object", "null"],
        "additionalProperties": {
            "type": "object",
            "additionalProperties": False,
            "required": ["act", "commitment"],
            "properties": {
                "act": {
                    "description": "What the verb does, in one word.",
                    "type": "string",
                    "pattern": "^[^\\W\\d_]+(-+[^\\W\\d_]+)*$",
                    "examples": ["assert", "say", "deny"],
                },
                "commitment": {
                    "description": "How far the outlet stands behind words that it so reports.",
                    "enum": [each.value for each in Commitment],
                },
            },
        },
        "examples": [{"claims": {"act": "assert", "commitment": "distancing"}}],
    }


def _definitions(models: Sequence[type[BaseModel]]) -> dict[str, JsonSchema]:
    """Return the schema of each class that the models are made of, by its name."""
    _, whole = models_json_schema([(m, "validation") for m in models], ref_template=_REFS)
    # a copy: some of it is the very objects that the classes were declared with
    definitions: dict[str, JsonSchema] = deepcopy(whole["$defs"])
    for name, definition in definitions.items():
        definition.update(_MORE.get(name, {}))
        definition["title"] = definition["title"].removesuffix("Draft")
        for key, field in definition.get("properties", {}).items():
            field.setdefault("title", key.replace("_", " ").replace("-", " ").title())
            if "$ref" in field:  # pydantic leaves out what the class says in the same words
                same = definitions[field["$ref"].rsplit("/", 1)[1]]["description"]
                field.setdefault("description", same)
    return {name: _as_draft_7(definition) for name, definition in definitions.items()}


def _as_draft_7(node: Any) -> Any:
    """Return a schema in which nothing stands beside a reference, where draft 7 is blind."""
    if isinstance(node, list):
        return [_as_draft_7(each) for each in node]
    if not isinstance(node, dict):
        return node
    plain = {key: _as_draft_7(value) for key, value in node.items()}
    if "$ref" in plain and len(plain) > 1:
        plain["allOf"] = [{"$ref": plain.pop("$ref")}]
    return plain


def _given(key: str) -> JsonSchema:
    """A schema that holds where `key` is there and not empty."""
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


def _one_of(keys: Sequence[str]) -> list[JsonSchema]:
    return [_given(key) for key in keys]


def _relation_keys() -> Iterator[str]:
    for field in RELATION_FIELDS:
        yield field.replace("_", "-")


_MORE: Mapping[str, JsonSchema] = {
    "StatementDraft": {
        "oneOf": _one_of(EVIDENCE_KEYS),
        "if": _given("passage"),
        "then": {"not": {"anyOf": _one_of(("at", "before", "after"))}},
    },
    "IntroductionDraft": {
        "oneOf": _one_of(("quote", "passage")),
        "if": _given("passage"),
        "then": {"not": {"anyOf": _one_of(("at", "before", "after"))}},
    },
    "RelationDraft": {
        "oneOf": _one_of(tuple(_relation_keys())),
        "if": _given("differs"),
        "then": _given("in"),
        "else": {"not": _given("in")},
    },
    "SourceDraft": {
        "if": {"required": ["rights"], "properties": {"rights": {"const": "full"}}},
        "then": _given("licence"),
    },
}
"""What the validators of a class demand of several keys together."""
