"""The same utterance as several sources print it: which words differ, and how much it matters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from generator.corpus.model import Statement

TOKEN = re.compile(r"\w+(?:['’ʼ-]\w+)*|[^\w\s]")
"""A word, or one other character."""
ALIKE = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-"})
"""What typography alone makes different."""


class Change(StrEnum):
    """How two printings of the same words differ at one spot."""

    NONE = "none"
    PUNCTUATION = "punctuation"
    CASE = "case"
    WORDING = "wording"
    BEYOND = "beyond"
    """Outside the stretch that all printings share: one of them quotes more."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one printing."""

    text: str
    """With the space that follows it; empty where another printing alone has words."""
    change: Change
    instead: str = ""
    """What the printing that it is compared with has in this spot; empty where it has nothing."""


@dataclass(frozen=True, slots=True)
class Printing:
    """One source's printing of an utterance, cut where it differs from the others."""

    statement: Statement
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All printings of one utterance."""

    printings: tuple[Printing, ...]

    def of(self, source: str) -> Printing | None:
        """Return the printing of a source."""
        return next((p for p in self.printings if p.statement.source == source), None)

    @property
    def changes(self) -> frozenset[Change]:
        """The kinds of change that occur inside the common stretch."""
        kinds = {run.change for p in self.printings for run in p.runs}
        return frozenset(kinds - {Change.NONE, Change.BEYOND})

    @property
    def in_wording(self) -> bool:
        """Whether the words themselves differ, not only case or punctuation."""
        return Change.WORDING in self.changes


Op = tuple[str, int, int, int, int]
"""How a stretch of one printing becomes one of another, as `difflib` says it."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    space: str
    """White space that follows."""
    key: str
    """What it is compared by."""


def compare_witnesses(witnesses: Sequence[Statement]) -> Difference:
    """Return the printings of one utterance with their differences marked.

    Each is compared with every other; a spot that differs from any of them is marked with the
    gravest kind of change. Words at either end that another source does not quote at all lie
    beyond the stretch that both share, and are no change.
    """
    tokens = [_tokens(w.proof.shown) for w in witnesses]
    printings = []
    for index, witness in enumerate(witnesses):
        others = [t for i, t in enumerate(tokens) if i != index]
        printings.append(Printing(witness, _runs(tokens[index], others)))
    return Difference(tuple(printings))


def comparable(token: str) -> str:
    """Return a token without what typography alone makes different."""
    return token if token.isascii() else token.translate(ALIKE)


def _tokens(text: str) -> list[_Token]:
    found = []
    matches = list(TOKEN.finditer(text))
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        end = following.start() if following else match.end()
        found.append(_Token(match[0], text[match.end() : end], comparable(match[0])))
    return found


def _runs(mine: list[_Token], others: Sequence[list[_Token]]) -> tuple[Run, ...]:
    """Return my words cut into runs, each with the gravest change against any other printing."""
    changes = [Change.NONE] * len(mine)
    instead = [""] * len(mine)
    gaps: dict[int, str] = {}
    for theirs in others:
        ops = opcodes([t.key for t in mine], [t.key for t in theirs])
        for index, (change, words) in enumerate(_against(mine, theirs, ops)):
            if _GRAVITY[change] > _GRAVITY[changes[index]]:
                changes[index], instead[index] = change, words
        gaps = {**_gaps(theirs, ops), **gaps}
    runs: list[Run] = []
    for index, (token, change, words) in enumerate(zip(mine, changes, instead, strict=True)):
        if index in gaps:
            runs.append(Run("", Change.WORDING, gaps[index]))
        if runs and runs[-1].text and (runs[-1].change, runs[-1].instead) == (change, words):
            runs[-1] = Run(runs[-1].text + token.text + token.space, change, words)
        else:
            runs.append(Run(token.text + token.space, change, words))
    return tuple(runs)


def _gaps(theirs: list[_Token], ops: list[Op]) -> dict[int, str]:
    """Return the words that another printing has where mine has none, by the word that follows."""
    return {
        start: _joined(theirs[their_start:their_end])
        for tag, start, _, their_start, their_end in ops[1:-1]
        if tag == "insert" and _words(theirs[their_start:their_end])
    }


_GRAVITY = {
    Change.NONE: 0,
    Change.BEYOND: 1,
    Change.PUNCTUATION: 2,
    Change.CASE: 3,
    Change.WORDING: 4,
}


def _against(mine: list[_Token], theirs: list[_Token], ops: list[Op]) -> list[tuple[Change, str]]:
    """Return for each of my words how it stands to another printing, and what stands there."""
    found: list[tuple[Change, str]] = []
    for number, (tag, start, end, their_start, their_end) in enumerate(ops):
        at_edge = number in (0, len(ops) - 1)
        words = _joined(theirs[their_start:their_end])
        if tag == "equal":
            found += [(Change.NONE, "")] * (end - start)
        elif tag == "delete" and at_edge:
            found += [(Change.BEYOND, "")] * (end - start)
        else:
            change = _kind(mine[start:end], theirs[their_start:their_end])
            found += [(change, words)] * (end - start)
    return found


def opcodes(mine: Sequence[str], theirs: Sequence[str]) -> list[Op]:
    """Return how one row of words becomes another."""
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return [(tag, i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes()]


def _joined(tokens: Sequence[_Token]) -> str:
    return "".join(token.text + token.space for token in tokens).strip()


def _kind(mine: Sequence[_Token], theirs: Sequence[_Token]) -> Change:
    words, others = _words(mine), _words(theirs)
    if words == others:
        return Change.PUNCTUATION
    if [w.casefold() for w in words] == [w.casefold() for w in others]:
        return Change.CASE
    return Change.WORDING


def _words(tokens: Sequence[_Token]) -> list[str]:
    return [token.key for token in tokens if token.text[0].isalnum()]
