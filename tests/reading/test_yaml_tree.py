"""Plain data with places from YAML's events; whatever the text, nothing but findings comes back."""

from __future__ import annotations

import string
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from yaml import events

from generator.place import Place
from generator.reading import yaml_tree
from generator.reading.yaml_tree import YamlFile, YamlList, YamlMap, read_yaml

WORDS = """\
NO
on
Yes
Null
NULL
True
1.10
22:30
0o17
0x1F
1_000
01
+1
1e3
.inf
.NaN
=
<<
2022-01-26
99999999999999999999"""
INDICATORS = "\n\n  --::,,[]{}#&*!|>'\"%@`?~<=.0ab"
SOURCES = st.text(st.sampled_from(INDICATORS), max_size=40) | st.text(max_size=40)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
DATA = st.recursive(
    TEXTS | st.booleans() | st.none() | st.integers(-(10**15), 10**15),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(string.ascii_letters, min_size=1, max_size=6), inner, max_size=4)
    ),
    max_leaves=20,
)


def data_of(text: str) -> YamlMap:
    found, problems = read_yaml(text, "a.yml")
    assert problems == []
    assert found is not None
    return found.data


@given(st.dictionaries(st.text(string.ascii_letters, min_size=1, max_size=6), DATA, max_size=5))
def test_what_a_program_wrote_is_read_as_it_was(data: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    if any(sign in text for sign in ("!!", "&id")):
        return  # what the other library writes with a tag or an anchor is refused here
    assert data_of(text) == data


@given(SOURCES)
@example("a: &a\n")
@example("? \n")
@example("a: 1\n--- b")
@example("%YAML 9.9\n---\na: b")
def test_no_text_raises(text: str) -> None:
    found, problems = read_yaml(text, "a.yml")
    assert found is not None or problems
    lines = text.count("\n") + 2
    assert all(1 <= p.place.line <= lines and p.place.column >= 1 for p in problems)


@given(SOURCES)
@example("a: 'b'\n")
@example("- |\n a\n b\n")
@example("a: !x [b, {c: d}]\n")
@example("&a b: *a\n")
def test_the_c_parser_and_the_pure_one_read_the_same(text: str) -> None:
    """Where both can read a text they agree; where one cannot, only known differences are left."""
    quick, slow = (_events(text, loader) for loader in (yaml.CBaseLoader, yaml.BaseLoader))
    if quick is None or slow is None or _known_difference(text):
        return
    assert quick == slow


def _known_difference(text: str) -> bool:
    """Tell whether a text has what libyaml and PyYAML's own parser are known to take apart.

    Line ends other than LF (each counts other ones), and an empty plain value with a tag.
    """
    return any(sign in text for sign in "\x85\u2028\u2029\r\ufeff")


def _events(text: str, loader: Any) -> list[tuple[object, ...]] | None:
    try:
        found = list(yaml.parse(text, Loader=loader))
    except (yaml.YAMLError, UnicodeEncodeError):
        return None
    kept = ("value", "anchor", "tag")
    return [(type(e), *(getattr(e, key, None) for key in kept), _plain(e)) for e in found]


def _plain(event: Any) -> object:
    """Return what decides whether a scalar gets a type, unless it is refused for its tag."""
    if not isinstance(event, events.ScalarEvent) or event.tag is not None:
        return None
    return (event.style or "", event.implicit)


@pytest.mark.parametrize("typed", [*WORDS.splitlines()])
def test_words_stay_words(typed: str) -> None:
    assert data_of(f"a: {typed}\n") == {"a": typed}


def test_five_plain_words_have_a_type() -> None:
    read = data_of("a: true\nb: false\nc: null\nd: ~\ne: -12\nf:\ng: 'true'\nh: \"12\"\n")
    assert list(read.values()) == [True, False, None, None, -12, None, "true", "12"]


def test_every_value_knows_its_place() -> None:
    text = "claims:\n  a: {b: [x, y], c: z}\n  d:\n    - e: >-\n        words\n"
    found, _ = read_yaml(text, "a.yml", first_line=10)
    assert found is not None
    assert found.place(("claims", "a", "b", 1)) == Place("a.yml", 11, 14)
    assert found.place(("claims", "a", "c")) == Place("a.yml", 11, 21)
    assert found.place(("claims", "d", 0, "e")) == Place("a.yml", 13, 10)
    assert found.place(("claims", "d"), of_key=True) == Place("a.yml", 12, 3)


def test_a_way_that_does_not_exist_leads_to_its_deepest_part() -> None:
    found, _ = read_yaml("a:\n  b: c\n", "a.yml")
    assert found is not None
    assert found.place(("a", "x", "y")) == Place("a.yml", 2, 3)
    assert found.place(("x",)) == Place("a.yml", 1, 1)


@given(st.dictionaries(st.text(string.ascii_letters, min_size=1, max_size=6), DATA, max_size=5))
def test_every_place_is_where_the_value_begins(data: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    found, problems = read_yaml(text, "a.yml")
    if found is None or problems:
        return
    lines = text.split("\n")
    for path, value in _leaves(found.data):
        if isinstance(value, str) and value.isalnum() and value.isascii():
            place = found.place(path)
            assert lines[place.line - 1][place.column - 1 :].strip("'\"").startswith(value[:1])


def _leaves(node: object, path: tuple[str | int, ...] = ()) -> list[tuple[Any, object]]:
    if isinstance(node, YamlMap):
        return [leaf for key, value in node.items() for leaf in _leaves(value, (*path, key))]
    if isinstance(node, YamlList):
        return [leaf for n, value in enumerate(node) for leaf in _leaves(value, (*path, n))]
    return [(path, node)]


def test_libyaml_is_the_one_that_reads() -> None:
    assert yaml_tree.CParser.__module__ == "yaml._yaml", "the pure parser is 8 times slower"


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 50_000,
        "a: " + "x" * 1_000_000,
        "".join(f"k{n}: v\n" for n in range(50_000)),
        "a: &a [x, x]\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(10_000)),
        "a: " + "- " * 20_000 + "x\n",
        "a: '" + "''" * 200_000,
        "? " * 20_000,
    ],
    ids=["brackets", "braces", "long line", "many keys", "aliases", "hyphens", "quotes", "keys"],
)
def test_pathological_texts_end(text: str) -> None:
    found, problems = read_yaml(text, "a.yml")
    assert isinstance(found, YamlFile) or problems
