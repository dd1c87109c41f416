"""Normalisation folds what it may, nothing else, and leads back to every original character."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.evidence.normalise import WALL, normalise

COMBINING = "\u0301\u0323\u0308\u064b\u05b7\u20dd\u093c"
RIGHT_TO_LEFT = "שלום مرحبا\u200f"
EMOJI = "🌊⚓👩\u200d👧🏴\u2620\ufe0f"
FOLDED = "“”«»‘’ʼ…—–‐−ﬁﬂﬃ\u00ad\u00a0\u3000"
OTHERS = "aeoAEO059 .,;!?()[]-\"'\n\r\t\u2028\u2029각ᄒ\u1161\u11ab\u0958\u2126"
ALPHABET = COMBINING + RIGHT_TO_LEFT + EMOJI + FOLDED + OTHERS
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=60) | st.text(max_size=30)


@given(TEXTS)
def test_every_character_leads_back_to_its_original(text: str) -> None:
    normal = normalise(text)
    ends = 0
    for index in range(len(normal.text)):
        span = normal.span(index, index + 1)
        assert 0 <= span.start < span.end <= len(text)
        if normal.splits(index):
            assert span.start < ends
        else:
            assert span.start >= ends, "two characters of the text lead to one original"
        ends = span.end


@given(TEXTS, st.data())
def test_a_part_normalised_is_the_same_part_of_the_whole(text: str, data: st.DataObject) -> None:
    normal = normalise(text)
    borders = [i for i in range(len(normal.text) + 1) if not normal.splits(i)]
    start = data.draw(st.sampled_from(borders))
    end = data.draw(st.sampled_from([i for i in borders if i >= start]))
    span = normal.span(start, end)
    if start < end:
        assert normalise(text[span.start : span.end]).text == normal.text[start:end]


@given(TEXTS)
def test_offsets_lead_to_the_character_and_back(text: str) -> None:
    normal = normalise(text)
    for index in range(len(normal.text)):
        if not normal.splits(index):
            assert normal.index(normal.start(index)) == index


@given(TEXTS)
def test_one_run_of_spaces_changes_nothing_else(text: str) -> None:
    words = text.lstrip()
    assert normalise("  " + words).text == " " + normalise(words).text


@given(TEXTS)
@example("ﬂ\u0308\u064b")
@example("ﬁ\u064b\u0301")
def test_normalising_twice_changes_nothing(text: str) -> None:
    plain = text.replace("\u00ad", "")  # between a letter and its accent it parts the two
    once = normalise(plain).text.replace(WALL, "\n\n")
    assume("--" not in once)  # a hyphen and a dash side by side are two, written anew they are one
    assert normalise(once).text.replace(WALL, "\n\n") == once


@given(TEXTS)
def test_a_text_in_its_parts_and_composed_are_one(text: str) -> None:
    apart, composed = (unicodedata.normalize(form, text) for form in ("NFD", "NFC"))
    assert normalise(apart).text == normalise(composed).text


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20))
def test_letters_and_digits_are_never_folded(text: str) -> None:
    kept = "".join(c for c in text if c not in "ﬀﬁﬂﬃﬄﬅﬆʼ")
    assert normalise(kept).text == unicodedata.normalize("NFC", kept)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("a  b", "a b"),
        ("a\n\nb", f"a{WALL}b"),
        ("a\r\nb", "a b"),
        ("a\r\n\r\nb", f"a{WALL}b"),
        ("a \n \t \n b", f"a{WALL}b"),
        ("a\u2029b", f"a{WALL}b"),
        ("a\u2028b", "a b"),
        ("--", "-"),
        ("---", "-"),
        ("----", "----"),
        ("- -", "- -"),
        ("a\u00adb", "ab"),
        ("ﬃ", "ffi"),
        ("ﬁ\u0301", "fí"),
        ("é̈", "é̈"),
        ("ＡＢ１", "ＡＢ１"),
        ("′", "′"),
        ("`", "`"),
    ],
)
def test_a_few_by_hand(written: str, normal: str) -> None:
    assert normalise(written).text == normal


def test_a_border_of_zones_is_a_wall() -> None:
    assert normalise("caption\ncredit", {8}).text == f"caption{WALL}credit"
