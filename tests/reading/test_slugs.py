"""The id that words are meant to be, or are given on import."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.schema.base import SLUG_PATTERN
from generator.reading.slugs import slug_of

MEANT = {
    "The Merrow Gazette": "the-merrow-gazette",
    "Straße": "strasse",
    "STRASSE": "strasse",
    "Łódź, Café №1": "odz-cafe-no1",
    "Ida's stall": "idas-stall",
    "Ida’s stall": "idas-stall",
    "old_id": "old-id",
    "--a--b--": "a-b",
    "ﬁgure²": "figure2",
    "Київ Post": "post",
    "Київ": "",
    "…": "",
    "": "",
}


@pytest.mark.parametrize("words", MEANT)
def test_the_id_of_words(words: str) -> None:
    assert slug_of(words) == MEANT[words]


@pytest.mark.parametrize(
    ("length", "slug"),
    [(64, "one-two-three"), (13, "one-two-three"), (12, "one-two"), (7, "one-two"), (2, "on")],
)
def test_a_long_one_is_cut_between_words(length: int, slug: str) -> None:
    assert slug_of("One two three", length) == slug


@given(st.text(max_size=200), st.integers(1, 64))
def test_it_is_an_id_or_nothing(words: str, length: int) -> None:
    slug = slug_of(words, length)
    assert len(slug) <= length
    assert not slug or re.fullmatch(SLUG_PATTERN, slug)
    assert slug_of(slug, length) == slug
