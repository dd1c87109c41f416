"""Where an alarm word stands in an article, however it is printed there.

A quote must not cut a word; an alarm must not miss one. So here a word ends wherever its letters
and digits end: `NATO` stands in "NATO-led", and `650 million` in "$650 million". Case, accents
and punctuation within a phrase count for nothing; a figure keeps its points and commas.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from generator.evidence.edges import UNSPACED
from generator.evidence.model import Span
from generator.reading.composition import normal_form

_WALL = "\n"
_TIES = re.compile(r"[-‐‑.'’ʼ\u200b]")
"""Alone between two words these may be left out in print: "cease-fire", "U.S."."""
_OPTIONAL = re.compile(
    "(?<=[a-z\u00df-\u024fα-ω])[\u0300-\u036f]+|(?<=[аеиоуыэюяіє])\u0301|(?<=е)\u0308"
    "|[\u0591-\u05c7\u0640\u064b-\u0650\u0652]"
)
"""Marks of decomposed letters with which the same word may be printed or not."""
_GROUP = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


class AlarmText:
    """The words of an article as alarms are looked for in them."""

    __slots__ = ("_bare", "_ends", "_first", "_past", "_starts", "_unspaced", "text")

    def __init__(self, text: str, stretches: Iterable[Span]) -> None:
        pieces: list[str] = []
        self._first, self._past = array("I"), array("I")
        pattern = _word_pattern(_joiners(text))
        for stretch in stretches:
            spans = [word.span() for word in pattern.finditer(text, stretch.start, stretch.end)]
            words = [_letters(text[start:end]) for start, end in spans]
            if "" in words:
                spans = [span for span, letters in zip(spans, words, strict=True) if letters]
                words = [letters for letters in words if letters]
            if words:
                gaps = [_gap(text[end:start]) for (_, end), (start, _) in pairwise(spans)]
                pieces += (_WALL, words[0])
                for gap, (before, letters) in zip(gaps, pairwise(words), strict=True):
                    pieces += (gap or _between(before, letters), letters)
                self._first.extend([start for start, _ in spans])
                self._past.extend([end for _, end in spans])
        self.text = "".join(pieces)
        """Words in small letters, a space between them, and a line break at every wall."""
        self._unspaced = self.text.replace(" ", "")
        borders = array("I", accumulate(map(len, pieces)))
        self._starts, self._ends = borders[::2], borders[1::2]
        unspaced = accumulate([0 if piece == " " else len(piece) for piece in pieces])
        self._bare = array("I", unspaced)[::2]
        """Where each word begins in the text without spaces."""

    def beginnings(self, length: int) -> set[str]:
        """Return the next `length` letters from each word on, fewer before a wall or the end."""
        letters = self._unspaced
        ahead = {letters[start : start + length] for start in self._bare}
        return {each.partition(_WALL)[0] for each in ahead}

    def holds(self, letters: str) -> bool:
        """Tell whether these letters stand in a row, however words are parted."""
        return letters in self._unspaced

    def find(self, alarm: str) -> Iterator[Span]:
        """Give each place where all words of `alarm` stand one after the other."""
        words = alarm_words(alarm)
        if not words or not self.holds("".join(words)):
            return
        # behind `?=`, so that places that overlap are found too
        for match in re.finditer(f"(?=({' ?'.join(map(re.escape, words))}))", self.text):
            first = bisect_left(self._starts, match.start(1))
            last = bisect_left(self._ends, match.end(1))
            if _at(self._starts, first) == match.start(1) and _at(self._ends, last) == match.end(1):
                yield Span(self._first[first], self._past[last])


@lru_cache(maxsize=10_000)
def alarm_words(alarm: str) -> tuple[str, ...]:
    """Return the words of an alarm in the letters in which they are looked for."""
    return tuple(filter(None, map(_letters, _word_pattern(_joiners(alarm)).findall(alarm))))


def _at(numbers: array[int], index: int) -> int:
    return numbers[index] if index < len(numbers) else -1


def _gap(between: str) -> str:
    if between == " ":
        return between
    return "" if not between or _TIES.fullmatch(between) else " "


def _between(before: str, after: str) -> str:
    """Return what parts two words between which nothing is printed: two figures are not one."""
    return " " if before[-1].isdigit() and after[0].isdigit() else ""


def _joiners(text: str) -> str:
    """Return the marks and invisible characters of `text`, at which no word ends."""
    if text.isascii():
        return ""
    joining = (c for c in set(text) if unicodedata.category(c) in ("Mn", "Mc", "Me", "Cf"))
    return "".join(sorted(c for c in joining if c != "\u200b"))


@lru_cache(maxsize=64)
def _word_pattern(joiners: str) -> re.Pattern[str]:
    letters = rf"[^\W_{UNSPACED[1:-1]}]+"
    point = r"(?<=\d)[.,](?=\d)"
    if not joiners:
        return re.compile(rf"(?:{letters}|{point})+|{UNSPACED}")
    inside = rf"[{re.escape(joiners)}]"
    return re.compile(rf"{UNSPACED}{inside}*|(?:{letters}|{point}|{inside}+)+")


def _letters(word: str) -> str:
    """Return a word in small letters, without optional marks, width and the commas of figures."""
    return word.lower() if word.isascii() and word.isalpha() else _plain(word)


@lru_cache(maxsize=10_000)
def _plain(word: str) -> str:
    plain = _OPTIONAL.sub("", normal_form("NFKD", word).casefold())
    kept = (c for c in plain if c.isalnum() or c in ".," or unicodedata.category(c)[0] == "M")
    letters = _GROUP.sub("", normal_form("NFC", "".join(kept)))
    return letters if any(c.isalnum() for c in letters) else ""
