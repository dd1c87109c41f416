"""The words near a quote, and what stands among them outside quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.evidence.article import Article
from generator.evidence.edges import UNSPACED
from generator.evidence.model import Locator, Span
from generator.evidence.narration import clauses
from generator.evidence.normalise import normalise

_UNSPACED_RE = re.compile(UNSPACED)


@dataclass(frozen=True, slots=True)
class Found:
    """Words found in narration, with the clause in which they stand."""

    clause: str
    start: int
    end: int


def span_near(whole: Span, article: Article, at: Locator | None = None) -> Span:
    """Return the sentences of a quote with the one before and the one after.

    `at` are the sentences of the quote, where they are known.
    """
    at = at or article.locator_of(whole)
    sentences = article.paragraph_at(whole.start).sentences
    first = max((at.sentence or 1) - 1, 1)
    last = min((at.last_sentence or at.sentence or 1) + 1, len(sentences))
    return Span(sentences[first - 1].start, sentences[last - 1].end) if first <= last else whole


def find_outside_marks(words: str, near: Span, article: Article) -> list[Found]:
    """Return each place of `words` in `near` that no quotation marks enclose."""
    pattern, needle = whole_words(words), _needle(words)
    told = article.narration_at(near)
    if not _may_hold(needle, told):
        return []
    return [
        Found(clause, match.start(), match.end())
        for clause in clauses(told)
        if _may_hold(needle, clause)
        for match in pattern.finditer(clause)
    ]


@lru_cache(maxsize=4096)
def whole_words(words: str) -> re.Pattern[str]:
    """Return what finds `words` in a normalised text, in any case, from word edge to word edge.

    Where their script puts no space between words, every border of a letter may be an edge.
    """
    needle = _needle(words)
    begins = "" if _UNSPACED_RE.match(needle[:1]) else r"(?<!\w)"
    ends = "" if _UNSPACED_RE.match(needle[-1:]) else r"(?!\w)"
    return re.compile(f"{begins}{re.escape(needle)}{ends}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _needle(words: str) -> str:
    return normalise(words.strip()).text


def _may_hold(needle: str, text: str) -> bool:
    """Tell whether a pattern that ignores case need be tried: it is slow where it finds nothing."""
    return not (needle.isascii() and text.isascii()) or needle.lower() in text.lower()
