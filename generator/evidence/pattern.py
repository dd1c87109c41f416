"""What an editor's quote demands of an article: stretches of words, and what lies between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, product

from generator.evidence.model import Tier
from generator.evidence.normalise import DOUBLE_MARKS, SINGLE_MARKS, normalise

_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_OMISSION = re.compile(r"\s*(?:…|\.\.\.)\s*")
_OPENING = "([{" + DOUBLE_MARKS + SINGLE_MARKS
"""What a word follows without a space; so does the beginning of a stretch."""
_MOST_READINGS = 64


class Joint(StrEnum):
    """What lies between two stretches of a quote."""

    OMISSION = "omission"
    """The editor left words out and wrote `[...]`."""
    INTERRUPTION = "interruption"
    """The article interrupts the utterance, given in `parts`."""


class Edge(StrEnum):
    """Whether an insertion has the article's words on both sides."""

    NONE = "none"
    """It has."""
    QUOTE = "quote"
    """It stands at the very beginning or end of a quote, or of one of its parts."""
    OMISSION = "omission"
    """It stands next to words left out."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """A `[word]` that the editor wrote into a stretch."""

    index: int
    """Before which character of the stretch it stands."""
    mark: str
    """As written, brackets included."""
    spaced: tuple[bool, bool]
    """Whether a space stands before it and after it."""

    @property
    def words(self) -> str:
        """What the brackets hold."""
        return self.mark[1:-1].strip()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that must stand in the article without a break."""

    needle: str
    """Normalised."""
    written: str
    """As the editor wrote them, without the marks."""
    insertions: tuple[Insertion, ...] = ()
    part: int = 0
    """The number, from 0, of the part of the quote in which it stands."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A whole quote: stretches, and the joint between each two."""

    stretches: tuple[Stretch, ...]
    joints: tuple[Joint, ...] = ()

    @property
    def is_edited(self) -> bool:
        """Tell whether it holds a mark of the editor's."""
        return Joint.OMISSION in self.joints or any(s.insertions for s in self.stretches)

    def tier(self, printed: Iterable[str]) -> Tier:
        """Return how the quote matches the words that the article prints, stretch by stretch."""
        if self.is_edited:
            return Tier.EDITED
        same = all(s.written == words for s, words in zip(self.stretches, printed, strict=True))
        return Tier.EXACT if same else Tier.TYPOGRAPHIC

    def edge_of(self, number: int, insertion: Insertion) -> Edge:
        """Return at which edge of the stretch of that number an insertion stands."""
        needle = self.stretches[number].needle
        at_start = not any(c.isalnum() for c in needle[: insertion.index])
        at_end = not any(c.isalnum() for c in needle[insertion.index :])
        before = self.joints[number - 1] if number else None
        after = self.joints[number] if number < len(self.joints) else None
        if at_start and at_end:
            return Edge.NONE
        beside = [joint for at, joint in ((at_start, before), (at_end, after)) if at]
        if any(joint is not Joint.OMISSION for joint in beside):
            return Edge.QUOTE
        return Edge.OMISSION if beside else Edge.NONE


def readings(parts: tuple[str, ...], article: str) -> Iterator[Pattern]:
    """Give each way to read the brackets of a quote, the article's own brackets first.

    A bracket that stands in `article` (normalised) may be quoted as it is or be the editor's
    mark; any other is the editor's.
    """
    brackets = [m.group() for part in parts for m in _BRACKET.finditer(part)]
    if not brackets:
        yield _read(parts, iter(()))
        return
    choices = [(True, False) if normalise(b).text in article else (False,) for b in brackets]
    for literal in islice(product(*choices), _MOST_READINGS):
        yield _read(parts, iter(literal))


def _read(parts: tuple[str, ...], literal: Iterator[bool]) -> Pattern:
    stretches: list[Stretch] = []
    joints: list[Joint] = []
    for number, part in enumerate(parts):
        if number:
            joints.append(Joint.INTERRUPTION)
        if "[" not in part:
            stretches.append(_stretch(part, 0, len(part), [], number))
            continue
        cut = [match for match in _BRACKET.finditer(part) if not next(literal)]
        omissions = [m for m in cut if _OMISSION.fullmatch(m.group(1))]
        starts = [0, *(m.end() for m in omissions)]
        ends = [*(m.start() for m in omissions), len(part)]
        for start, end in zip(starts, ends, strict=True):
            inside = [m for m in cut if start <= m.start() and m.end() <= end]
            stretches.append(_stretch(part, start, end, inside, number))
        joints.extend(Joint.OMISSION for _ in omissions)
    return Pattern(tuple(stretches), tuple(joints))


def _stretch(part: str, start: int, end: int, marks: list[re.Match[str]], number: int) -> Stretch:
    """Return the words of `part[start:end]`, the part of that number, with the marks taken out."""
    written = ""
    insertions: list[Insertion] = []
    done = start
    for mark in marks:
        written += part[done : mark.start()]
        done = mark.end()
        spaced = (written[-1:].isspace(), part[done : done + 1].isspace())
        if not part[done : done + 1].isalnum():
            written = written.rstrip()
        if spaced[1] and not spaced[0] and written[-1:] in _OPENING:
            done += 1
        insertions.append(Insertion(len(normalise(written.lstrip()).text), mark.group(), spaced))
    written = (written + part[done:end]).strip()
    return Stretch(normalise(written).text, written, tuple(insertions), number)
