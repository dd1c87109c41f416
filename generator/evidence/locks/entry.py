"""One entry of a lock, held against itself and against what the YAML says.

Without the text nobody can tell that the words stand in the article. But the words of the YAML,
those that the entry prints, those that a page shows and the measured places must agree.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence.article import Article
from generator.evidence.locate import Chain
from generator.evidence.model import Layout, Locator, Span, Tier, Voice, Wanted
from generator.evidence.normalise import normalise
from generator.evidence.pattern import Pattern, readings
from generator.evidence.shown import BETWEEN, show
from generator.evidence.words import count_words
from generator.reading.schema.sources import Zone


@dataclass(frozen=True, slots=True)
class Finding:
    """A warning that only the text can give, kept so that every machine shows it."""

    rule: str
    """Name of the rule."""
    message: str
    hint: str = ""
    key: str = ""
    """The key of the evidence at which it stands (`verb`), empty for the quote itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lock vouches for of one quote or passage."""

    spans: tuple[Span, ...]
    at: Locator
    line: int
    zone: Zone
    tier: Tier
    voice: Voice
    words: int
    sha256: str
    """Of the article's own words, the pieces joined by line breaks."""
    unrelated: bool = False
    printed: tuple[str, ...] = ()
    """The article's characters of each piece, where they are not those of the YAML."""
    shown: str = ""
    """The words as a page prints them, where that is not what the YAML says."""
    findings: tuple[Finding, ...] = ()
    changed: bool = False
    """Whether the words of a passage changed since an editor read it."""


def words_hash(pieces: Iterable[str]) -> str:
    """Return the fingerprint of the words of a quote or passage."""
    return hashlib.sha256("\n".join(pieces).encode("utf-8", "surrogatepass")).hexdigest()


PARTS_JOINER = " … "


def shown_by_default(printed: Iterable[str]) -> str:
    """Return the words of a proof as a page shows them, unless its lock says otherwise."""
    return PARTS_JOINER.join(" ".join(piece.split()) for piece in printed)


def printed_words(entry: Entry, wanted: Wanted) -> tuple[str, ...]:
    """Return the article's characters of each piece: empty ones for a passage."""
    return entry.printed or wanted.quote or ("",) * len(entry.spans)


def holds(entry: Entry, wanted: Wanted, layout: Layout) -> bool:
    """Tell whether an entry agrees with itself, with what is wanted and with the text's shape."""
    article = Article(wanted.source, layout)
    if not _stands_where_it_says(entry, article):
        return False
    if wanted.passage is not None:
        wordless = not entry.printed and not entry.shown
        return wordless and entry.at == wanted.passage and _is_whole(entry, article)
    printed = printed_words(entry, wanted)
    return (
        len(printed) == len(entry.spans)
        and all(len(p) == len(s) for p, s in zip(printed, entry.spans, strict=True))
        and words_hash(printed) == entry.sha256
        and entry.words == sum(map(count_words, printed))
        and _says_the_same(entry, wanted, printed)
    )


def _stands_where_it_says(entry: Entry, article: Article) -> bool:
    region = article.span_of(entry.at)
    whole = Span(entry.spans[0].start, entry.spans[-1].end)
    return (
        region is not None
        and whole in region
        and entry.line == article.line_of(whole.start)
        and entry.zone == article.zone_at(whole.start)
        and entry.unrelated == article.is_unrelated(whole.start)
    )


def _is_whole(entry: Entry, article: Article) -> bool:
    return entry.spans == (article.span_of(entry.at),)


def _says_the_same(entry: Entry, wanted: Wanted, printed: tuple[str, ...]) -> bool:
    """Tell whether the YAML's words are those printed, and those shown follow from both."""
    pattern = _reading(wanted.quote, printed)
    if pattern is None:
        return False
    shown = entry.shown or shown_by_default(printed)
    return entry.tier is pattern.tier(printed) and shown == _shown(pattern, printed)


def _reading(quote: tuple[str, ...], printed: tuple[str, ...]) -> Pattern | None:
    """Return how to read the brackets of a quote so that its stretches are what is printed."""
    needles = [normalise(words).text for words in printed]
    for pattern in readings(quote, "\n".join(needles)):
        if [stretch.needle for stretch in pattern.stretches] == needles:
            return pattern
    return None


def _shown(pattern: Pattern, printed: tuple[str, ...]) -> str:
    nowhere = Layout("", 0, 0, ())
    return BETWEEN.join(
        show(
            Pattern((stretch,)),
            Chain(((0, len(stretch.needle)),)),
            Article("", nowhere, words),
        )
        for stretch, words in zip(pattern.stretches, printed, strict=True)
    )
