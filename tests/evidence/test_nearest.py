"""The nearest passage and the word difference: hints that can be pasted."""

from __future__ import annotations

import pytest

from generator.evidence.article import Article
from generator.evidence.nearest import find_nearest, word_changes

TEXT = """The Harbour Board closed the Tallow Bridge to all vehicles above 7.5 tonnes.

“The bridge is tired, not broken,” the harbour master told some 200 people.

A new deck will cost €4.2 million, the board estimates."""


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("bridge is tired, not brocken", "bridge is tired, not broken"),
        ("The Bridge is Tired", "The bridge is tired"),
        ("a new deck would cost €4.2 million", "A new deck will cost €4.2 million"),
        ("closed the Bridge to all vehicles", "closed the Tallow Bridge to all vehicles"),
        ("will cost $4.2 million", "will cost €4.2 million"),
        ("the board estimated", "the board estimates"),
        ("harbour master said to some 200 people", "harbour master told some 200 people"),
    ],
)
def test_the_passage_that_is_meant(words: str, passage: str) -> None:
    article = Article.from_text("x", TEXT)
    nearest = find_nearest(words, article)
    assert nearest is not None
    assert article.words_at(nearest.span) == passage


def test_nothing_like_it() -> None:
    assert find_nearest("Parliament adjourned", Article.from_text("x", TEXT)) is None
    assert find_nearest("Parliament adjourned", Article.from_text("x", "")) is None


@pytest.mark.parametrize(
    ("written", "printed", "said"),
    [
        ("The bridge is", "the bridge is", "“The” instead of “the” (capital and small letters)"),
        ("tired not", "tired, not", "“tired” instead of “tired,” (punctuation)"),
        ("some 300 people", "some 200 people", "“300” instead of “200” (a figure)"),
        ("a cafe here", "a café here", "“cafe” instead of “café” (accents, or another form of a"),
        ("it is safe", "it is not safe", "“not” is missing"),
        ("it is not safe", "it is safe", "“not” is not there"),
        ("the bоard", "the board", "U+043E cyrillic small letter o"),
        ("the bo\u200bard", "the board", "U+200B zero width space"),
        ("buses pass", "lorries pass", "“buses” instead of “lorries”"),
    ],
)
def test_what_differs(written: str, printed: str, said: str) -> None:
    (change,) = word_changes(written, printed)
    assert said in str(change)


def test_nothing_differs() -> None:
    assert word_changes("The “bridge”", 'The "bridge"') == ()
