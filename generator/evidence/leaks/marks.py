"""Which words of articles given quotations cover."""

from __future__ import annotations

from collections.abc import Sequence

from generator.evidence.leaks.letters import Letters
from generator.evidence.leaks.runs import RunIndex

WORDS_IN_A_ROW = 12
"""So many words of an article in a row are a leak, and copied where no quote covers them."""


class WordMarks:
    """A mark for each word of each article, set by the quotations that cover it."""

    def __init__(self, letters: Sequence[Letters], index: RunIndex, /) -> None:
        self._letters = letters
        self._index = index
        self.marked = [bytearray(len(each.words)) for each in letters]
        """For each article a byte for each word: 1 where a quotation covers it."""

    def add(self, quote: str, number: int | None = None, /) -> None:
        """Mark the words of a folded quotation wherever they stand in the articles.

        In the article `number`, from which it is taken, it counts however short it is; in others
        only where the match is long, or the whole quotation.
        """
        if number is not None and quote:
            text = self._letters[number].text
            at = text.find(quote)
            while at >= 0:
                self._mark(number, at, at + len(quote))
                at = text.find(quote, at + 1)
        for run in self._index.runs(quote):
            words = self._letters[run.article].whole_words(run.start, run.end)
            if len(words) >= WORDS_IN_A_ROW or run.end - run.start == len(quote):
                self._mark(run.article, run.start, run.end)

    def count(self, number: int, words: range, /) -> int:
        """Return how many of these words of an article are covered."""
        return self.marked[number].count(1, words.start, words.stop)

    def _mark(self, number: int, start: int, end: int) -> None:
        for word in self._letters[number].whole_words(start, end):
            self.marked[number][word] = 1
