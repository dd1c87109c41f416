"""Which statement of an older state is which of a newer one.

Ids are made from the place, and a corrected text moves the place: so statements are known by what
they are evidence of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from generator.corpus.change_items import Reader
from generator.corpus.model import Statement

Key = Callable[[Statement, Reader], Hashable]


@dataclass(frozen=True, slots=True)
class Pair:
    """One statement as it was and as it is; one side is missing where it came or went."""

    before: Statement | None
    after: Statement | None


def pair_statements(before: Reader, after: Reader) -> list[Pair]:
    """Return every statement of both states once.

    The surest likeness comes first: under the same claim the same words in the same mouth, at the
    same place or another; then the same place; then the same words under another claim; last,
    words of the same source under the same claim that overlap, or that have the same speaker.
    """
    old, new = list(before.corpus.statements), list(after.corpus.statements)
    pairs: list[Pair] = []
    for key in (_same, _whole, _placed, _moved):
        old, new = _take(old, new, key, before, after, pairs)
    old, new = _take_overlapping(old, new, before, after, pairs)
    old, new = _take(old, new, _said_by, before, after, pairs)
    pairs += [Pair(each, None) for each in old]
    pairs += [Pair(None, each) for each in new]
    return pairs


def _under(each: Statement, reader: Reader) -> tuple[str, str]:
    return reader.now(each.claim), reader.now(each.source)


def _who(each: Statement, reader: Reader) -> tuple[str, str]:
    return reader.now(each.speaker.actor), each.speaker.words


def _same(each: Statement, reader: Reader) -> Hashable:
    """The same words by the same speaker at the same place, under the same claim."""
    return (_whole(each, reader), _placed(each, reader))


def _whole(each: Statement, reader: Reader) -> Hashable:
    """The same words by the same speaker, under the same claim."""
    words = each.proof.shown or str(each.proof.at)
    return (*_under(each, reader), *_who(each, reader), words)


def _placed(each: Statement, reader: Reader) -> Hashable:
    """The same place of the text, under the same claim."""
    return (*_under(each, reader), *(piece.span for piece in each.proof.pieces))


def _moved(each: Statement, reader: Reader) -> Hashable:
    """The same words by the same speaker, under whatever claim."""
    words = each.proof.shown or str(each.proof.at)
    return (reader.now(each.source), *_who(each, reader), words)


def _said_by(each: Statement, reader: Reader) -> Hashable:
    """The same speaker, under the same claim and source."""
    return (*_under(each, reader), *_who(each, reader))


def _take(
    old: Sequence[Statement],
    new: Sequence[Statement],
    key: Key,
    before: Reader,
    after: Reader,
    pairs: list[Pair],
) -> tuple[list[Statement], list[Statement]]:
    """Pair what has the same key, in order; return what is left on both sides."""
    waiting = _grouped(old, key, before)
    left = []
    for each in new:
        alike = waiting.get(key(each, after))
        if alike:
            pairs.append(Pair(alike.pop(0), each))
        else:
            left.append(each)
    return [each for group in waiting.values() for each in group], left


def _take_overlapping(
    old: Iterable[Statement],
    new: Iterable[Statement],
    before: Reader,
    after: Reader,
    pairs: list[Pair],
) -> tuple[list[Statement], list[Statement]]:
    """Pair what shares characters of one article under one claim."""
    waiting = _grouped(old, _under, before)
    left = []
    for each in new:
        group = waiting.get(_under(each, after), [])
        alike = next((other for other in group if _overlap(other, each)), None)
        if alike is None:
            left.append(each)
        else:
            group.remove(alike)
            pairs.append(Pair(alike, each))
    return [each for group in waiting.values() for each in group], left


def _grouped(
    statements: Iterable[Statement], key: Key, reader: Reader
) -> dict[Hashable, list[Statement]]:
    found: dict[Hashable, list[Statement]] = defaultdict(list)
    for each in statements:
        found[key(each, reader)].append(each)
    return found


def _overlap(one: Statement, other: Statement) -> bool:
    return any(a.span.overlaps(b.span) for a in one.proof.pieces for b in other.proof.pieces)
