"""Which words of an article stand between quotation marks.

Marks pair by class, not by character: a quotation may open straight and close curly. A mark that
is never closed makes nothing direct, unless the next paragraph opens again, as printers do where
one speech runs over several paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
_BEFORE_OPENING = "([{<—–-―/:¿¡"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One pair of quotation marks in an article."""

    span: Span
    """With the marks."""
    depth: int
    """1 for the outermost."""


@dataclass(slots=True)
class _Mark:
    """A quotation mark and the characters next to it."""

    sign: str
    before: str
    after: str

    @property
    def is_inside_a_word(self) -> bool:
        """Tell whether it is an apostrophe, or a sign of inches between figures."""
        return self.before.isalnum() and self.after.isalnum() and self.sign not in "「」『』"

    @property
    def may_open(self) -> bool:
        if self.sign in _ONLY_CLOSES:
            return False
        if self.sign in "「『":
            return True
        if self.after.isspace() and self.sign not in _ANGLED:
            return False
        if self.sign == "’" and self.after.isdigit():
            return False  # ’90s
        return self._is_after_a_border

    @property
    def may_close(self) -> bool:
        if self.sign in "」』":
            return True
        if self.before.isspace():
            return self.sign in _ANGLED
        return not (self.after.isalnum() and self.before in _BEFORE_OPENING)

    @property
    def _is_after_a_border(self) -> bool:
        return (
            self.before.isspace()
            or self.before in _BEFORE_OPENING
            or bool(_MARK.match(self.before))
        )


@dataclass(slots=True)
class _Open:
    sign: str
    at: int


def pair_marks(text: str, stretches: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return every quotation of `text`, by place; none leaves the stretch in which it opens."""
    found: list[Span] = []
    for number, stretch in enumerate(stretches):
        following = stretches[number + 1] if number + 1 < len(stretches) else None
        continues = following is not None and _opens_again(text, following)
        found.extend(_pair(text, stretch, continues=continues))
    return tuple(_nested(found))


def _opens_again(text: str, stretch: Span) -> bool:
    return text[stretch.start] in _DOUBLE and text[stretch.start] not in _ONLY_CLOSES


def _pair(text: str, stretch: Span, *, continues: bool) -> list[Span]:
    """Return the quotations of one stretch of text, marks included."""
    found: list[Span] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text, stretch.start, stretch.end):
        at = match.start()
        mark = _Mark(
            match.group(),
            before=text[at - 1] if at > stretch.start else " ",
            after=text[at + 1] if at + 1 < stretch.end else " ",
        )
        if mark.is_inside_a_word:
            continue
        closing = _closed_by(mark, stack)
        if closing is not None:
            found.append(Span(stack[closing].at, at + 1))
            del stack[closing:]
        elif mark.may_open:
            if stack and stack[-1].sign == mark.sign == '"':
                stack.pop()  # never closed: what stood in it is not known to be direct
            stack.append(_Open(mark.sign, at))
    if continues and stack and stack[0].sign in _DOUBLE:
        found.append(Span(stack[0].at, stretch.end))
    return found


def _closed_by(mark: _Mark, stack: list[_Open]) -> int | None:
    """Return which of the open quotations `mark` closes, or None where it closes none."""
    family = _DOUBLE if mark.sign in _DOUBLE else _SINGLE
    depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].sign in family), None)
    if depth is None or not mark.may_close:
        return None
    if family is _SINGLE and any(o.sign in _DOUBLE for o in stack[depth:]):
        return None
    if mark.sign in _MOSTLY_OPENS and stack[depth].sign not in _LOW and mark.may_open:
        return None
    return depth


def _nested(spans: list[Span]) -> Iterator[Quotation]:
    """Give the quotations by place, each with its depth."""
    around: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        while around and around[-1].end <= span.start:
            around.pop()
        around.append(span)
        yield Quotation(span, len(around))
