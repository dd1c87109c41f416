"""What of an article no record accounts for yet, as statements to paste.

A suggestion that the check would complain of, or whose speaker the article does not name beside
it, is given as a comment: it needs an editor before it can be anything.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.diagnostics import Diagnostic
from generator.editing.attribution import (
    Attribution,
    Names,
    attribute,
    attribute_sentence,
    wanted_of,
)
from generator.editing.quoting import quote_words, speaker_yaml
from generator.editing.statement import Statement
from generator.evidence.article import Article
from generator.evidence.coverage import Accounted, Coverage
from generator.evidence.model import Locator, Span, SpeakerKind
from generator.evidence.nearest import whole_pairs
from generator.evidence.normalise import DOUBLE_MARKS, SINGLE_MARKS, normalise
from generator.evidence.prove import prove
from generator.evidence.usage import Usage
from generator.evidence.words import count_words
from generator.reading.schema.sources import Rights

_AROUND = DOUBLE_MARKS + SINGLE_MARKS + " ,\n"
_FIGURE = re.compile(r"(?<!\w)[$€£]?\d(?:[\d.,:]*\d)?%?(?!\w)")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A statement that could be made, and whether it can be pasted as it is."""

    statement: Statement
    ready: bool


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All suggestions for one article, by place."""

    found: tuple[Suggestion, ...]
    others: tuple[Locator, ...]
    """Open sentences with nothing in them to go by."""


@dataclass(slots=True)
class _Allowance:
    """How many words may still be quoted."""

    rights: Rights
    usage: Usage
    quoted: int = 0
    run: int = 0
    """Words of suggested quotes in paragraphs that follow each other."""
    paragraph: int = -1

    def allows(self, words: str, paragraph: int) -> bool:
        """Tell whether words may be quoted too, and if so count them."""
        if self.rights is not Rights.QUOTES:
            return self.rights is Rights.FULL
        limits, count = self.usage.limits, count_words(words)
        run = count + (self.run if paragraph - self.paragraph <= 1 else 0)
        total = self.usage.quoted + self.quoted + count
        if run > limits.quote_words or 100 * total > limits.all_percent * self.usage.words:
            return False
        self.quoted, self.run, self.paragraph = self.quoted + count, run, paragraph
        return True


def suggest(
    article: Article, coverage: Coverage, names: Names, rights: Rights, usage: Usage
) -> Suggestions:
    """Return statements for what `coverage` shows as open.

    First quotations, with their verb and speaker; then sentences that name a known actor, give a
    figure or report something, as passages.
    """
    allowance = _Allowance(rights, usage)
    found: list[tuple[int, Suggestion]] = []
    done: set[str] = set()
    for quotation in coverage.open_quotations:
        span = _bare(quotation.span, article)
        if span is not None and not article.is_unrelated(span.start):
            found.append((span.start, _of_quotation(span, article, names, allowance)))
            done.add(str(quotation.at))
    others = []
    for sentence in coverage.open_sentences:
        if str(sentence.at) in done:
            continue
        known, figures = _names_in(sentence.span, names, article), _figures_in(sentence, article)
        who = attribute_sentence(sentence.span, article, names)
        if known or figures or who.verb:
            about = (f"names: {', '.join(known)}" if known else "", figures)
            suggestion = _passage(sentence.span, who, article, names, about)
            found.append((sentence.span.start, suggestion))
        else:
            others.append(sentence.at)
    return Suggestions(tuple(s for _, s in sorted(found, key=lambda f: f[0])), tuple(others))


def _of_quotation(span: Span, article: Article, names: Names, allowance: _Allowance) -> Suggestion:
    words = article.words_at(span)
    place = article.locator_of(span)
    who = attribute(span, article, names)
    if not allowance.allows(words, place.paragraph):
        return _passage(span, who, article, names, ("more words than may be quoted",))
    here = [q for q in quote_words(words, article, names) if q.span == span]
    if not here:
        return _passage(span, who, article, names, ())
    return _judged(here[0].statement, here[0].findings)


def _passage(
    span: Span, who: Attribution, article: Article, names: Names, about: Collection[str]
) -> Suggestion:
    at = article.locator_of(span)
    wanted = replace(wanted_of(span, "", who, names, article), quote=(), passage=at)
    _, findings = prove(wanted, article, {})
    zone = article.zone_at(span.start).value
    statement = Statement(
        source=article.source,
        speaker=speaker_yaml(who),
        verb="" if who.kind is SpeakerKind.OWN else who.verb,
        passage=str(at),
        about=(": ".join([str(at), ", ".join([zone, *filter(None, about)])]),),
    )
    return _judged(statement, findings)


def _judged(statement: Statement, findings: Collection[Diagnostic]) -> Suggestion:
    ready = bool(statement.speaker) and not findings
    notes = tuple(f"{each.rule.name}: {each.message}" for each in findings)
    return Suggestion(replace(statement, about=(*statement.about, *notes)), ready)


def _bare(span: Span, article: Article) -> Span | None:
    """Return a quotation without its marks and what the sentence around it adds; None if empty.

    Quotations within it keep both their marks.
    """
    text = article.words_at(span)
    start = len(text) - len(text.lstrip(_AROUND))
    end = len(text.rstrip(_AROUND))
    inside = any(c.isalnum() for c in text)
    if not inside or start >= end:
        return None
    return whole_pairs(Span(span.start + start, span.start + end), article)


def _names_in(span: Span, names: Names, article: Article) -> list[str]:
    text = article.normal_words_at(span)
    return [id for id, known in names.items() if known and _any_of(known).search(text)]


@lru_cache(maxsize=4096)
def _any_of(spellings: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(normalise(each.strip()).text) for each in spellings)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _figures_in(sentence: Accounted, article: Article) -> str:
    found = [
        match.group().rstrip(".,") for match in _FIGURE.finditer(article.words_at(sentence.span))
    ]
    return f"figures: {'; '.join(dict.fromkeys(found))}" if found else ""
