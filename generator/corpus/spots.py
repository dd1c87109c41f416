"""The spots at which several printings of one utterance part ways, as a reader is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.corpus.difference import TOKEN, Change, Difference, Op, comparable, opcodes


@dataclass(frozen=True, slots=True)
class Reading:
    """What some of the sources print at a spot."""

    text: str
    """Empty where they print nothing."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place inside the stretch that all printings share, and what each has there."""

    change: Change
    readings: tuple[Reading, ...]
    """Each once, in the order of the printings; at least two."""


@dataclass(frozen=True, slots=True)
class Parting:
    """Where the printings of one utterance part ways."""

    sources: tuple[str, ...]
    words: int
    """How many words of the first printing lie in the stretch that all share."""
    shared: int
    """How many of them all others print too, in whatever case."""
    spots: tuple[Spot, ...]
    longer: tuple[tuple[str, int], ...]
    """The sources that quote more than the others, and how many words."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    key: str
    """What it is compared by."""

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def parting(difference: Difference) -> Parting:
    """Return the spots at which the printings of one utterance part ways, in order."""
    sources = tuple(p.statement.source for p in difference.printings)
    return part(sources, [p.statement.proof.shown for p in difference.printings])


def part(sources: Sequence[str], texts: Sequence[str]) -> Parting:
    """Return where `texts`, as printed by `sources`, part ways; the first is held to the others."""
    tokens = [_tokens(text) for text in texts]
    base, others = tokens[0], tokens[1:]
    ways = [opcodes([t.key for t in base], [t.key for t in other]) for other in others]
    begin = max((_edge(way)[0] for way in ways), default=0)
    end = min((_edge(way)[1] for way in ways), default=len(base))
    inside = [n for n in range(begin, end) if base[n].is_word]
    apart: set[int] = set()
    spots: list[Spot] = []
    for span in _spans(ways, begin, max(begin, end)):
        spot = _spot(span, sources, texts, tokens, ways)
        if len(spot.readings) > 1:
            spots.append(spot)
            apart.update(range(*span) if spot.change is Change.WORDING else ())
    return Parting(
        tuple(sources),
        len(inside),
        len([n for n in inside if n not in apart]),
        tuple(spots),
        tuple(_longer(sources, tokens, ways, begin, end)),
    )


def _tokens(text: str) -> list[_Token]:
    return [_Token(m[0], m.start(), m.end(), comparable(m[0])) for m in TOKEN.finditer(text)]


def _edge(way: list[Op]) -> tuple[int, int]:
    """Return the range of the base that both share: without what only one has at either end."""
    if not way:
        return 0, 0
    first, last = way[0], way[-1]
    begin = first[2] if first[0] == "delete" else 0
    end = last[1] if last[0] == "delete" else last[2]
    return begin, end


def _inner(way: list[Op]) -> list[Op]:
    """Return the ops inside the shared stretch: not what one alone has at either end."""
    return [
        op
        for number, op in enumerate(way)
        if not (number in (0, len(way) - 1) and op[0] in ("delete", "insert"))
    ]


def _spans(ways: list[list[Op]], begin: int, end: int) -> list[tuple[int, int]]:
    """Return the ranges of the base where some printing differs; those that touch are one."""
    found = sorted(
        (max(op[1], begin), min(op[2], end))
        for way in ways
        for op in _inner(way)
        if op[0] != "equal" and op[2] >= begin and op[1] <= end
    )
    merged: list[tuple[int, int]] = []
    for start, stop in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], stop))
        else:
            merged.append((start, stop))
    return merged


def _spot(
    span: tuple[int, int],
    sources: Sequence[str],
    texts: Sequence[str],
    tokens: list[list[_Token]],
    ways: list[list[Op]],
) -> Spot:
    ranges = [span, *(_mapped(span, way) for way in ways)]
    parts = [tokens[n][start:stop] for n, (start, stop) in enumerate(ranges)]
    readings: dict[str, list[str]] = {}
    for source, text, run in zip(sources, texts, parts, strict=True):
        readings.setdefault(text[run[0].start : run[-1].end] if run else "", []).append(source)
    return Spot(_change(parts), tuple(Reading(text, tuple(who)) for text, who in readings.items()))


def _mapped(span: tuple[int, int], way: list[Op]) -> tuple[int, int]:
    """Return the range of another printing that stands for a range of the base."""
    start = min(_across(span[0], op)[0] for op in way if op[1] <= span[0] <= op[2])
    stop = max(_across(span[1], op)[1] for op in way if op[1] <= span[1] <= op[2])
    return start, stop


def _across(at: int, op: Op) -> tuple[int, int]:
    tag, i1, i2, j1, j2 = op
    if tag == "equal":
        return j1 + at - i1, j1 + at - i1
    return (j1 if at == i1 else j2), (j2 if at == i2 else j1)


def _change(parts: list[list[_Token]]) -> Change:
    words = {tuple(t.key for t in part if t.is_word) for part in parts}
    if len(words) == 1:
        return Change.PUNCTUATION
    if len({tuple(w.casefold() for w in each) for each in words}) == 1:
        return Change.CASE
    return Change.WORDING


def _longer(
    sources: Sequence[str], tokens: list[list[_Token]], ways: list[list[Op]], begin: int, end: int
) -> list[tuple[str, int]]:
    """Return who quotes words beyond the stretch that all share, and how many."""
    inside = [(begin, end), *(_mapped((begin, end), _clipped(way)) for way in ways)]
    found = []
    for source, run, (start, stop) in zip(sources, tokens, inside, strict=True):
        more = sum(t.is_word for t in (*run[:start], *run[stop:]))
        if more:
            found.append((source, more))
    return found


def _clipped(way: list[Op]) -> list[Op]:
    """Return a way without what the other printing alone has at either end."""
    return [
        op for n, op in enumerate(way) if not (n in (0, len(way) - 1) and op[0] == "insert")
    ] or way
