"""What is looked through quickly hides nothing from the slow search."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.leaks.letters import Letters, fold
from generator.evidence.leaks.runs import SHORTEST, RunIndex, sharing_runs

_LETTERS = st.text("abc", max_size=60)


@given(_LETTERS, st.text("abc", min_size=SHORTEST, max_size=40), _LETTERS, _LETTERS)
def test_an_article_with_a_run_is_looked_at(before: str, run: str, after: str, other: str) -> None:
    article, text = f"{before}{run}{after}", f"{other}{run}{before}"
    assert list(RunIndex([Letters(article)]).runs(text))
    assert sharing_runs([text])(article)


def test_an_article_without_one_is_not() -> None:
    assert not sharing_runs(["thedeskhasitsownwordsforthis"])("andthearticlehasitsownwordstoo")


@given(st.text())
def test_an_article_folds_as_its_words_do(text: str) -> None:
    assert Letters(text).text == fold(text)
