"""Whatever stands in a record, its complaints are in an editor's words and at its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.drafts import PAGE_KINDS, RECORD_KINDS
from generator.reading.form import WRONG_VALUE, check_form
from generator.reading.form_words import PATTERN_HINTS
from generator.reading.schema.base import Draft
from generator.reading.yaml_tree import read_yaml

KINDS = {**RECORD_KINDS, **PAGE_KINDS}
PROGRAMMERS_WORDS = re.compile(
    r"\b(input|dict|tuple|str|int|None|pydantic|validat\w*|instance)\b", re.I
)
VALUES = st.recursive(
    st.sampled_from(
        [None, True, 7, "", " ", "words", "2022-02-30", "Ida Brandt", "p0", "x" * 3000]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=6,
)


def schema_of(kind: str) -> dict[str, Any]:
    return KINDS[kind].model_json_schema()


def keys_of(kind: str) -> list[str]:
    return list(schema_of(kind)["properties"])


def complaints(kind: str, record: Any) -> list[str]:
    yaml, problems = read_yaml(json.dumps({"records": {"some-id": record}}), "a.yml")
    assert yaml is not None, problems
    data = yaml.data["records"]["some-id"]
    _, found = check_form(KINDS[kind], data, "some-id", yaml, ("records", "some-id"))
    assert all(each.place.line == 1 and each.place.column > 10 for each in found)
    return [f"{each.message} {each.hint}".strip() for each in found]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_value_in_any_field_is_told_in_an_editors_words(kind: str, data: Any) -> None:
    keys = st.sampled_from([*keys_of(kind), "a"])
    record = data.draw(st.dictionaries(keys, VALUES, max_size=5) | VALUES)
    for words in complaints(kind, record):
        assert not PROGRAMMERS_WORDS.search(words.replace("`", "")), words
        assert words[0].isupper() or words[0] in "`“", words
        assert len(words) < 500, words


def patterns(schema: Any) -> Iterator[str]:
    """Yield the patterns that pydantic itself checks; its JSON Schema has more, for others."""
    if isinstance(schema, dict):
        if schema.get("type") == "str" and "pattern" in schema:
            yield schema["pattern"]
        schema = schema.values()
    for each in schema if not isinstance(schema, str) and isinstance(schema, Iterable) else ():
        yield from patterns(each)


@pytest.mark.parametrize("kind", KINDS)
def test_every_pattern_of_the_schema_has_its_words(kind: str) -> None:
    known = list(patterns(KINDS[kind].__pydantic_core_schema__))
    assert known
    for pattern in known:
        assert pattern in PATTERN_HINTS, f"say in form_words.PATTERN_HINTS what {pattern} wants"


def test_a_record_in_its_form_has_no_complaint() -> None:
    assert complaints("topics", {"name": "Ice", "text": 1999}) == []


def test_each_mistake_is_told_once() -> None:
    found = complaints("claims", {"text": "x", "kind": "event", "statements": [{"source": "a"}, 3]})
    assert len(found) == len(set(found))


@pytest.mark.parametrize("model", KINDS.values(), ids=KINDS)
def test_a_list_is_no_record(model: type[Draft]) -> None:
    yaml, _ = read_yaml("a: [b]", "a.yml")
    assert yaml is not None
    _, (found,) = check_form(model, yaml.data["a"], "a", yaml, ("a",))
    assert found.rule is WRONG_VALUE
    assert found.message == "The record `a` is a list, and should be a mapping."
