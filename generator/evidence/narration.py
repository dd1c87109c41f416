"""Where a report stops quoting and speaks itself, and whom it then gives the next words to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.article import QUOTED, Article
from generator.evidence.excerpt import as_evidence, shorten
from generator.evidence.model import Span, Wanted
from generator.evidence.quotation import Quotation
from generator.evidence.signals import find_signal, signal_pattern

QUOTE_CROSSES_NARRATION = Rule(
    "Q305",
    "quote-crosses-narration",
    """
A quote begins in one quotation of the article and runs through the reporter's words into another.

Words such as "she told the hall" would be printed as if the speaker had said them.

    quote: The bridge is old," she told the hall. "It will be mended

Give the utterance in parts; the page shows where the article interrupts it:

    parts:
      - The bridge is old
      - It will be mended
""",
)

_CLAUSE_END = re.compile(rf"[.!?;{QUOTED}](?:(?<={QUOTED}){QUOTED}*|(?=\s|$))")
"""One class of characters, and then what follows each: twice as fast as either or."""
_WORD = re.compile(r"[^\W_](?:[\w.'’-]*\w)?")
_NO_NAMES = {"I", "The", "A", "An", "But", "And", "On", "In"} | {
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
}
"""Words with a capital that name no speaker."""
_WORDS_BEFORE, _WORDS_AFTER = 5, 4


def check_narration(
    number: int, span: Span, wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    """Give a finding where an unbroken stretch runs out of a quotation into the report's words.

    `span` is the stretch, which stands in part `number` (from 0) of the quote.
    """
    narration = _crossed(span, article)
    if narration is None:
        return
    inner = [
        Span(max(span.start, q.span.start + 1), min(span.end, q.span.end - 1))
        for q in article.outermost_at(span)
    ]
    words = [article.words_at(part).strip(" ,") for part in inner if len(part) > 0]
    if len(wanted.quote) > 1:  # the other parts stay
        words = [*wanted.quote[:number], *words, *wanted.quote[number + 1 :]]
    here = article.locator_of(span)
    yield QUOTE_CROSSES_NARRATION.at(
        wanted.place_of_part(number),
        f"The quote runs out of its quotation marks into the words of {wanted.source}: "
        f"“{shorten(article.words_at(narration))}” ({here}).",
        hint="Give what was said without the words between:\n"
        + as_evidence([part for part in words if any(c.isalnum() for c in part)]),
        record=wanted.record,
    )


def narration_in(gap: Span, article: Article) -> Iterator[Span]:
    """Give what of `gap` stands outside all quotation marks."""
    start = gap.start
    for quoted in article.outermost_at(gap):
        if quoted.span.start > start:
            yield Span(start, quoted.span.start)
        start = max(start, quoted.span.end)
    if start < gap.end:
        yield Span(start, gap.end)


def quoted_in(gap: Span, article: Article) -> str:
    """Return what of `gap` stands inside quotation marks."""
    return " ".join(
        article.words_at(Span(max(gap.start, q.span.start), min(gap.end, q.span.end)))
        for q in article.outermost_at(gap)
    )


def enclosing(span: Span, article: Article) -> Quotation | None:
    """Return the outermost quotation that holds all of `span`, or None."""
    return next((q for q in article.outermost_at(span) if span in q.span), None)


def subject_of(clause: str, start: int, end: int, language: str) -> str:
    """Return the name that stands as who says `clause[start:end]`; nothing where none does."""
    before = _WORD.findall(clause[:start])[-_WORDS_BEFORE:]
    after = _WORD.findall(clause[end:])[:_WORDS_AFTER]
    pronouns = signal_pattern("pronouns", language)
    name: list[str] = []
    for word in reversed(before):
        if pronouns.fullmatch(word.lower()) and word != word.upper():
            return " ".join(name)
        if _is_name(word):
            name.insert(0, word)
        elif name:
            return " ".join(name)
    if name:
        return " ".join(name)
    if before:
        return ""
    for word in after:
        if not _is_name(word):
            break
        name.append(word)
    return " ".join(name)


def name_beside(clause: str, start: int, end: int, language: str) -> str:
    """Return the name that touches `clause[start:end]`, before it or else behind it, or nothing."""
    before = _WORD.findall(clause[:start])[-1:]
    after = _WORD.findall(clause[end:])[:1]
    touching = [w for w in (*before, *after) if _is_name(w)]
    return subject_of(clause, start, end, language) if touching else ""


def clauses(text: str) -> list[str]:
    """Return the sentences of narration, as far as full stops and quotations between them tell."""
    return _CLAUSE_END.split(text)


def is_spelling(name: str, wanted: Wanted) -> bool:
    """Tell whether printed words share one with a known spelling of the speaker."""
    known = _known_words(wanted.spellings)
    return any(_plain(word) in known for word in name.split())


@lru_cache(maxsize=4096)
def _known_words(spellings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_plain(word) for each in spellings for word in _WORD.findall(each))


def _crossed(span: Span, article: Article) -> Span | None:
    """Return the narration that a quote wrongly takes in, or None where it takes in none."""
    around = article.outermost_at(span)
    first = next((q.span for q in around if q.span.start <= span.start < q.span.end), None)
    last = next((q.span for q in around if q.span.start < span.end <= q.span.end), None)
    if first is None or first == last:
        return None
    cut_open = span.start > first.start
    if last is None:
        beyond = Span(first.end, span.end)
        return beyond if cut_open and _says(beyond, article) else None
    between = Span(first.end, last.start)
    cut = cut_open or span.end < last.end
    has_words = any(c.isalnum() for c in article.words_at(between))
    return between if has_words and (cut or _says(between, article)) else None


def _says(span: Span, article: Article) -> bool:
    return bool(find_signal("speech", article.language, article.normal_words_at(span)))


def _is_name(word: str) -> bool:
    return word[0].isupper() and word not in _NO_NAMES


def _plain(word: str) -> str:
    return word.casefold().removesuffix("'s").removesuffix("’s").replace(".", "")
