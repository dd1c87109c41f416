"""The one normalisation that articles and quotes pass through, with the way back.

Folded: Unicode composition (NFC), quotation marks, apostrophes, hyphens and dashes (`--` equals a
dash), `…` and `...`, ligatures, soft hyphens, and every run of spaces or a single line break into
one space. A blank line or a zone's border becomes a wall that nothing crosses. Nothing else is
folded: case, digits, accents, words, punctuation, width and look-alike letters all count.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass

from generator.evidence.model import Span
from generator.reading.composition import normal_form

WALL = "\n"
"""Stands in a normalised text for a blank line or the border of a zone."""

DOUBLE_MARKS = '"“”„‟«»〝〞〟'
"""One class of quotation marks; in a normalised text each is `"`."""
SINGLE_MARKS = "'‘’‚‛‹›ʼ"
"""Single quotation marks and apostrophes, which print as the same characters: each is `'`."""
HYPHENS = "-‐‑‒–—―⸺⸻−"
"""Hyphens, dashes and the minus sign: each is `-`, and so are two or three hyphens in a row."""
SOFT_HYPHEN = "\u00ad"
ELLIPSIS = "…"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

_ONE_TO_ONE = {
    c: to
    for marks, to in ((DOUBLE_MARKS, '"'), (SINGLE_MARKS, "'"), (HYPHENS, "-"))
    for c in marks
    if c != to
}
_LONGER_OR_SHORTER = {ELLIPSIS: "...", SOFT_HYPHEN: ""}
_LIGATURE_RE = re.compile(f"[{''.join(_LIGATURES)}]")
_SPACES = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""Every character of `\\s` but the plain space."""


def _changed(spaces: str) -> str:
    """Return the pattern of what is replaced, beginning with one of `spaces` or with a sign.

    It has one class of characters, and then what each begins: an article is searched twice as fast
    as for one kind after the other.
    """
    return (
        rf"[{spaces}\-{ELLIPSIS}{SOFT_HYPHEN}{''.join(_LIGATURES)}]"
        rf"(?:(?<=[^\S ])\s*|(?<= )\s+|(?<=(?<!-)-)--?(?!-)"
        rf"|(?<=[{ELLIPSIS}{SOFT_HYPHEN}{''.join(_LIGATURES)}]))"
    )


_CHANGED = _changed(r"\s")
_CHANGED_RE = re.compile(_CHANGED)
_BETWEEN_WORDS_RE = re.compile(_changed(_SPACES))
"""The same in a text where no plain space begins a run of spaces: it passes over all of them."""
_RUN_RE = re.compile(r" \s")
_BREAK = r"(?:\r\n|\r(?!\n)|\n)"
_WALL_RE = re.compile(rf"{_BREAK}[^\S\r\n]*{_BREAK}|\u2029")
_JAMO = re.compile("[\u1160-\u11ff]")


@dataclass(frozen=True, slots=True)
class Normal:
    """A normalised text, and where each of its characters came from.

    Between two replacements the characters correspond one to one, so only the replacements are
    kept: an article of five million characters needs a few hundred thousand numbers.
    """

    text: str
    _at: array[int]
    """Where each replacement begins in `text`."""
    _lengths: array[int]
    """How long each is in `text`; 0 where a character was dropped."""
    _origins: array[int]
    """Where each began in the original."""
    _origin_ends: array[int]

    def start(self, index: int) -> int:
        """Return the original offset at which the character at `index` begins."""
        k = bisect_right(self._at, index) - 1
        if k < 0:
            return index
        beyond = index - self._at[k] - self._lengths[k]
        return self._origins[k] if beyond < 0 else self._origin_ends[k] + beyond

    def end(self, index: int) -> int:
        """Return the original offset at which the character before `index` ends."""
        if index <= 0:
            return 0
        k = bisect_right(self._at, index - 1) - 1
        if k < 0:
            return index
        beyond = index - self._at[k] - self._lengths[k]
        return self._origin_ends[k] + max(beyond, 0)

    def splits(self, index: int) -> bool:
        """Tell whether `index` lies within what stands for one original character or cluster."""
        k = bisect_right(self._at, index) - 1
        return k >= 0 and self._at[k] < index < self._at[k] + self._lengths[k]

    def span(self, start: int, end: int) -> Span:
        """Return the original range of `text[start:end]`."""
        return Span(self.start(start), self.end(end))

    def index(self, offset: int) -> int:
        """Return the first index of `text` whose character ends after the original `offset`."""
        k = bisect_right(self._origins, offset) - 1
        if k < 0:
            return offset
        beyond = offset - self._origin_ends[k]
        return self._at[k] if beyond < 0 else self._at[k] + self._lengths[k] + beyond

    def find_all(self, needle: str, beginning: int = 0) -> Iterator[int]:
        """Give each index from `beginning` on at which `needle` stands, overlapping ones too."""
        at = self.text.find(needle, beginning) if needle else -1
        while at >= 0:
            yield at
            at = self.text.find(needle, at + 1)


def normalise(text: str, borders: Container[int] = ()) -> Normal:
    """Return `text` normalised; `borders` are the offsets at which another zone begins."""
    pieces: list[str] = []
    at, lengths, origins, origin_ends = (array("I") for _ in range(4))
    done = written = 0
    for match in _pattern_for(text).finditer(text):
        start, end = match.span()
        new = _replacement(match.group(), end, borders)
        if new is None:
            continue
        if start > done:
            pieces.append(_one_to_one(text[done:start]))
            written += start - done
        pieces.append(new)
        at.append(written)
        lengths.append(len(new))
        origins.append(start)
        origin_ends.append(end)
        written += len(new)
        done = end
    pieces.append(_one_to_one(text[done:]))
    return Normal("".join(pieces), at, lengths, origins, origin_ends)


def _replacement(old: str, end: int, borders: Container[int]) -> str | None:
    """Return what takes the place of `old`, or None where nothing does."""
    if old.isspace():
        return WALL if end in borders or old == "\n\n" or _WALL_RE.search(old) else " "
    known = _LONGER_OR_SHORTER.get(old)
    if known is not None:
        return known
    if old[0] == "-":
        return "-"
    spelled_out = _LIGATURES.get(old[0], old[0]) + old[1:]
    composed = normal_form("NFC", spelled_out)
    return None if composed == old else _one_to_one(composed)


def _one_to_one(text: str) -> str:
    if not text.isascii():
        for old, new in _ONE_TO_ONE.items():  # 70 times faster than `str.translate`
            text = text.replace(old, new)
    return text


def _pattern_for(text: str) -> re.Pattern[str]:
    """Return what finds every character to replace; composition is looked for only if needed."""
    composed = text.isascii() or unicodedata.is_normalized("NFC", text)
    if composed and not _LIGATURE_RE.search(text):  # an accent may join the last letter of one
        return _CHANGED_RE if _RUN_RE.search(text) else _BETWEEN_WORDS_RE
    characters = set(text)
    joining = {c for c in characters if unicodedata.category(c)[0] == "M" or _JAMO.match(c)}
    single = {c for c in characters if unicodedata.normalize("NFC", c) != c and not c.isspace()}
    kept_apart = rf"\s\-{ELLIPSIS}{SOFT_HYPHEN}"
    clusters = []
    if joining:
        joins = "".join(map(re.escape, sorted(joining)))
        clusters.append(rf"[^{kept_apart}][{joins}]+")
    if single:
        clusters.append(f"[{''.join(map(re.escape, sorted(single)))}]")
    return re.compile("|".join([*clusters, _CHANGED]))
