"""Common runs: what the index finds is what comparing everything with everything finds."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.leaks.letters import Letters, fold
from generator.evidence.leaks.runs import SHORTEST, RunIndex

ARTICLE = fold(
    "The ferry was late again. The ferry was late again, and the pier was full of people with"
    " lamps, though nobody had asked for lamps. So the harbour master wrote it down."
)


def longest_runs(article: str, text: str) -> set[tuple[int, int, int]]:
    """Compare every place with every place."""
    found = set()
    for i in range(len(article)):
        for j in range(len(text)):
            if i and j and article[i - 1] == text[j - 1]:
                continue
            length = 0
            while article[i + length : i + length + 1] == text[j + length : j + length + 1] != "":
                length += 1
            if length >= SHORTEST:
                found.add((i, i + length, j))
    return found


piece = st.tuples(st.integers(0, len(ARTICLE)), st.integers(0, 90)).map(
    lambda cut: ARTICLE[cut[0] : cut[0] + cut[1]]
)
filler = st.text("aeilnrst", max_size=30)


@given(st.lists(st.one_of(piece, filler), max_size=6).map("".join))
def test_every_run_is_found_and_no_other(text: str) -> None:
    index = RunIndex([Letters(ARTICLE)])
    found = [(run.start, run.end, run.found_at) for run in index.runs(text)]
    assert len(found) == len(set(found))
    assert set(found) == longest_runs(ARTICLE, text)


def test_runs_are_told_apart_by_article() -> None:
    tail = ARTICLE[-80:]
    index = RunIndex([Letters("x" + tail[:60]), Letters(tail[20:])])
    found = sorted((run.article, run.start, run.end) for run in index.runs(tail[:60]))
    assert found == [(0, 1, 61), (1, 0, 40)]


def test_a_text_that_repeats_itself_is_not_compared_with_each_repetition() -> None:
    index = RunIndex([Letters("a" * 20_000)])
    assert sum(map(len, index._places.values())) < 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The U.S. didn’t pay", "THE US DIDNT PAY"),
        ("Zelenskiy’s café", "zelenskiys cafe\u0301"),
        ("Ｗｉｄｅ ﬁgures ①", "wide figures 1"),
        ("Кулеба: «ні»", "кулеба ні"),
        ("نه\u200cمی\u200cخواهم", "نه می خواهم"),
        ("nego\u00adtiating", "negotiating"),
        ("Straße", "STRASSE"),
    ],
)
def test_forms_of_printing_fall_away(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


def test_words_that_differ_stay_different() -> None:
    assert fold("8,500") != fold("8,600")
    assert fold("ball") != fold("bell")


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_the_letters_of_an_article_are_those_of_its_words(text: str) -> None:
    letters = Letters(text)
    assert letters.text == "".join(fold(text[w.start : w.end]) for w in letters.words)
    # composition works across the edges of words only where a text begins with a bare mark
    composed = unicodedata.normalize("NFC", text)
    if composed == text:
        assert letters.text == fold(text)


def test_whole_words_are_those_with_all_their_letters() -> None:
    letters = Letters("We sail at dawn")
    assert list(letters.whole_words(1, 11)) == [1, 2]
    assert list(letters.whole_words(0, 12)) == [0, 1, 2, 3]
    assert not letters.whole_words(3, 5)
