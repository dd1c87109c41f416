"""The passage most like words that were not found, and what differs. For hints, never for proof."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from generator.evidence.article import Article
from generator.evidence.model import Span
from generator.evidence.normalise import DOUBLE_MARKS, SINGLE_MARKS, WALL, normalise
from generator.reading.composition import normal_form

_MARKS = DOUBLE_MARKS + SINGLE_MARKS
LEAST_ALIKE = 60.0
"""Of 100: below it a passage is not worth showing."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage of an article that is most like given words."""

    span: Span
    alike: float
    """From 0 to 100."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that differ between a quote and a passage; either side may be empty."""

    written: str
    printed: str
    kind: str
    """What sort of difference it is, in a few words; empty for plain wording."""

    def __str__(self) -> str:
        if not self.printed:
            text = f"“{self.written}” is not there"
        elif not self.written:
            text = f"“{self.printed}” is missing"
        else:
            text = f"“{self.written}” instead of “{self.printed}”"
        return f"{text} ({self.kind})" if self.kind else text


def find_nearest(words: str, article: Article) -> Nearest | None:
    """Return the passage most like `words`, from word edge to word edge, or None."""
    needle = _lower(normalise(words.strip()).text.replace(WALL, " "))
    best, best_start, best_end, offset = LEAST_ALIKE, 0, 0, 0
    for stretch in article.normal.text.split(WALL):
        low = _lower(stretch)
        if len(needle) > len(low):
            ratio = fuzz.ratio(needle, low, score_cutoff=best)
            start, end = 0, len(low)
        else:
            found = fuzz.partial_ratio_alignment(needle, low, score_cutoff=best)
            ratio = found.score if found else 0.0
            start, end = (found.dest_start, found.dest_end) if found else (0, 0)
        if ratio > best and end > start:
            best, best_start, best_end = ratio, offset + start, offset + end
        offset += len(stretch) + len(WALL)
    if best_end == 0:
        return None
    return Nearest(_fitted(words, best_start, best_end, article), best)


def word_changes(written: str, printed: str) -> tuple[Change, ...]:
    """Return what differs word by word between a quote and a passage."""
    ours, theirs = normalise(written).text.split(), normalise(printed).text.split()
    changes = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            changes += [_change(*pair) for pair in zip(ours[a:b], theirs[c:d], strict=True)]
        elif tag != "equal":
            changes.append(_change(" ".join(ours[a:b]), " ".join(theirs[c:d])))
    return tuple(changes)


def _fitted(words: str, start: int, end: int, article: Article) -> Span:
    """Return a range in whole words that pairs with `words` as well as its stretch allows."""
    text = article.text or ""
    span = article.normal.span(start, end)
    printed = list(_tokens(text, article.stretch_at(span.start)))
    first = next(i for i, token in enumerate(printed) if token.end > span.start)
    last = next(i for i, token in enumerate(reversed(printed)) if token.start < span.end)
    last = len(printed) - 1 - last
    ours = [_lower(word) for word in normalise(words).text.split()]
    theirs = [_lower(normalise(text[s.start : s.end]).text) for s in printed[first : last + 1]]
    codes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    for (tag, a, b, c, d), step in ((codes[0], -1), (codes[-1], 1)):
        by = {"insert": c - d, "delete": b - a}.get(tag, 0) if len(codes) > 1 else 0
        first -= by if step < 0 else 0
        last += by if step > 0 else 0
    first, last = max(first, 0), min(last, len(printed) - 1)
    return _bare(words, Span(printed[first].start, printed[last].end), text)


def _bare(words: str, span: Span, text: str) -> Span:
    """Return the range without outer punctuation and marks, where `words` have none."""
    start, end = span.start, span.end
    while end - start > 1 and text[end - 1] in _MARKS and words[-1:] not in _MARKS:
        end -= 1
    while end - start > 1 and text[start] in _MARKS and words[:1] not in _MARKS:
        start += 1
    while end - start > 1 and not text[start].isalnum() and words[:1].isalnum():
        start += 1
    while end - start > 1 and not text[end - 1].isalnum() and words[-1:].isalnum():
        end -= 1
    return Span(start, end)


def _tokens(text: str, stretch: Span) -> Iterator[Span]:
    at = stretch.start
    for word in text[stretch.start : stretch.end].split():
        at = text.index(word, at)
        yield Span(at, at + len(word))
        at += len(word)


def _change(written: str, printed: str) -> Change:
    return Change(written, printed, _kind(written, printed) if written and printed else "")


def _kind(written: str, printed: str) -> str:
    """Return what sort of difference lies between two runs of words."""
    for char in written + printed:
        if unicodedata.category(char) == "Cf":
            return f"an invisible character, {_named(char)}"
    if written.casefold() == printed.casefold():
        return "capital and small letters"
    if _letters(written) == _letters(printed):
        return "punctuation"
    if _skeleton(written) == _skeleton(printed):
        return "accents, or another form of a letter"
    strange = _stranger(written, printed) or _stranger(printed, written)
    if strange:
        return f"a letter of another script, {_named(strange)}"
    return "a figure" if any(c.isdigit() for c in written + printed) else ""


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or unicodedata.category(c)[0] == "M")


def _skeleton(text: str) -> str:
    plain = normal_form("NFKD", text)
    return "".join(c for c in plain if unicodedata.category(c)[0] != "M")


def _stranger(one: str, other: str) -> str:
    """Return the first letter of `one` from a script that `other` does not use, or nothing."""
    scripts = {_script(c) for c in other if c.isalpha()}
    return next((c for c in one if scripts and c.isalpha() and _script(c) not in scripts), "")


def _script(char: str) -> str:
    return unicodedata.name(char, "?").split()[0]


def _named(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, 'without a name').lower()}"


def _lower(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else text
