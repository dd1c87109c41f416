"""Text as nothing but its letters and digits, so that no form of printing hides a run of words.

Spaces, punctuation, case, accents, composition, width and invisible characters all fall away, and
with them words split by tags, by soft hyphens or over lines.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from functools import lru_cache

from generator.evidence.model import Span
from generator.evidence.words import word_spans
from generator.reading.composition import normal_form

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_SMALL = bytes(range(128)).lower() + bytes(range(128, 256))
_NO_LETTERS = bytes(b for b in range(128) if not chr(b).isalnum())


def fold(text: str) -> str:
    """Return the letters and digits of `text`, without case, accents and width."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(lambda match: _folded(match[0]), text)
    return text.encode().translate(_SMALL, _NO_LETTERS).decode()


@lru_cache(maxsize=10_000)
def _folded(text: str) -> str:
    letters = "".join(c for c in text if c.isalnum())
    decomposed = normal_form("NFKD", letters).casefold()
    return "".join(c for c in decomposed if c.isalnum())


class Letters:
    """The letters of an article, and to which of its words each belongs."""

    __slots__ = ("_ends", "_starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.words: list[Span] = []
        """Where each word lies in the article."""
        self._starts, self._ends = array("I"), array("I")
        folded: list[str] = []
        done = 0
        for word in word_spans(text):
            letters = fold(text[word.start : word.end])
            if letters:
                folded.append(letters)
                self.words.append(word)
                self._starts.append(done)
                done += len(letters)
                self._ends.append(done)
        self.text = "".join(folded)
        """The letters of the whole article."""

    def whole_words(self, start: int, end: int) -> range:
        """Return the numbers of the words that lie wholly within `text[start:end]`."""
        return range(bisect_left(self._starts, start), bisect_right(self._ends, end))
