"""Which words of an article stand between quotation marks.

Marks pair by class, not by character: a quotation may open straight and close curly. A mark that
is never closed makes nothing direct, unless the next paragraph opens again, as printers do where
one speech runs over several paragraphs. An apostrophe at the end of a word looks like a single mark
that closes; it is taken for one where another mark behind it must be the one that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.edges import UNSPACED
from generator.evidence.model import Span
from generator.evidence.normalise import DOUBLE_MARKS

_DOUBLE = DOUBLE_MARKS + "「」『』"
_SINGLE = "'‘’‚‛‹›"
ANY_MARK = _DOUBLE + _SINGLE
"""Every character that may open or close a quotation."""
_MARK = re.compile(f"[{_DOUBLE}{_SINGLE}]")
_MOSTLY_OPENS = "“„‟〝「『‘‚‛"
_ONLY_CLOSES = "」』〞"
_ANGLED = "«»‹›"
"""May stand apart from the words they hold, as in French."""
_LOW = "„‚»›"
"""What opens so closes with a mark that elsewhere opens (German, Czech, Danish)."""
_LEFT_ANGLES = "«‹"
"""Close nothing but what their mirror image opened (Danish, German)."""
_RIGHT_ANGLES = "»›"
_BEFORE_OPENING = "([{<—–-―/:¿¡"
_EASTERN_POINTS = "：，。、；！？（《〈【"
"""Stand before an opening mark without a space, and before a closing one as well."""
_APOSTROPHES = "'’"
_NEVER_IN_WORDS = "「」『』"
"""All others may: apostrophes as word processors make them (`об”єкт`), inches, abbreviations."""
_GLUED = re.compile(f"{UNSPACED}|[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
"""Letters of scripts that put no space around a quotation, or none behind it (Korean)."""
_ELIDED = re.compile(r"['’](?:[Tt](?:is|was|were|will)\b|n['’])|’[nstkmd]\b(?!['’])")
"""Apostrophes that begin a word, in English and Dutch; no language has such words without one."""
_AND = ("'n", "’n")
"""Of `rock ’n’ roll`, which has an apostrophe on both sides."""
_POINTS = ",.;:!?…"
_ENDS = ",;:!?"
"""Begin no words; a quotation may begin with points that say something is left out."""
_AHEAD = 8
"""So many marks are looked at to tell the end of a quotation from that of `the dogs’`."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One pair of quotation marks in an article."""

    span: Span
    """With the marks."""
    depth: int
    """1 for the outermost."""
    closed: bool = True
    """Whether a mark closes it; a speech that goes on in the next paragraph has none there."""


@dataclass(slots=True)
class _Mark:
    """A quotation mark and the characters next to it."""

    sign: str
    at: int
    before: str
    after: str
    elides: bool
    """Whether a word with an apostrophe at its beginning stands there, such as `’tis`."""

    @property
    def is_of_a_word(self) -> bool:
        """Tell whether it is an apostrophe, or a sign of inches between figures."""
        if self.elides or self.sign in _NEVER_IN_WORDS:
            return self.elides
        between = self.before.isalnum() and self.after.isalnum()
        return between and not (_GLUED.match(self.before) or _GLUED.match(self.after))

    @property
    def may_end_a_word(self) -> bool:
        """Tell whether it may be the apostrophe of `the dogs’`, `singin’` or `o’`."""
        ends = self.after.isspace() or self.after in _POINTS + _APOSTROPHES
        return self.sign in _APOSTROPHES and self.before in "sSnNoO" and ends

    @property
    def surely_closes(self) -> bool:
        """Tell whether a single mark is no apostrophe, for a sentence or a clause ends with it."""
        if self.may_open:
            return False
        if self.before in _POINTS or _MARK.match(self.before):
            return True
        return self.before not in "sS" and self.after in _POINTS

    @property
    def may_open(self) -> bool:
        if self.sign in _ONLY_CLOSES:
            return False
        if self.sign in "「『":
            return True
        if (self.after.isspace() and self.sign not in _ANGLED) or self.after in _ENDS:
            return False
        if self.sign == "’" and self.after.isdigit():
            return False  # ’90s
        return self._is_after_a_border

    @property
    def may_close(self) -> bool:
        if self.sign in "」』":
            return True
        if self.before.isspace():
            return self.sign in _ANGLED and not self.after.isalnum()
        return not (self.after.isalnum() and self.before in _BEFORE_OPENING)

    @property
    def _is_after_a_border(self) -> bool:
        return (
            self.before.isspace()
            or self.before in _BEFORE_OPENING
            or bool(_MARK.match(self.before))
            or self.before in _EASTERN_POINTS
            or (self.sign in "“‘〝" and bool(_GLUED.match(self.before)))
        )


