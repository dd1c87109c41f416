"""The JSON Schema says what every field of data/corpus.json means, and holds for the data."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.compile import Site
from generator.exports.corpus_json import export
from generator.options import Options
from generator.shapes.edition import Edition
from generator.shapes.linked_pages import TWINNED


@pytest.fixture
def schema(site: Site) -> Any:
    return json.loads(site.data["data/corpus.schema.json"])


def properties(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield path and schema of every property that a schema declares."""
    if isinstance(node, dict):
        for name, inner in node.get("properties", {}).items():
            yield f"{path}.{name}", inner
        for key, inner in node.items():
            yield from properties(inner, key if path in ("", "$defs") else path)


def test_the_data_fit_the_schema(data: Any, schema: Any) -> None:
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []


def test_each_file_leads_to_the_schema_that_it_keeps(site: Site, schema: Any) -> None:
    validator = Draft202012Validator(schema)
    twins = [p for p in site.data if p.endswith(".json") and p.split("/")[0] in TWINNED]
    assert len(twins) > len(site.corpus.claims)
    for path in ("data/corpus.json", *twins):
        data = json.loads(site.data[path])
        led = posixpath.normpath(posixpath.join(posixpath.dirname(path), data["$schema"]))
        assert led == "data/corpus.schema.json", path
        assert [error.message for error in validator.iter_errors(data)] == [], path


def test_the_schema_knows_its_own_address_where_the_site_does(site: Site) -> None:
    for home in ("https://example.org/s/", ""):
        files = {f.path: f for f in export(Edition(site.corpus, Options(site_url=home)))}
        schema = json.loads(files["data/corpus.schema.json"].data)
        assert schema.get("$id", "") == (home and f"{home}data/corpus.schema.json")


def test_every_field_says_what_it_means(schema: Any) -> None:
    fields = dict(properties(schema))
    assert len(fields) > 100
    assert [path for path, field in fields.items() if not field.get("description")] == []


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("sources", {"colour": "red"}),
        ("sources", {"length": "many"}),
        ("sources", {"published": {"date": "last week"}}),
        ("claims", {"status": "true"}),
        ("claims", {"text": None}),
        ("actors", {"id": "Not an id"}),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
def test_the_schema_refuses(data: Any, schema: Any, kind: str, change: dict[str, Any]) -> None:
    wrong = {**data, kind: [{**data[kind][0], **change}, *data[kind][1:]]}
    if change.get("text", "") is None:
        del wrong[kind][0]["text"]
    assert not Draft202012Validator(schema).is_valid(wrong)
