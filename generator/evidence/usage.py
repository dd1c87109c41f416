"""How much of an article its quotations republish.

Everything here works from the published words and their places alone, so that a machine without
the text counts the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.absence import AbsenceWanted
from generator.evidence.leaks.letters import fold
from generator.evidence.locks.lock import LockedAbsence
from generator.evidence.model import Layout, Proof, Span, Wanted
from generator.evidence.most_words import most_first
from generator.evidence.spans import count_outside, union
from generator.evidence.words import count_words, word_spans
from generator.options import Options
from generator.place import Place
from generator.reading.schema.sources import BudgetDraft, Zone


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one article may be quoted."""

    quote_words: int
    own_percent: int
    all_percent: int

    @classmethod
    def of(cls, options: Options) -> Limits:
        """Return the limits of a site."""
        return cls(options.quote_words, options.own_percent, options.all_percent)

    def with_budget(self, budget: BudgetDraft | None) -> Limits:
        """Return these limits with what a source's record sets instead."""
        if budget is None:
            return self
        return Limits(
            self.quote_words if budget.quote_words is None else budget.quote_words,
            self.own_percent if budget.own_percent is None else budget.own_percent,
            self.all_percent if budget.all_percent is None else budget.all_percent,
        )


@dataclass(frozen=True, slots=True)
class Published:
    """Words of an article that stand in the repository."""

    span: Span
    words: str
    """The article's characters in `span`."""
    record: str
    place: Place
    group: int = 0
    """Pieces of one quote have the same number."""
    exact: bool = True
    """False for context, which is counted next to its quote without knowing its very place."""


@dataclass(frozen=True, slots=True)
class Run:
    """Quoted words that belong together, as parts of one quote or without a gap between them."""

    words: int
    records: tuple[tuple[str, Place], ...]
    """The records that quote them, in the order of the article."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How much of one article is quoted, and how much may be."""

    source: str
    words: int
    """Words of the whole article."""
    quoted: int
    """Words that are published, each counted once; titles aside."""
    own: int
    """Those of them that stand outside quotation marks."""
    quotes: tuple[Run, ...]
    """Each quote with its parts."""
    runs: tuple[Run, ...]
    """What quotes that overlap or follow each other make together."""
    by_record: tuple[tuple[str, int], ...]
    """How many words each record publishes, most first; what several publish counts for each."""
    limits: Limits
    own_by_record: tuple[tuple[str, int], ...] = ()
    """The same of those outside quotation marks, where they are more than is allowed."""

    @property
    def quoted_percent(self) -> float:
        """Quoted words in percent of the article."""
        return 100 * self.quoted / self.words if self.words else 0.0

    @property
    def own_percent(self) -> float:
        """Quoted words of the outlet's own prose in percent of the article."""
        return 100 * self.own / self.words if self.words else 0.0

    @property
    def longest(self) -> int:
        """Words of the longest quote or run."""
        return max((each.words for each in (*self.quotes, *self.runs)), default=0)


UNKNOWN = "x"
"""Stands for each character of words that need not be known."""
_BESIDE = 2
"""Characters that usually part a quote from its context: a space and a quotation mark."""


def published_words(wanted: Wanted, proof: Proof, group: int, /) -> Iterator[Published]:
    """Give the words of a proved quote and of the context that tells its place.

    Passages publish nothing.
    """
    for piece in proof.pieces:
        if piece.printed:
            yield Published(piece.span, piece.printed, wanted.record, wanted.place, group)
    if wanted.before:
        end = max(proof.start - _BESIDE, 0)
        words = wanted.before[-end:] if end else ""
        span = Span(end - len(words), end)
        yield Published(span, words, wanted.record, wanted.place_of("before"), group, False)
    if wanted.after:
        start = proof.end + _BESIDE
        span = Span(start, start + len(wanted.after))
        yield Published(span, wanted.after, wanted.record, wanted.place_of("after"), group, False)


def published_exceptions(
    wanted: AbsenceWanted, result: LockedAbsence, group: int, /
) -> Iterator[Published]:
    """Give the alarm words that stand in the article in another sense."""
    for span in result.excepted:
        words = next((w for w in wanted.none_of if len(w) == len(span)), wanted.none_of[0])
        yield Published(span, words, wanted.record, wanted.place, group)


