"""Which of several places an editor means, or that it cannot be told."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.article import Article
from generator.evidence.edges import cuts_word
from generator.evidence.excerpt import shorten
from generator.evidence.locate import Chain
from generator.evidence.model import Span, Wanted
from generator.evidence.normalise import normalise

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


def narrow(chains: list[Chain], wanted: Wanted, article: Article) -> Chain | Diagnostic:
    """Return the one chain that the editor means, or why it cannot be told."""
    if len(chains) == 1 and not (wanted.at or wanted.before or wanted.after):
        return chains[0]
    here = [c for c in chains if _is_at(c, wanted, article)]
    if not here:
        return _elsewhere(chains, wanted, article)
    beside = [c for c in here if _is_beside(c, wanted, article)]
    if not beside:
        return _context_missing(here, wanted, article)
    if len(beside) > 1:
        return _several(beside, wanted, article)
    return beside[0]


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


_MOST_SHOWN = 20
"""More places than this nobody reads in a message."""


def _places(chains: list[Chain], article: Article) -> list[str]:
    """Return where the first of the chains stand."""
    shown = chains[:_MOST_SHOWN]
    return [str(article.locator_of(_whole_span(chain, article))) for chain in shown]


def _listed(places: list[str], chains: list[Chain]) -> str:
    more = len(chains) - len(places)
    return ", ".join([*places, f"and {more} more places"] if more else places)


def _lines(chains: list[Chain], article: Article) -> list[str]:
    """Return the first places with the words around them."""
    places = _places(chains, article)
    return [f"{place}: {_around(c, article)}" for place, c in zip(places, chains, strict=False)]


def _whole_span(chain: Chain, article: Article) -> Span:
    spans = chain.spans(article)
    return Span(spans[0].start, spans[-1].end)


def _several(chains: list[Chain], wanted: Wanted, article: Article) -> Diagnostic:
    places = _places(chains, article)
    lines = _lines(chains, article)
    if len(set(places)) == len(places):
        advice = f"Say which one is meant:\nat: {places[0]}"
    else:
        advice = "Say which one is meant with a few of the words next to it (`before:`, `after:`)."
    return QUOTE_IN_SEVERAL_PLACES.at(
        wanted.place_of("quote"),
        f"“{shorten(' '.join(wanted.quote))}” stands {len(chains)} times in {article.source}: "
        f"{_listed(places, chains)}.",
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
        f"{_listed(places, chains)}, not in {wanted.at}.",
        hint=f"Write\nat: {places[0]}" if len(set(places)) == 1 else "",
        record=wanted.record,
    )


def _context_missing(chains: list[Chain], wanted: Wanted, article: Article) -> Diagnostic:
    lines = _lines(chains, article)
    key = "before" if wanted.before else "after"
    given = wanted.before or wanted.after
    return QUOTE_CONTEXT_NOT_THERE.at(
        wanted.place_of(key),
        f"“{shorten(given)}” does not stand directly {key} the quote in {article.source}.",
        hint="\n".join(["The quote stands here:", *lines]),
        record=wanted.record,
    )
