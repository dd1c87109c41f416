"""The words near a quote, and what stands among them outside quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.evidence.article import Article
from generator.evidence.model import Locator, Span
from generator.evidence.narration import clauses, narration_in
from generator.evidence.normalise import normalise


@dataclass(frozen=True, slots=True)
class Found:
    """Words found in narration, with the clause in which they stand."""

    clause: str
    start: int
    end: int


def span_near(whole: Span, article: Article) -> Span:
    """Return the sentences of a quote with the one before and the one after."""
    paragraph = article.paragraph_at(whole.start)
    at = article.locator_of(whole)
    first = max((at.sentence or 1) - 1, 1)
    last = min((at.last_sentence or at.sentence or 1) + 1, len(paragraph.sentences))
    near = article.span_of(Locator(paragraph.number, sentence=first, last_sentence=last))
    return near or whole


def find_outside_marks(words: str, near: Span, article: Article) -> list[Found]:
    """Return each place of `words` in `near` that no quotation marks enclose."""
    pattern = whole_words(words)
    if not pattern.search(article.normal_words_at(near)):
        return []
    return [
        Found(clause, match.start(), match.end())
        for span in narration_in(near, article)
        for clause in clauses(article.normal_words_at(span))
        for match in pattern.finditer(clause)
    ]


@lru_cache(maxsize=4096)
def whole_words(words: str) -> re.Pattern[str]:
    """Return what finds `words` in a normalised text, in any case, from word edge to word edge."""
    needle = normalise(words.strip()).text
    return re.compile(rf"(?<!\w){re.escape(needle)}(?!\w)", re.IGNORECASE)
