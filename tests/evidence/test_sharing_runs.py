"""What is looked through quickly hides nothing from the slow search."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.leaks.letters import Letters, fold
from generator.evidence.leaks.runs import SHORTEST, RunIndex, SharedRuns

_LETTERS = st.text("abc", max_size=60)


@given(_LETTERS, st.text("abc", min_size=SHORTEST, max_size=40), _LETTERS, _LETTERS)
def test_every_run_is_seen(before: str, run: str, after: str, other: str) -> None:
    article, text = f"{before}{run}{after}", f"{other}{run}{before}"
    slow = list(RunIndex([Letters(article)]).runs(text))
    quick = list(SharedRuns([other, text]).of(article))
    assert slow
    for each in slow:
        assert any(each.start in found and each.end - 1 in found for found in quick)


def test_an_article_that_repeats_itself_is_looked_at_whole() -> None:
    letters = "a" * 20_000
    assert list(SharedRuns([letters]).of(letters)) == [range(20_000)]


def test_an_article_without_a_run_has_none() -> None:
    shared = SharedRuns(["thedeskhasitsownwordsforthis"])
    assert not list(shared.of("andthearticlehasitsownwordstoo"))
    assert not list(
        SharedRuns(["endsatthevery", "beginningofthis"]).of("endsattheverybeginningofthis")
    )


@given(st.text())
def test_an_article_folds_as_its_words_do(text: str) -> None:
    assert Letters(text).text == fold(text)
