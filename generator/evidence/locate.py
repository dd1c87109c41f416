"""Where in an article the words of a quote stand, or what stands in their way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.article import Article
from generator.evidence.edges import cuts_word
from generator.evidence.excerpt import shorten
from generator.evidence.model import Span, Wanted
from generator.evidence.normalise import WALL, normalise
from generator.evidence.pattern import Pattern, Stretch
from generator.reading.limits import MOST_TRIES

FARTHEST = 400
"""Characters that may lie between two stretches of one quote."""

QUOTE_CUTS_A_WORD = Rule(
    "Q303",
    "quote-cuts-a-word",
    """
A quote begins or ends within a word or a figure of the article.

"The minister can" is not what "The minister can't" says, and `500` is not `8,500`. An apostrophe
or a hyphen between letters, the points of `U.S.` and the sign of `$5` or `7%` belong to the word.

    quote: we can        # the article prints "we can't"

Write the whole word.
""",
)

QUOTE_CROSSES_A_BORDER = Rule(
    "Q304",
    "quote-crosses-a-border",
    """
A quote runs across a blank line or from one zone into another.

Two paragraphs may have two speakers, and a caption runs on into the paragraph after it only by
the accident of layout. No quote crosses such a border.

    quote: The talks are over. The mayor disagreed.    # two paragraphs

Make two statements of it, one for each paragraph.
""",
)


@dataclass(frozen=True, slots=True)
class Chain:
    """The stretches of one quote, found: where each begins and ends in the normalised text."""

    ranges: tuple[tuple[int, int], ...]

    def spans(self, article: Article) -> tuple[Span, ...]:
        """Return the stretches as ranges of the article's own text."""
        return tuple(article.normal.span(start, end) for start, end in self.ranges)


def find_words(words: str, article: Article) -> Iterator[Span]:
    """Give each place of an article at which `words` stand, from word edge to word edge."""
    needle = normalise(words.strip()).text
    for start in _whole(needle, article):
        yield article.normal.span(start, start + len(needle))


def find_chains(pattern: Pattern, article: Article) -> list[Chain]:
    """Return each way in which the stretches of `pattern` stand in order, near each other."""
    firsts = _whole(pattern.stretches[0].needle, article)
    if len(pattern.stretches) > 1:
        starts = list(islice(firsts, MOST_TRIES // len(pattern.stretches) + 1))
        if len(starts) * len(pattern.stretches) > MOST_TRIES:
            return []  # words so common prove nothing; to try them all would take minutes
        firsts = iter(starts)
    chains = (_chain(pattern, start, article, _joined) for start in firsts)
    return [chain for chain in chains if chain is not None]


def in_order(pattern: Pattern, article: Article) -> tuple[tuple[int, int], ...] | None:
    """Return where the stretches stand one after another, however far apart; None for nowhere."""
    for start in _whole(pattern.stretches[0].needle, article):
        chain = _chain(pattern, start, article, lambda *_: True)
        if chain is not None:
            return chain.ranges
    return None


def find_cut(stretch: Stretch, article: Article) -> Span | None:
    """Return the first place where the words stand, but begin or end within a word."""
    start = -1 if WALL in stretch.needle else article.normal.text.find(stretch.needle)
    return None if start < 0 else article.normal.span(start, start + len(stretch.needle))


def find_across_borders(stretch: Stretch, article: Article) -> Span | None:
    """Return where the words would stand if paragraphs and zones had no borders."""
    needle = stretch.needle.replace(WALL, " ")
    start = article.normal.text.replace(WALL, " ").find(needle)
    return None if start < 0 else article.normal.span(start, start + len(needle))


def cut_word(stretch: Stretch, span: Span, wanted: Wanted, article: Article) -> Diagnostic:
    """Say which word of the article a stretch cuts."""
    text = article.text or ""
    begin, end = span.start, span.end
    while begin > 0 and cuts_word(text, begin):
        begin -= 1
    while end < len(text) and cuts_word(text, end):
        end += 1
    whole = text[begin:end]
    return QUOTE_CUTS_A_WORD.at(
        wanted.place_of_part(stretch.part),
        f"“{stretch.written}” cuts a word: {article.source} prints “{shorten(whole)}”.",
        hint="Write whole words, from space to space.",
        record=wanted.record,
    )


def crosses_border(stretch: Stretch, span: Span, wanted: Wanted, article: Article) -> Diagnostic:
    """Say which border a stretch crosses."""
    first, last = article.paragraph_at(span.start), article.paragraph_at(span.end - 1)
    where = (
        f"from p{first.number} into p{last.number}"
        if first.number != last.number
        else f"from one zone of p{first.number} into another"
    )
    return QUOTE_CROSSES_A_BORDER.at(
        wanted.place_of_part(stretch.part),
        f"“{shorten(stretch.written)}” runs {where} of {article.source}.",
        hint="Make two statements of it: nothing crosses a blank line or the border of a zone.",
        record=wanted.record,
    )


def _whole(needle: str, article: Article, beginning: int = 0) -> Iterator[int]:
    """Give each index from `beginning` on at which `needle` stands from word edge to word edge."""
    text, normal = article.text or "", article.normal
    if WALL in needle:
        return
    for start in normal.find_all(needle, beginning):
        end = start + len(needle)
        if normal.splits(start) or normal.splits(end):
            continue
        if not cuts_word(text, normal.start(start)) and not cuts_word(text, normal.end(end)):
            yield start


def _chain(
    pattern: Pattern,
    start: int,
    article: Article,
    may_follow: Callable[[Article, int, int], bool],
) -> Chain | None:
    """Return the chain that begins at `start`, each stretch at its next place."""
    ranges = [(start, start + len(pattern.stretches[0].needle))]
    for stretch in pattern.stretches[1:]:
        end = ranges[-1][1]
        following = next(_whole(stretch.needle, article, end), None)
        if following is None or not may_follow(article, end, following):
            return None
        ranges.append((following, following + len(stretch.needle)))
    return Chain(tuple(ranges))


def _joined(article: Article, end: int, start: int) -> bool:
    return start - end <= FARTHEST and WALL not in article.normal.text[end:start]
