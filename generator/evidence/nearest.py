"""The passage most like words that were not found, and what differs. For hints, never for proof."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from generator.evidence.article import Article
from generator.evidence.edges import cuts_word
from generator.evidence.fitting import REACH, fit
from generator.evidence.model import Span
from generator.evidence.normalise import DOUBLE_MARKS, SINGLE_MARKS, WALL, normalise
from generator.evidence.outer_marks import inside_outer_marks
from generator.reading.composition import normal_form

_MARKS = DOUBLE_MARKS + SINGLE_MARKS
_POINTS = ".,;:!?"
_WORD = re.compile(r"\S+")
_AROUND = 200
"""Characters on both sides of a passage in which its words may begin and end better."""
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
    own, their = written.split(), printed.split()
    ours, theirs = [[_plain(word) for word in words] for words in (own, their)]
    changes = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            pairs = zip(own[a:b], their[c:d], strict=True)
            changes += [_change(*p) for p in pairs if normalise(p[0]).text != normalise(p[1]).text]
        else:
            changes.append(_change(" ".join(own[a:b]), " ".join(their[c:d])))
    return tuple(changes)


def whole_pairs(span: Span, article: Article) -> Span:
    """Return words with both marks of each quotation that they hold, where no words lie between.

    A mark at the edge whose other half is further away is left out. A quotation that the words
    leave in its middle stays a half: `has_half` tells.
    """
    text = article.text or ""
    start, end = span.start, span.end
    for quotation in article.quotations_at(span):
        q = quotation.span
        if q.start < span.start and q.end <= span.end and quotation.closed:
            if quotation.depth > 1 and not _has_words(text[q.start : span.start]):
                start = min(start, q.start)
            elif not _has_words(text[q.end - 1 : span.end]):
                end = min(end, q.end - 1)
        elif span.start <= q.start and span.end < q.end:
            if quotation.closed and not _has_words(text[span.end : q.end]):
                end = max(end, q.end)
            elif not _has_words(text[span.start : q.start + 1]):
                start = max(start, q.start + 1)
    return Span(start, end) if start < end else span


def has_half(span: Span, article: Article) -> bool:
    """Tell whether words hold one mark of a quotation, and not the other."""
    return any(
        (q.span.start < span.start) != (span.end < q.span.end or not q.closed)
        for q in article.quotations_at(span)
    )


def _fitted(words: str, start: int, end: int, article: Article) -> Span:
    """Return a range in whole words that pairs with `words` as well as its stretch allows."""
    text = article.text or ""
    span = article.normal.span(start, end)
    near = _tokens_around(span, article)
    first = next(i for i, token in enumerate(near) if token.end > span.start)
    last = next(i for i, token in enumerate(reversed(near)) if token.start < span.end)
    last = len(near) - 1 - last
    far = range(first + 2 * REACH, last - 2 * REACH + 1)  # of long passages only the ends count
    ours = [_plain(word) for word in words.split()]
    theirs = ["" if i in far else _plain(text[t.start : t.end]) for i, t in enumerate(near)]
    first, last = fit(ours, theirs, _borders(near, far, article), first, last)
    return _bare(words, Span(near[first].start, near[last].end), article)


def _tokens_around(span: Span, article: Article) -> list[Span]:
    """Return the words of `span`, and a few on both sides as far as its stretch has them."""
    text, stretch = article.text or "", article.stretch_at(span.start)
    start, end = max(span.start - _AROUND, stretch.start), min(span.end + _AROUND, stretch.end)
    before = text[stretch.start : start]
    if before and not before[-1].isspace():
        start -= len(before.rsplit(None, 1)[-1])
    rest = _WORD.match(text, end, stretch.end)
    end = rest.end() if rest else end
    return [Span(*match.span()) for match in _WORD.finditer(text, start, end)]


def _borders(tokens: Sequence[Span], far: Container[int], article: Article) -> list[bool]:
    """Tell of each word whether another sentence or quotation begins or ends before it."""
    text, found, before = article.text or "", [], None
    for number, token in enumerate(tokens):
        if number in far:
            found.append(False)
            continue
        at = next((i for i in range(token.start, token.end) if text[i].isalnum()), token.start)
        here = Span(at, at + 1)
        quotation = next((q.span for q in article.outermost_at(here)), None)
        now = article.locator_of(here), quotation
        found.append(before is not None and now != before)
        before = now
    return found


def _bare(words: str, span: Span, article: Article) -> Span:
    """Return the range without outer punctuation and marks, where `words` have none."""
    text = article.text or ""
    start, end = span.start, span.end
    while end - start > 1 and text[end - 1] in _MARKS and words[-1:] not in _MARKS:
        end -= 1
    while end - start > 1 and text[start] in _MARKS and words[:1] not in _MARKS:
        start += 1
    while end - start > 1 and not text[start].isalnum() and words[:1].isalnum():
        start += 1
    while end - start > 1 and not text[end - 1].isalnum() and words[-1:].isalnum():
        end -= 1
    while start > span.start and cuts_word(text, start):
        start -= 1
    while end < span.end and cuts_word(text, end):
        end += 1
    bare = whole_pairs(inside_outer_marks(Span(start, end), article), article)
    kept = text[bare.start : bare.end].rstrip(_POINTS)
    if words[-1:] in _MARKS and words[-2:-1] not in _POINTS and kept[-1:] in _MARKS:
        bare = Span(bare.start, bare.start + len(kept))
    return inside_outer_marks(bare, article)


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
        return _kind_of_signs(written, printed)
    if _skeleton(written) == _skeleton(printed):
        return "accents, or another form of a letter"
    strange = _stranger(written, printed) or _stranger(printed, written)
    if strange:
        return f"a letter of another script, {_named(strange)}"
    return "a figure" if any(c.isdigit() for c in written + printed) else ""


def _kind_of_signs(written: str, printed: str) -> str:
    """Return what differs between words with the same letters and figures."""
    if _figure_signs(written) != _figure_signs(printed):
        return "a sign"
    one, other = (text.strip(_MARKS + _POINTS) for text in (written, printed))
    points = [[c for c in text if c in _POINTS] for text in (written, printed)]
    return "quotation marks" if one == other and points[0] == points[1] else "punctuation"


def _figure_signs(text: str) -> list[str]:
    return [c for c in text if c in "%‰°" or unicodedata.category(c) == "Sc"]


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


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _plain(word: str) -> str:
    """Return the letters and figures of a word; of what has none, the signs."""
    plain = _lower(normalise(word).text)
    return "".join(c for c in plain if c.isalnum()) or plain


def _lower(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else text
