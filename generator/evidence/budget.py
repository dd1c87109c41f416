"""How much of an article its quotations republish, and how much they may.

Everything here works from the published words and their places alone, so that a machine without
the text counts the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.absence import AbsenceWanted
from generator.evidence.asides import FREE_WORDS, long_asides
from generator.evidence.leaks.letters import fold
from generator.evidence.locks.lock import LockedAbsence
from generator.evidence.model import Layout, Proof, Span, Wanted
from generator.evidence.most_words import most_first, shorten
from generator.evidence.stretches import count_outside, union
from generator.evidence.words import count_words, word_spans
from generator.options import Options
from generator.place import Place
from generator.reading.schema.sources import BudgetDraft, Rights, Zone

QUOTE_OVER_BUDGET = Rule(
    "B101",
    "quote-over-budget",
    """
One quote holds more words of an article than a quotation may.

The right to quote covers what the argument needs, and a long passage printed whole stands in for
the article itself. All parts of an interrupted utterance count as one quote; quotes that overlap,
or follow each other within a paragraph, count as the one run that they make.

Quote the words on which the claim rests, and point to the rest with a `passage`, whose words are
not published. Where the length is needed, raise the limit in the source's record and say why:

    budget: {quote_words: 90, because: the oath is one sentence}
""",
    acceptable=True,
)

OWN_PROSE_OVER_BUDGET = Rule(
    "B102",
    "own-prose-over-budget",
    """
The quotes take more of an outlet's own prose than the site allows itself.

What officials said in public is reported by everybody; the sentences around it are the outlet's
work and the reason why it is read. Counted are the published words that stand outside quotation
marks in the article: in quotes and parts, in `before` and `after`, in terms of a wording and in
exceptions of an absence, each word once. The title does not count where it stands as a headline.

Quote fewer words of the narration: only those that differ from the other reports. Use `passage`
where the place is enough. Where more is needed, set `budget` in the source's record with
`own_percent` and `because`.
""",
)

WORDS_OVER_BUDGET = Rule(
    "B103",
    "words-over-budget",
    """
All quotes together take more of an article than the site allows itself.

Every quote may be short and the site still republish the article piece by piece. Counted is every
word of the article that stands anywhere in the repository: quotes and parts, `before` and
`after`, terms of a wording, exceptions of an absence, alarm words (`none_of`) of other sources'
absences, and each `verb`, `hedge` or unnamed speaker of more than three words; what overlaps counts
once. The title does not count where it stands as a headline.

Shorten the longest quotes (the message names the records that use most), or use `passage`. Where
more is needed, set `budget` in the source's record with `all_percent` and `because`.
""",
)

CLOSED_WORDS = Rule(
    "R201",
    "words-from-closed-source",
    """
Words of an article stand in the repository although its record says `rights: closed`.

Nothing of a closed source may be published, and the YAML is as public as the site. The record's
metadata and passages, which are places without words, are all that a closed source gives.

    passage: p4.s2      # instead of a quote

Replace the quote, the parts or the term by a passage, `before` and `after` by `at`; a verb, a hedge
and an unnamed speaker have three words at most. Words that were committed once stay in the history
of the repository: `explainer leaks` finds them there.
""",
)


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


def check_asides(wanted: Wanted, rights: Rights, /) -> Iterator[Diagnostic]:
    """Give a finding for each verb, hedge or unnamed speaker that prints a closed source."""
    for key, _ in long_asides(wanted) if rights is Rights.CLOSED else ():
        message = f"More than {FREE_WORDS} words of {wanted.source} stand here as printed."
        hint = "Leave them out, or use no more than that."
        place = wanted.place_of(key)
        yield CLOSED_WORDS.at(place, message, hint=hint, record=wanted.record)


def check_budget(
    usage: Usage, rights: Rights, published: Iterable[Published], place: Place, /
) -> Iterator[Diagnostic]:
    """Give a finding for each limit that is passed; `place` is that of the source's record."""
    if rights is Rights.CLOSED:
        yield from _closed(usage, published)
    if rights is not Rights.QUOTES:
        return
    yield from _long_quotes(usage)
    source, limits = usage.source, usage.limits
    if usage.own * 100 > limits.own_percent * usage.words:
        message = (
            f"{usage.own} of {usage.words} words of {source}, {usage.own_percent:.1f} %, are the"
            f" outlet's own prose; {limits.own_percent} % are allowed."
        )
        most = shorten(usage.own_by_record)
        yield OWN_PROSE_OVER_BUDGET.at(place, message, hint=most, record=source)
    if usage.quoted * 100 > limits.all_percent * usage.words:
        message = (
            f"{usage.quoted} of {usage.words} words of {source}, {usage.quoted_percent:.1f} %,"
            f" are published; {limits.all_percent} % are allowed."
        )
        hint = shorten(usage.by_record)
        yield WORDS_OVER_BUDGET.at(place, message, hint=hint, record=source)


def _closed(usage: Usage, published: Iterable[Published]) -> Iterator[Diagnostic]:
    for record, place in dict.fromkeys((p.record, p.place) for p in published if p.words):
        message = f"Words of {usage.source} stand here, and nothing of it may be published."
        hint = "Give the place as a passage (`passage: p4.s2`), without the words."
        yield CLOSED_WORDS.at(place, message, hint=hint, record=record)


def _long_quotes(usage: Usage) -> Iterator[Diagnostic]:
    """Give a finding for each quote that is too long, and for each run of shorter ones."""
    most = usage.limits.quote_words
    long = [quote for quote in usage.quotes if quote.words > most]
    for quote in long:
        record, place = quote.records[0]
        message = f"This quote of {usage.source} has {quote.words} words; {most} are allowed."
        hint = "Quote only the words on which the claim rests."
        yield QUOTE_OVER_BUDGET.at(place, message, hint=hint, record=record)
    told = {each for quote in long for each in quote.records}
    for run in usage.runs:
        if run.words > most and not told.intersection(run.records):
            record, place = run.records[-1]
            message = (
                f"Quotes of {usage.source} that follow each other make a run of {run.words}"
                f" words; {most} are allowed in one piece."
            )
            also = [(other, f"part of the run, in {name}") for name, other in run.records[:-1]]
            hint = "Quote fewer of them, or leave words out between them."
            yield QUOTE_OVER_BUDGET.at(place, message, hint=hint, also=also, record=record)


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
            runs[-1] = (Span(last.start, max(last.end, each.span.end)), [*runs[-1][1], each])
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
