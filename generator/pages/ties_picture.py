"""Who contradicts and answers whom as a picture: rows of names, and lines that join two rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.corpus.corpus import Corpus
from generator.corpus.model import Actor
from generator.corpus.ties import Tie, TieKind, speaks_for

FEWEST, MOST = 4, 15
"""Rows of a picture: of fewer a sentence tells as much, and more nobody can follow."""
_CONFLICTS = frozenset({TieKind.CONTRADICTS, TieKind.DENIES})
_LANE = 15
_EDGE = 7


@dataclass(frozen=True, slots=True)
class TieRow:
    """One actor."""

    actor: Actor
    depth: int
    """How many actors above it, each belonging to the next, it speaks for or is part of."""
    speaks_for: Actor | None
    sources: tuple[str, ...]
    """The sources that let it speak."""
    ties: tuple[Tie, ...]

    @property
    def contradicts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Whom it contradicts or denies, each once, with what they say."""
        return self._whom(_CONFLICTS)

    @property
    def answers(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Whom it answers, with what they say."""
        return self._whom((TieKind.ANSWERS,))

    def _whom(self, kinds: Collection[TieKind]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        found: dict[str, set[str]] = {}
        for tie in self.ties:
            if tie.kind in kinds:
                found.setdefault(tie.other, set()).update(tie.claims)
        return tuple((other, tuple(sorted(found[other]))) for other in sorted(found))


@dataclass(frozen=True, slots=True)
class TieLine:
    """A line from the middle of one row to the middle of another."""

    conflict: bool
    x: int
    """How far out it runs, in pixels."""
    start: str
    end: str
    """The two rows, as percentages of the picture's height; an answer leads from start to end."""


@dataclass(frozen=True, slots=True)
class TiePicture:
    """The rows and lines of a picture."""

    rows: tuple[TieRow, ...]
    lines: tuple[TieLine, ...]
    width: int
    """Of the part with the lines, in pixels."""

    @property
    def drawn(self) -> bool:
        """Whether there are rows enough for a picture, and not too many."""
        return FEWEST <= len(self.rows) <= MOST


def tie_picture(
    corpus: Corpus, found: Mapping[str, Sequence[Tie]], sources: Sequence[str]
) -> TiePicture | None:
    """Return those who speak in `sources` with their ties; nothing where there are none.

    Where too many speak for a picture, those alone who have a tie.
    """
    if not found:
        return None
    spoken = _spoken(corpus, sources)
    if len(spoken) > MOST:
        spoken = {id: where for id, where in spoken.items() if id in found}
    rows = tuple(_rows(corpus, spoken, found))
    lines = _lines(rows)
    return TiePicture(rows, lines, max((line.x for line in lines), default=0) + _EDGE)


def _spoken(corpus: Corpus, sources: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return who speaks in which of `sources`, who speaks most first."""
    counts: dict[str, dict[str, int]] = {}
    for source in sources:
        for statement in corpus.statements_in.get(source, ()):
            if statement.speaker.actor in corpus.actors:
                here = counts.setdefault(statement.speaker.actor, {})
                here[source] = here.get(source, 0) + 1
    order = sorted(counts, key=lambda id: (-sum(counts[id].values()), id))
    return {id: tuple(counts[id]) for id in order}


def _rows(
    corpus: Corpus, spoken: Mapping[str, tuple[str, ...]], found: Mapping[str, Sequence[Tie]]
) -> Iterable[TieRow]:
    above = {id: _above(corpus, id, spoken) for id in spoken}
    below: dict[str, list[str]] = {}
    for id, parent in above.items():
        below.setdefault(parent, []).append(id)
    families = sorted(below.get("", ()), key=lambda id: id in corpus.sources_of)  # outlets last
    stack = [(id, 0) for id in reversed(families)]
    left = dict(spoken)  # those who stand in a ring of offices are under nobody
    while stack or left:
        id, depth = stack.pop() if stack else (next(iter(left)), 0)
        if left.pop(id, None) is None:
            continue
        actor = corpus.actors[id]
        master = corpus.actors.get(speaks_for(actor))
        yield TieRow(actor, depth, master, spoken[id], tuple(found.get(id, ())))
        stack += [(child, depth + 1) for child in reversed(below.get(id, []))]


def _above(corpus: Corpus, id: str, spoken: Mapping[str, tuple[str, ...]]) -> str:
    """Return the nearest of those who speak for whom an actor speaks, or nothing."""
    seen = {id}
    actor = corpus.actors[id]
    while True:
        master = speaks_for(actor)
        if not master or master in seen or master not in corpus.actors:
            return ""
        if master in spoken:
            return master
        seen.add(master)
        actor = corpus.actors[master]


def _lines(rows: Sequence[TieRow]) -> tuple[TieLine, ...]:
    """Return one line for each two rows that are tied; where they conflict that is what counts."""
    number = {row.actor.id: n for n, row in enumerate(rows)}
    wanted: dict[tuple[int, int], bool] = {}
    for row in rows:
        for tie in row.ties:
            if tie.other not in number:
                continue
            pair = number[row.actor.id], number[tie.other]
            if tie.kind in _CONFLICTS:
                wanted.pop(pair, None)
                wanted.pop(pair[::-1], None)
                wanted[min(pair), max(pair)] = True
            elif tie.kind is TieKind.ANSWERS and not {pair, pair[::-1]} & set(wanted):
                wanted[pair] = False
    lines = []
    lanes: list[list[tuple[int, int]]] = []
    for pair in sorted(wanted, key=lambda p: (abs(p[1] - p[0]), min(p))):
        low, high = min(pair), max(pair)
        lane = next(
            (n for n, taken in enumerate(lanes) if all(high < a or b < low for a, b in taken)),
            len(lanes),
        )
        lanes[lane:] = lanes[lane:] or [[]]
        lanes[lane].append((low, high))
        x = (lane + 1) * _LANE
        lines.append(TieLine(wanted[pair], x, _middle(pair[0], rows), _middle(pair[1], rows)))
    return tuple(lines)


def _middle(row: int, rows: Sequence[TieRow]) -> str:
    return f"{100 * (row + 0.5) / len(rows):.2f}%"