def published_elsewhere(
    spans: Iterable[Span], record: str, place: Place, group: int, /
) -> Iterator[Published]:
    """Give words that other sources' absences name, whose characters need not be known."""
    for span in spans:
        yield Published(span, UNKNOWN * len(span), record, place, group, False)


def measure_usage(
    source: str,
    layout: Layout,
    mark_spans: Iterable[Span],
    published: Iterable[Published],
    limits: Limits,
    title: str = "",
) -> Usage:
    """Return how much of an article is published, its `title` aside.

    The title is exempt where it stands as a headline: any other words that a record calls a
    headline count.
    """
    titles, named = list(_headlines(layout)), fold(title)
    given = [p for p in published if p.words and not _is_title(p, titles, named, len(title))]
    given.sort(key=lambda p: (p.span, p.record, p.place))
    painted = _paint(given)
    words = [w for start, text in painted for w in word_spans(text, start)]
    marked = union(mark_spans)
    own = count_outside(words, marked)
    over = given if own * 100 > limits.own_percent * layout.words else []
    return Usage(
        source=source,
        words=layout.words,
        quoted=len(words),
        own=own,
        quotes=tuple(_quotes(given)),
        runs=tuple(_runs(layout, given, words)),
        by_record=most_first((each.record, count_words(each.words)) for each in given),
        limits=limits,
        own_by_record=most_first(
            (p.record, count_outside(word_spans(p.words, p.span.start), marked)) for p in over
        ),
    )


def _headlines(layout: Layout) -> Iterator[Span]:
    for paragraph in layout.paragraphs:
        for line, zone in zip(paragraph.lines, paragraph.zones, strict=True):
            if zone is Zone.HEADLINE:
                yield line


def _is_title(given: Published, titles: Iterable[Span], named: str, length: int) -> bool:
    """Tell whether words stand in a headline and are of the title, whose letters are `named`.

    Words that are not known here count as the title's where the line is no longer than it.
    """
    line = next((each for each in titles if given.span in each), None)
    if line is None:
        return False
    if given.words.strip(UNKNOWN):
        return fold(given.words) in named
    return len(line) <= length


def _paint(given: Sequence[Published]) -> list[tuple[int, str]]:
    """Return the stretches that are published, each with its characters put back in place."""
    stretches = union(p.span for p in given)
    texts = [[" "] * len(s) for s in stretches]
    starts = [s.start for s in stretches]
    for each in sorted(given, key=lambda p: p.exact):  # quotes over contexts
        index = bisect_right(starts, each.span.start) - 1
        at = each.span.start - starts[index]
        words = each.words[: len(each.span)]
        texts[index][at : at + len(words)] = words
    return [(s.start, "".join(t)) for s, t in zip(stretches, texts, strict=True)]


def _quotes(given: Sequence[Published]) -> Iterator[Run]:
    """Give each quote with the words of all its parts."""
    groups: dict[int, list[Published]] = {}
    for each in given:
        if each.exact:
            groups.setdefault(each.group, []).append(each)
    for pieces in groups.values():
        words = sum(count_words(piece.words) for piece in pieces)
        yield Run(words, ((pieces[0].record, pieces[0].place),))


def _runs(layout: Layout, given: Sequence[Published], words: Sequence[Span]) -> Iterator[Run]:
    """Give each run of quoted words with nothing but a sign or two between them."""
    starts = [p.span.start for p in layout.paragraphs]
    runs: list[tuple[Span, list[Published]]] = []
    for each in (p for p in given if p.exact):
        last = runs[-1][0] if runs else Span(-1, -1)
        near = each.span.start <= last.end + _BESIDE
        if runs and near and _number(starts, each.span) == _number(starts, last):
            pieces = runs[-1][1]
            pieces.append(each)
            runs[-1] = (Span(last.start, max(last.end, each.span.end)), pieces)
        else:
            runs.append((each.span, [each]))
    firsts = [word.start for word in words]
    for span, pieces in runs:
        count = bisect_left(firsts, span.end) - bisect_left(firsts, span.start)
        if count:
            yield Run(count, tuple(dict.fromkeys((p.record, p.place) for p in pieces)))


def _number(starts: Sequence[int], span: Span) -> int:
    """Return the number of the paragraph in which a span begins."""
    return bisect_right(starts, span.start)
