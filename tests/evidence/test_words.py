import random

import pytest

from generator.evidence.words import count_words, word_spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("  -- … / “” ", 0),
        ("The ferry left at dawn.", 5),
        ("The U.S. didn't pay $5.4 from the get-go", 8),
        ("No--not yet—never…again...or now", 7),
        ("and/or", 2),
        ("Стаття 5 договору", 3),
        ("در زمین آنها", 3),
        ("می\u200cرود", 1),
        ("cafe\u0301s open", 2),
        ("球在他们那边", 3),
        ("snake_case", 1),
        ("“Quoted,” she said", 3),
        ("on-“-going", 1),
    ],
)
def test_a_word_is_what_stands_between_spaces(text: str, words: int) -> None:
    assert count_words(text) == words


def test_spans_leave_the_punctuation_around_a_word_out() -> None:
    text = "“Today,” she said -- 'no'."
    assert [text[s.start : s.end] for s in word_spans(text)] == ["Today", "she", "said", "no"]
    assert next(word_spans("one", 7)).start == 7


def test_as_many_words_are_counted_as_are_found() -> None:
    rnd = random.Random(8)
    parts = [*"ab1.-/_,“’–… \n", "--", "...", "\u00a0", "\x1c", "é", "中"]
    for _ in range(5000):
        text = "".join(rnd.choices(parts, k=rnd.randrange(14)))
        assert count_words(text) == len(list(word_spans(text))), text
