"""The one door of this room: is the evidence there, where exactly, and in whose voice?"""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.article import Article
from generator.evidence.excerpt import shorten
from generator.evidence.layout import check_locator
from generator.evidence.locate import (
    Chain,
    crosses_border,
    cut_word,
    find_across_borders,
    find_chains,
    find_cut,
    narrow,
)
from generator.evidence.model import (
    Locator,
    Piece,
    Proof,
    Span,
    Tier,
    Verified,
    Wanted,
)
from generator.evidence.normalise import WALL
from generator.evidence.pattern import Pattern, readings
from generator.evidence.voice import voice_of
from generator.evidence.words import count_words

QUOTE_NOT_IN_SOURCE = Rule(
    "Q301",
    "quote-not-in-source",
    """
The words of a quote do not stand in the article it is said to come from.

A quotation is only worth printing if every word, figure, case and sign of it is the article's.
Quotation marks, apostrophes, dashes and spaces may be of another form; nothing else may differ.

    quote: There are no changes      # the article prints "There is no change"

Write the article's words; the message gives the nearest passage and what differs. To leave words
out write `[...]`, to explain one write `[word]`.
""",
)


def prove(
    wanted: Wanted, article: Article, library: Mapping[str, Article]
) -> tuple[Proof | None, tuple[Diagnostic, ...]]:
    """Return the proof that evidence stands in `article`, if it does, and all findings."""
    key = "passage" if wanted.passage else "at"
    locator = wanted.passage or wanted.at
    if locator is not None:
        lost = tuple(
            check_locator(article.layout, str(locator), wanted.place_of(key), wanted.source)
        )
        if lost:
            return None, lost
    if wanted.passage is not None:
        return _prove_passage(wanted, wanted.passage, article), ()
    found = _find(wanted, article)
    if isinstance(found, Diagnostic):
        return None, (found,)
    pattern, chain = found
    return _proof(wanted, pattern, chain, article), ()


def _find(wanted: Wanted, article: Article) -> tuple[Pattern, Chain] | Diagnostic:
    """Return how a quote is to be read and where it stands."""
    last: Pattern | None = None
    for pattern in readings(tuple(q.strip() for q in wanted.quote), article.normal.text):
        last = pattern
        chains = find_chains(pattern, article)
        if chains:
            chain = narrow(chains, wanted, article)
            return chain if isinstance(chain, Diagnostic) else (pattern, chain)
    assert last is not None
    for stretch in last.stretches:
        across = find_across_borders(stretch, article)
        cut = find_cut(stretch, article)
        if cut is not None:
            return cut_word(stretch, cut, wanted, article)
        if across is not None or WALL in stretch.needle:
            return crosses_border(stretch, across or Span(0, 1), wanted, article)
    return QUOTE_NOT_IN_SOURCE.at(
        wanted.place_of("quote"),
        f"“{shorten(' '.join(wanted.quote))}” does not stand in {wanted.source}.",
        record=wanted.record,
    )


def _proof(wanted: Wanted, pattern: Pattern, chain: Chain, article: Article) -> Proof:
    spans = chain.spans(article)
    printed = [article.words_at(span) for span in spans]
    if pattern.is_edited:
        tier = Tier.EDITED
    elif all(s.written == p for s, p in zip(pattern.stretches, printed, strict=True)):
        tier = Tier.EXACT
    else:
        tier = Tier.TYPOGRAPHIC
    whole = Span(spans[0].start, spans[-1].end)
    return Proof(
        pieces=tuple(Piece(span, words) for span, words in zip(spans, printed, strict=True)),
        tier=tier,
        at=article.locator_of(whole),
        line=article.line_of(whole.start),
        zone=article.zone_at(whole.start),
        voice=voice_of(spans, article, wanted.speaker),
        verified=Verified.LIVE,
        words=sum(count_words(words) for words in printed),
        shown=" [...] ".join(" ".join(words.split()) for words in printed),
        unrelated=article.is_unrelated(whole.start),
    )


def _prove_passage(wanted: Wanted, passage: Locator, article: Article) -> Proof | None:
    span = article.span_of(passage)
    if span is None:
        return None
    return Proof(
        pieces=(Piece(span, ""),),
        tier=Tier.EXACT,
        at=passage,
        line=article.line_of(span.start),
        zone=article.zone_at(span.start),
        voice=voice_of((span,), article, wanted.speaker),
        verified=Verified.LIVE,
        words=count_words(article.words_at(span)),
        shown="",
        unrelated=article.is_unrelated(span.start),
    )
