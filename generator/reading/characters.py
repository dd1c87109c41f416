"""Characters that nobody sees and that change what others mean, each found at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from unicodedata import name

from yaml import YAMLError, events
from yaml._yaml import CParser

from generator.diagnostics import Diagnostic, Rule
from generator.reading.text import place_in

INVISIBLE = Rule(
    "Y107",
    "invisible-character",
    """
A character stands in the file that nobody sees and that has no place in words.

Control characters steer a terminal, and a change of direction that is not closed turns the words
behind it around, so that a reader sees another order than the one that was proved. This holds for
an escape such as `\\u202E` in double quotation marks and for `&#x202E;` in prose as well.

Remove it. Soft hyphens, joiners, spaces that do not break, and the marks U+200E and U+200F may
stand; U+202A to U+202E and U+2066 to U+2069 may stand in pairs within one value or paragraph.
""",
)

MOST = 20
"""Findings in one file: more of them are one broken file."""

Spot = tuple[int, str]
"""Where a character is written, and the character that is meant."""

_EMBEDDINGS, _ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_POP, _POP_ISOLATE = "\u202c", "\u2069"
_DIRECTIONS = _EMBEDDINGS + _ISOLATES + _POP + _POP_ISOLATE
_FORBIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_BAD = re.compile(f"[{_FORBIDDEN}]")
_TURNING = re.compile(f"[{_DIRECTIONS}]")
_ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|(?P<sign>.))",
    re.DOTALL,
)
_SIGNS = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
}
_SURROGATE = re.compile(r"(?P<pair>\\\\)|\\u[dD][89A-Fa-f][0-9A-Fa-f]{2}|\\U0000[dD][89A-Fa-f]..")
_REFERENCE = re.compile(r"`[^`\n]*`|&#(?:[xX](?P<hex>[0-9A-Fa-f]{1,6})|(?P<number>[0-9]{1,7}));")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def check_yaml(text: str, file: str, first_line: int = 1) -> tuple[str, list[Diagnostic]]:
    """Return `text` as it can be read on, and a finding for each character that may not stand.

    What libyaml would refuse is replaced, character by character, so that every place stays.
    """
    if not (_BAD.search(text) or _TURNING.search(text) or "\\" in text):
        return text, []
    readable = _BAD.sub(lambda m: m[0] if m[0] == "\ufeff" else "\ufffd", text)
    wrong = {match.start(): match[0] for match in _BAD.finditer(text)}
    whole = _SURROGATE.sub(lambda m: m["pair"] or _replacement(m[0]), readable)
    for spots in _units(whole.replace("\t", " ").replace("\ufeff", "\ufffd"), text):
        for at, character in (*_forbidden(spots), *_unbalanced(spots)):
            wrong[at] = character
            if "\ud800" <= character <= "\udfff":
                end = at + (6 if text[at + 1] == "u" else 10)
                readable = readable[:at] + whole[at:end] + readable[end:]
    return readable, _findings(wrong, text, file, first_line)


def check_prose(text: str, file: str, first_line: int) -> list[Diagnostic]:
    """Return a finding for each character of hand-written Markdown that may not stand."""
    if not (_BAD.search(text) or _TURNING.search(text) or "&#" in text):
        return []
    wrong: dict[int, str] = {}
    start = 0
    for end in (*(match.start() for match in _PARAGRAPH.finditer(text)), len(text)):
        spots = sorted([*_plain(text, start, end), *_references(text, start, end)])
        wrong.update((*_forbidden(spots), *_unbalanced(spots)))
        start = end
    return _findings(wrong, text, file, first_line)


def _replacement(escape: str) -> str:
    """Return an escape of the same length that libyaml takes."""
    return escape[:2] + "FFFD".rjust(len(escape) - 2, "0")


def _plain(text: str, start: int, end: int) -> Iterator[Spot]:
    for pattern in (_BAD, _TURNING):
        for match in pattern.finditer(text, start, end):
            yield match.start(), match[0]


def _references(text: str, start: int, end: int) -> Iterator[Spot]:
    """Yield the characters that prose names by their numbers, outside of code."""
    for match in _REFERENCE.finditer(text, start, end):
        number = int(match["hex"], 16) if match["hex"] else int(match["number"] or 0)
        if 0 < number <= 0x10FFFF:
            yield match.start(), chr(number)


def _units(readable: str, text: str) -> Iterator[list[Spot]]:
    """Yield what must be in order by itself: the characters of each value, and of each comment."""
    behind = 0
    try:
        parser: Any = CParser(readable)
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, events.ScalarEvent):
                first: Any = event.start_mark
                last: Any = event.end_mark
                start, end = first.index, last.index
                yield from _lines(text, behind, start)
                quoted = event.style == '"'
                yield sorted(_escaped(text, start, end)) if quoted else _sorted(text, start, end)
                behind = end
        yield from _lines(text, behind, len(text))
    except YAMLError:
        return  # reading says what is wrong; what follows is looked at once it is mended


def _lines(text: str, start: int, end: int) -> Iterator[list[Spot]]:
    if _TURNING.search(text, start, end):
        for line in re.compile(r".+").finditer(text, start, end):
            yield _sorted(text, *line.span())


def _sorted(text: str, start: int, end: int) -> list[Spot]:
    return sorted(_plain(text, start, end))


def _escaped(text: str, start: int, end: int) -> Iterator[Spot]:
    """Yield the characters of a value in double quotation marks, escapes as what they mean."""
    yield from _plain(text, start, end)
    for match in _ESCAPE.finditer(text, start, end):
        code = match["x"] or match["u"] or match["U"]
        if code and int(code, 16) <= 0x10FFFF:
            yield match.start(), chr(int(code, 16))
        elif match["sign"] in _SIGNS:
            yield match.start(), _SIGNS[match["sign"]]


def _forbidden(spots: Iterable[Spot]) -> Iterator[Spot]:
    return (spot for spot in spots if _BAD.match(spot[1]) or spot[1] == "\r")


def _unbalanced(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Yield each change of direction that nothing closes, and each end that closes nothing."""
    opened: list[Spot] = []
    for spot in spots:
        if spot[1] in _EMBEDDINGS + _ISOLATES:
            opened.append(spot)
        elif spot[1] == _POP:
            if opened and opened[-1][1] in _EMBEDDINGS:
                opened.pop()
            else:
                yield spot
        elif spot[1] == _POP_ISOLATE:
            if not any(each[1] in _ISOLATES for each in opened):
                yield spot
                continue
            while opened[-1][1] in _EMBEDDINGS:
                yield opened.pop()
            opened.pop()
    yield from opened


def _findings(wrong: dict[int, str], text: str, file: str, first_line: int) -> list[Diagnostic]:
    return [_finding(at, wrong[at], text, file, first_line) for at in sorted(wrong)[:MOST]]


def _finding(at: int, character: str, text: str, file: str, first_line: int) -> Diagnostic:
    place = place_in(text[:at], file, first_line)
    code = f"U+{ord(character):04X}"
    called = f"{code} ({name(character)})" if name(character, "") else code
    if character in _POP + _POP_ISOLATE:
        message, hint = f"{called} stands here and closes nothing.", "Remove it."
    elif character in _DIRECTIONS:
        close = "U+2069" if character in _ISOLATES else "U+202C"
        message = f"{called} turns the direction of words here, and nothing closes it."
        hint = f"Remove it, or close it with {close} in the same value or paragraph."
    else:
        message = f"An invisible character stands here that no words need: {called}."
        hint = "Remove it."
    return INVISIBLE.at(place, message, hint=hint)
