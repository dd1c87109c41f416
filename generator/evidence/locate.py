"""Where in an article a quote stands: in one place that can be told, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.article import Article
from generator.evidence.edges import cuts_word
from generator.evidence.excerpt import shorten
from generator.evidence.model import Span, Wanted
from generator.evidence.normalise import WALL, normalise
from generator.evidence.pattern import Pattern, Stretch

FARTHEST = 400
"""Characters that may lie between two stretches of one quote."""

QUOTE_IN_SEVERAL_PLACES = Rule(
    "Q302",
    "quote-in-several-places",
    """
A quote stands more than once in its article, and nothing says which place is meant.

The same words may be the headline's in one place and a minister's in another; taking the first
would give some quotes a wrong speaker.

    quote: a ferry every day
    at: p5.s2

Add `at` with the place, as the message lists them, or `before` or `after` with a few of the
words that stand next to the quote.
""",
)

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

QUOTE_NOT_AT_PLACE = Rule(
    "Q306",
    "quote-not-at-place",
    """
A quote stands in its article, but not where `at` says.

`at` decides which place is meant; a wrong one would send readers to other words.

    quote: a ferry every day
    at: p7                            # it stands in p5.s2

Write the place that the message gives, or leave `at` out where the quote stands only once.
""",
)

QUOTE_CONTEXT_NOT_THERE = Rule(
    "Q307",
    "quote-context-not-there",
    """
A quote stands in its article, but the words given as `before` or `after` are not next to it.

`before` and `after` decide which place is meant. They stand directly before and after the quote;
spaces, quotation marks and other punctuation between do not count.

    before: he added
    quote: a ferry every day

Copy the words next to the quote, or name the place with `at`.
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
    chains = (_chain(pattern, start, article, _joined) for start in firsts)
    return [chain for chain in chains if chain is not None]


def in_order(pattern: Pattern, article: Article) -> tuple[tuple[int, int], ...] | None:
    """Return where the stretches stand one after another, however far apart; None for nowhere."""
    for start in _whole(pattern.stretches[0].needle, article):
        chain = _chain(pattern, start, article, lambda *_: True)
        if chain is not None:
            return chain.ranges
    return None


def narrow(chains: list[Chain], wanted: Wanted, article: Article) -> Chain | Diagnostic:
    """Return the one chain that the editor means, or why it cannot be told."""
    here = [c for c in chains if _is_at(c, wanted, article)]
    if not here:
        return _elsewhere(chains, wanted, article)
    beside = [c for c in here if _is_beside(c, wanted, article)]
    if not beside:
        return _context_missing(here, wanted, article)
    if len(beside) > 1:
        return _several(beside, wanted, article)
    return beside[0]


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
        wanted.place_of("quote"),
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
        wanted.place_of("quote"),
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


def _is_at(chain: Chain, wanted: Wanted, article: Article) -> bool:
    if wanted.at is None:
        return True
    region = article.span_of(wanted.at)
    start = article.normal.start(chain.ranges[0][0])
    return region is not None and region.start <= start < region.end


def _is_beside(chain: Chain, wanted: Wanted, article: Article) -> bool:
    text = article.normal.text
    before, after = _bare(wanted.before), _bare(wanted.after)
    first, last = chain.ranges[0][0], chain.ranges[-1][1]
    return (
        not before or _ends_with(_bare(text[max(0, first - 2 * len(before) - 20) : first]), before)
    ) and (not after or _starts_with(_bare(text[last : last + 2 * len(after) + 20]), after))


def _ends_with(text: str, words: str) -> bool:
    return text.endswith(words) and not cuts_word(text, len(text) - len(words))


def _starts_with(text: str, words: str) -> bool:
    return text.startswith(words) and not cuts_word(text, len(words))


def _bare(words: str) -> str:
    """Return `words` normalised, without the punctuation and spaces around them."""
    text = normalise(words).text
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def _places(chains: list[Chain], article: Article) -> list[str]:
    return [str(article.locator_of(_whole_span(chain, article))) for chain in chains]


def _whole_span(chain: Chain, article: Article) -> Span:
    spans = chain.spans(article)
    return Span(spans[0].start, spans[-1].end)


def _several(chains: list[Chain], wanted: Wanted, article: Article) -> Diagnostic:
    places = _places(chains, article)
    lines = [
        f"{place}: {_around(chain, article)}" for place, chain in zip(places, chains, strict=True)
    ]
    if len(set(places)) == len(places):
        advice = f"Say which one is meant:\nat: {places[0]}"
    else:
        advice = "Say which one is meant with a few of the words next to it (`before:`, `after:`)."
    return QUOTE_IN_SEVERAL_PLACES.at(
        wanted.place_of("quote"),
        f"“{shorten(' '.join(wanted.quote))}” stands {len(chains)} times in {article.source}: "
        f"{', '.join(places)}.",
        hint="\n".join([*lines, advice]),
        record=wanted.record,
    )


def _around(chain: Chain, article: Article) -> str:
    """Return the words of one place with a few characters on both sides."""
    span, text = _whole_span(chain, article), article.text or ""
    paragraph = article.paragraph_at(span.start).span
    start, end = max(paragraph.start, span.start - 40), min(paragraph.end, span.end + 40)
    head = "⋯ " if start > paragraph.start else ""
    tail = " ⋯" if end < paragraph.end else ""
    return head + shorten(text[start:end], 200) + tail


def _elsewhere(chains: list[Chain], wanted: Wanted, article: Article) -> Diagnostic:
    places = _places(chains, article)
    return QUOTE_NOT_AT_PLACE.at(
        wanted.place_of("at"),
        f"“{shorten(' '.join(wanted.quote))}” stands in {article.source}, but in "
        f"{', '.join(places)}, not in {wanted.at}.",
        hint=f"Write\nat: {places[0]}" if len(set(places)) == 1 else "",
        record=wanted.record,
    )


def _context_missing(chains: list[Chain], wanted: Wanted, article: Article) -> Diagnostic:
    lines = [
        f"{place}: {_around(chain, article)}"
        for place, chain in zip(_places(chains, article), chains, strict=True)
    ]
    key = "before" if wanted.before else "after"
    given = wanted.before or wanted.after
    return QUOTE_CONTEXT_NOT_THERE.at(
        wanted.place_of(key),
        f"“{shorten(given)}” does not stand directly {key} the quote in {article.source}.",
        hint="\n".join(["The quote stands here:", *lines]),
        record=wanted.record,
    )
