"""Runs of letters that a text shares with indexed articles, found without trying every place.

Of each article every second group of ten letters is indexed, of a text every seventh is looked
up. Two and seven have no common divisor, so any common run of 23 letters holds a group that both
sides have; twelve words of a sentence have more letters than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from generator.evidence.leaks.letters import Letters

_GROUP = 10
_ARTICLE_STEP = 2
_TEXT_STEP = 7
SHORTEST = _GROUP + _ARTICLE_STEP * _TEXT_STEP - 1
"""Letters of the shortest run that is found for certain."""
_LONG_GROUP = SHORTEST - _TEXT_STEP + 1
_PLACES = 16
"""Places kept of one group in one article; a text that repeats itself has more."""


@dataclass(frozen=True, slots=True)
class CommonRun:
    """Letters that stand in a text and in an article, as far as they agree on both sides."""

    article: int
    """Number of the article."""
    start: int
    """In the article's letters."""
    end: int
    found_at: int
    """Where the run begins in the letters of the text."""


class RunIndex:
    """Articles, ready to be compared with any number of texts."""

    def __init__(self, articles: Sequence[Letters]) -> None:
        self.articles = articles
        self._places: dict[str, list[tuple[int, int]]] = {}
        for number, letters in enumerate(articles):
            self._add(number, letters.text)

    def _add(self, number: int, text: str) -> None:
        kept: dict[str, int] = {}
        for start in range(0, len(text) - _GROUP + 1, _ARTICLE_STEP):
            group = text[start : start + _GROUP]
            kept[group] = kept.get(group, 0) + 1
            if kept[group] <= _PLACES:
                self._places.setdefault(group, []).append((number, start))

    def runs(self, text: str) -> Iterator[CommonRun]:
        """Give each run of at least `SHORTEST` letters that `text`, folded, shares with one."""
        places = self._places
        done: dict[tuple[int, int], int] = {}
        starts = range(0, len(text) - _GROUP + 1, _TEXT_STEP)
        for at in [at for at in starts if text[at : at + _GROUP] in places]:
            for number, start in places[text[at : at + _GROUP]]:
                shift = (number, start - at)
                if done.get(shift, 0) > at:
                    continue  # inside a run that was found already
                run = self._extended(number, start, text, at)
                done[shift] = run.found_at + run.end - run.start
                if run.end - run.start >= SHORTEST:
                    yield run

    def _extended(self, number: int, start: int, text: str, at: int) -> CommonRun:
        article = self.articles[number].text
        back = _common_end(article, start, text, at)
        ahead = _common_start(article, start, text, at)
        return CommonRun(number, start - back, start + ahead, at - back)


class SharedRuns:
    """Texts, folded, ready to be asked which runs of an article stand in one of them.

    To look through an article takes a fraction of the time and of the memory of its index, and few
    share anything. The groups are as long as they can be for a run of `SHORTEST` letters of a text
    to hold one.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = "\n".join(texts)  # which no run crosses: an article's letters have none
        self._groups = {
            text[at : at + _LONG_GROUP]
            for text in texts
            for at in range(0, len(text) - _LONG_GROUP + 1, _TEXT_STEP)
        }

    def of(self, article: str) -> Iterator[range]:
        """Give each run of at least `SHORTEST` letters of `article`, folded, that a text has too.

        The whole article, where a group stands in too many places for all of them to be tried.
        """
        groups = [article[at : at + _LONG_GROUP] for at in range(len(article) - _LONG_GROUP + 1)]
        if self._groups.isdisjoint(groups):
            return
        for group in self._groups.intersection(groups):
            here, there = _places(group, article), _places(group, self._texts)
            if max(len(here), len(there)) > _PLACES:
                yield range(len(article))
                return
            for i, j in product(here, there):
                start = i - _common_end(article, i, self._texts, j)
                end = i + _common_start(article, i, self._texts, j)
                if end - start >= SHORTEST:
                    yield range(start, end)


def _places(group: str, text: str) -> list[int]:
    """Return where `group` stands in `text`, or one place more than are tried."""
    found: list[int] = []
    at = text.find(group)
    while at >= 0 and len(found) <= _PLACES:
        found.append(at)
        at = text.find(group, at + 1)
    return found


_STRIDE = 64


def _common_start(one: str, i: int, other: str, j: int) -> int:
    """Return how many letters from `one[i]` and `other[j]` on are the same."""
    begin, most = i, min(len(one) - i, len(other) - j)
    while most >= _STRIDE and one[i : i + _STRIDE] == other[j : j + _STRIDE]:
        i, j, most = i + _STRIDE, j + _STRIDE, most - _STRIDE
    while most and one[i] == other[j]:
        i, j, most = i + 1, j + 1, most - 1
    return i - begin


def _common_end(one: str, i: int, other: str, j: int) -> int:
    """Return how many letters before `one[i]` and `other[j]` are the same."""
    begin = i
    while i >= _STRIDE <= j and one[i - _STRIDE : i] == other[j - _STRIDE : j]:
        i, j = i - _STRIDE, j - _STRIDE
    while i and j and one[i - 1] == other[j - 1]:
        i, j = i - 1, j - 1
    return begin - i
