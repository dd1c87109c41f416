"""Words as printed that tell of a quote without being in it: verb, hedge, an unnamed speaker.

They stand in the repository as quotes do. One of a few words (`said`, `some officials`) is
anybody's language, and two hundred statements share it, so only a longer one counts: each once, at
the first place at which it stands in the article, like the alarm words of other sources' absences
and kept with them in the lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from generator.evidence.article import Article
from generator.evidence.model import Span, SpeakerKind, Wanted
from generator.evidence.near import whole_words
from generator.evidence.words import count_words, word_spans

FREE_WORDS = 3
"""So many words of one verb, hedge or unnamed speaker do not count."""


def long_asides(wanted: Wanted, /) -> Iterator[tuple[str, str]]:
    """Give key and words of each verb, hedge and unnamed speaker that counts."""
    unnamed = wanted.spellings if wanted.speaker is SpeakerKind.UNNAMED else ()
    given = [("verb", wanted.verb), ("hedge", wanted.hedge), *(("speaker", w) for w in unnamed)]
    for key, words in given:
        if count_words(words) > FREE_WORDS:
            yield key, words


def words_of_asides(article: Article, asides: Iterable[str], /) -> Iterator[Span]:
    """Give where the words of `asides` stand in `article`, whose text must be at hand."""
    for words in sorted(set(asides)):
        for match in islice(whole_words(words).finditer(article.normal.text), 1):
            span = article.normal.span(match.start(), match.end())
            yield from word_spans(article.words_at(span), span.start)
