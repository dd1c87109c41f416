"""Normal forms of Unicode: the same as Python's own, however many marks a letter has."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.composition import normal_form

# Letters, marks of several classes, and characters that are taken apart into marks alone.
SIGNS = "eé\u0301\u0315\u0316\u0327\u0344\u0f73\u0f81\uff9eがガ각\u1100\u1161\u11a8一 "


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@given(text=st.text(st.sampled_from(SIGNS), max_size=200), end=st.text(max_size=20))
def test_every_text_has_the_normal_form_of_unicode(form: str, text: str, end: str) -> None:
    for each in (text + end, text.replace(" ", "").replace("e", "") * 3):
        assert normal_form(form, each) == unicodedata.normalize(form, each)  # type: ignore[arg-type]


def test_marks_of_a_long_run_stand_in_their_order() -> None:
    marks = "\u0315\u0316" * 40
    assert normal_form("NFC", f"x{marks}") == "x" + "\u0316" * 40 + "\u0315" * 40