@dataclass(slots=True)
class _Open:
    sign: str
    at: int


def pair_marks(text: str, stretches: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return every quotation of `text`, by place; none leaves the stretch in which it opens."""
    found: list[Span] = []
    running: set[Span] = set()
    for number, stretch in enumerate(stretches):
        following = stretches[number + 1] if number + 1 < len(stretches) else None
        continues = following is not None and _opens_again(text, following)
        pairs, unclosed = _pair(text, stretch)
        found += pairs
        if continues and unclosed and unclosed[0].sign in _DOUBLE:
            running.add(Span(unclosed[0].at, stretch.end))
    return tuple(_nested(found, running))


def _opens_again(text: str, stretch: Span) -> bool:
    return text[stretch.start] in _DOUBLE and text[stretch.start] not in _ONLY_CLOSES


def _pair(text: str, stretch: Span) -> tuple[list[Span], list[_Open]]:
    """Return the quotations of one stretch of text, marks included, and what stays open."""
    found: list[Span] = []
    stack: list[_Open] = []
    marks = [mark for mark in _marks(text, stretch) if not mark.is_of_a_word]
    for number, mark in enumerate(marks):
        closing = _closed_by(mark, stack)
        if closing is not None and mark.may_end_a_word:
            within_single = closing > 0 and stack[closing - 1].sign in _SINGLE
            if not within_single and _goes_on(marks, number):
                continue
        if closing is not None:
            found.append(Span(stack[closing].at, mark.at + 1))
            del stack[closing:]
        elif mark.may_open:
            if stack and stack[-1].sign == mark.sign == '"':
                stack.pop()  # never closed: what stood in it is not known to be direct
            stack.append(_Open(mark.sign, mark.at))
    return found, stack


def _marks(text: str, stretch: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, stretch.start, stretch.end):
        at, sign = match.start(), match.group()
        yield _Mark(
            sign,
            at,
            before=text[at - 1] if at > stretch.start else " ",
            after=text[at + 1] if at + 1 < stretch.end else " ",
            elides=sign in _APOSTROPHES and _elides(text, at, stretch),
        )


def _elides(text: str, at: int, stretch: Span) -> bool:
    if text[max(at - 2, stretch.start) : at] in _AND:
        return True
    begins = at == stretch.start or not text[at - 1].isalnum()
    return begins and bool(_ELIDED.match(text, at, stretch.end))


def _closed_by(mark: _Mark, stack: list[_Open]) -> int | None:
    """Return which of the open quotations `mark` closes, or None where it closes none."""
    family = _DOUBLE if mark.sign in _DOUBLE else _SINGLE
    depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].sign in family), None)
    if depth is None or not mark.may_close:
        return None
    opened = stack[depth]
    if family is _SINGLE and any(o.sign in _DOUBLE for o in stack[depth:]):
        return None
    if mark.sign in _MOSTLY_OPENS and opened.sign not in _LOW and mark.may_open:
        return None
    if mark.sign in _LEFT_ANGLES and opened.sign not in _RIGHT_ANGLES:
        return None
    if opened.at == mark.at - 1 and mark.after.isalnum():
        return None  # a quotation that begins with another one
    return depth


def _goes_on(marks: Sequence[_Mark], number: int) -> bool:
    """Tell whether an open single quotation goes on behind the mark of this number.

    Of ‘It was the dogs’ dinner,’ the last mark closes what the first has opened. None of those
    behind it would close anything if the one in the middle did.
    """
    ends = marks[number]
    within = False
    for mark in marks[number + 1 : number + 1 + _AHEAD]:
        if ends.after in _POINTS and mark.at > ends.at + 2:
            return False  # as most quotations end
        if mark.sign in _DOUBLE:
            within = not within
        elif not within and (mark.surely_closes or not mark.may_end_a_word):
            return mark.surely_closes
    return False


def _nested(spans: list[Span], running: set[Span]) -> Iterator[Quotation]:
    """Give the quotations by place, each with its depth; those that are `running` have no end."""
    around: list[Span] = []
    for span in sorted([*spans, *running], key=lambda s: (s.start, -s.end)):
        while around and around[-1].end <= span.start:
            around.pop()
        around.append(span)
        yield Quotation(span, len(around), span not in running)
