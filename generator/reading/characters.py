"""Characters that nobody sees and that change what others mean, each found at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from unicodedata import category, name

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

Remove it. Soft hyphens, spaces that do not break, and the marks U+200E and U+200F may stand;
U+202A to U+202E and U+2066 to U+2069 may stand in pairs within one value or paragraph. The joiners
U+200C and U+200D may stand beside letters of scripts that need them, such as Persian, and in
emoji; U+200B beside letters of scripts that are written without spaces, such as Khmer.
""",
)

MOST = 20
"""Findings in one file: more of them are one broken file."""

Spot = tuple[int, str]
"""Where a character is written, and the character that is meant."""

Named = tuple[int, int, str]
"""Where an escape or a reference ends and begins, and the character that it means."""

_EMBEDDINGS, _ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_POP, _POP_ISOLATE = "\u202c", "\u2069"
_DIRECTIONS = _EMBEDDINGS + _ISOLATES + _POP + _POP_ISOLATE
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff"
_BLANKS = "\u115f\u1160\u17b4\u17b5\u180e\u2061-\u2065\u206a-\u206f\u2800\u3164\uffa0"
_NOTES = "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
_KEPT = "\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_FORBIDDEN = _CONTROLS + _BLANKS + _NOTES + _KEPT + _NO_CHARACTERS
_BAD = re.compile(f"[{_FORBIDDEN}]")
_JOINERS = "\u200b-\u200d\U000e0020-\U000e007f\U000e0100-\U000e01ef"
_JOINING = re.compile(f"[{_JOINERS}]")
_HIDDEN = re.compile(f"[{_FORBIDDEN}{_DIRECTIONS}{_JOINERS}]")
_PERHAPS_HIDDEN = re.compile(
    f"[{_CONTROLS}{_BLANKS}\ufff0-\ufffb\ufdd0-\ufdef\ufffe\uffff{_DIRECTIONS}\u200b-\u200d"
    "\U00010000-\U0010ffff]"
)
"""Those of `_HIDDEN`, and all characters beyond the first 65,536: found 25 times faster."""
_UNSPACED = frozenset({"KHMER", "LAO", "MYANMAR", "THAI", "TIBETAN", "TAI", "JAVANESE", "BALINESE"})
"""Scripts without spaces, in which U+200B says where a line may break."""
_UNJOINED = frozenset(
    {"", "ARMENIAN", "BOPOMOFO", "CJK", "COMBINING", "CYRILLIC", "FULLWIDTH", "GEORGIAN", "GREEK"}
    | {"HANGUL", "HIRAGANA", "KATAKANA", "LATIN", "MASCULINE", "FEMININE", "MICRO", "MODIFIER"}
)
"""First words of the names of letters that joiners do nothing to."""
_PICTURES = frozenset({"So", "Sk"})
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
    "L": "\u2028",
    "P": "\u2029",
}
_FOR_LIBYAML = {ord("\t"): " ", ord("\ufeff"): "\ufffd"}
_SURROGATE = re.compile(r"(?P<pair>\\\\)|\\u[dD][89A-Fa-f][0-9A-Fa-f]{2}|\\U0000[dD][89A-Fa-f]..")
_REFERENCE = re.compile(r"`[^`\n]*`|&#(?:[xX](?P<hex>[0-9A-Fa-f]{1,6})|(?P<number>[0-9]{1,7}));")
_FOLD = re.compile(r"\\\r?\n[ \t]*")
"""The end of a line in double quotation marks that the next one goes on without a space."""
_DEEPEST = 200
"""Characters before a word in which the end of the line above is looked for."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def check_yaml(text: str, file: str, first_line: int = 1) -> tuple[str, list[Diagnostic]]:
    """Return `text` as it can be read on, and a finding for each character that may not stand.

    What libyaml would refuse is replaced, character by character, so that every place stays.
    """
    if not (_holds_hidden(text) or "\\" in text):
        return text, []
    readable = _BAD.sub(lambda m: m[0] if m[0] == "\ufeff" else "\ufffd", text)
    wrong = {match.start(): match[0] for match in _BAD.finditer(text)}
    whole = _SURROGATE.sub(lambda m: m["pair"] or _replacement(m[0]), readable)
    escapes: set[int] = set()
    for start, end, with_escapes in _units(whole.translate(_FOR_LIBYAML), text):
        named = [*_escapes(text, start, end)] if with_escapes else []
        spots = sorted([*_plain(text, start, end), *((at, meant) for _, at, meant in named)])
        needless = _needless(text, start, end, named, folded=with_escapes)
        for at, character in (*_forbidden(spots), *_unbalanced(spots), *needless):
            wrong[at] = character
            if "\ud800" <= character <= "\udfff":
                escapes.add(at)
    return _taking(readable, whole, escapes), _findings(wrong, text, file, first_line)


def check_prose(text: str, file: str, first_line: int) -> list[Diagnostic]:
    """Return a finding for each character of hand-written Markdown that may not stand."""
    return _check(text, file, first_line, references=True)


def check_text(text: str, file: str, first_line: int = 1) -> list[Diagnostic]:
    """Return a finding for each character of an article's text that may not stand."""
    return _check(text, file, first_line, references=False)


def without_hidden(text: str) -> str:
    """Return `text` without the characters that `check_text` would find."""
    while wrong := _wrong(text, references=False):  # what stood between may be found only now
        kept: list[str] = []
        for at, character in enumerate(text):
            # Of a row of tags each is needed by the next: they go in one pass, not one by one.
            tag = "\U000e0020" <= character <= "\U000e007f"
            before = kept[-1] if kept else " "
            if at not in wrong and (not tag or _needed(character, before, " ")):
                kept.append(character)
        text = "".join(kept)
    return text


def _check(text: str, file: str, first_line: int, *, references: bool) -> list[Diagnostic]:
    return _findings(_wrong(text, references=references), text, file, first_line)


def _wrong(text: str, *, references: bool) -> dict[int, str]:
    """Return each character that may not stand, by its place."""
    if not (_holds_hidden(text) or (references and "&#" in text)):
        return {}
    wrong: dict[int, str] = {}
    start = 0
    for end in (*(match.start() for match in _PARAGRAPH.finditer(text)), len(text)):
        named = [*_references(text, start, end)] if references else []
        spots = sorted([*_plain(text, start, end), *((at, meant) for _, at, meant in named)])
        wrong.update((*_forbidden(spots), *_unbalanced(spots)))
        wrong.update(_needless(text, start, end, named))
        start = end
    return wrong


def _holds_hidden(text: str) -> bool:
    return bool(_PERHAPS_HIDDEN.search(text) and _HIDDEN.search(text))


def _taking(text: str, other: str, escapes: Iterable[int]) -> str:
    """Return `text` with each of the escapes that begin at `escapes` as it stands in `other`."""
    pieces: list[str] = []
    behind = 0
    for at in sorted(escapes):
        end = at + (6 if text[at + 1] == "u" else 10)
        pieces += text[behind:at], other[at:end]
        behind = end
    return "".join([*pieces, text[behind:]])


def _replacement(escape: str) -> str:
    """Return an escape of the same length that libyaml takes."""
    return escape[:2] + "FFFD".rjust(len(escape) - 2, "0")


def _plain(text: str, start: int, end: int) -> Iterator[Spot]:
    for pattern in (_BAD, _TURNING):
        for match in pattern.finditer(text, start, end):
            yield match.start(), match[0]


def _references(text: str, start: int, end: int) -> Iterator[Named]:
    """Yield the characters that prose names by their numbers, outside of code."""
    for match in _REFERENCE.finditer(text, start, end):
        number = int(match["hex"], 16) if match["hex"] else int(match["number"] or 0)
        if 0 < number <= 0x10FFFF:
            yield match.end(), match.start(), chr(number)


def _units(readable: str, text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield what must be in order by itself, each value and comment: from, to, with escapes."""
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
                yield start, end, event.style == '"'
                behind = end
        yield from _lines(text, behind, len(text))
    except YAMLError:
        return  # reading says what is wrong; what follows is looked at once it is mended


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    if _TURNING.search(text, start, end):
        for line in re.compile(r".+").finditer(text, start, end):
            yield (*line.span(), False)


def _escapes(text: str, start: int, end: int) -> Iterator[Named]:
    """Yield what the escapes of a value in double quotation marks mean."""
    for match in _ESCAPE.finditer(text, start, end):
        code = match["x"] or match["u"] or match["U"]
        if code and int(code, 16) <= 0x10FFFF:
            yield match.end(), match.start(), chr(int(code, 16))
        elif match["sign"] in _SIGNS:
            yield match.end(), match.start(), _SIGNS[match["sign"]]


def _needless(
    text: str, start: int, end: int, named: Sequence[Named], *, folded: bool = False
) -> Iterator[Spot]:
    """Yield each joiner and other character without a shape that no letter beside it needs.

    Where lines are `folded`, a backslash at the end of one joins it to the words of the next.
    """
    written = [
        (match.end(), match.start(), match[0]) for match in _JOINING.finditer(text, start, end)
    ]
    ends = {after: character for after, _, character in named}
    starts = {at: character for _, at, character in named}
    for after, at, character in (*written, *(n for n in named if _JOINING.match(n[2]))):
        left = _before_fold(text, at) if folded else at
        fold = _FOLD.match(text, after) if folded else None
        right = fold.end() if fold else after
        before = ends.get(left) or text[max(left - 1, 0) : left]
        behind = starts.get(right) or text[right : right + 1]
        if not _needed(character, before or " ", behind or " "):
            yield at, character


def _before_fold(text: str, at: int) -> int:
    """Return where the words end that a backslash at the end of their line joins to `text[at]`."""
    begin = max(at - _DEEPEST, 0)
    line = text[begin:at].rstrip(" \t")
    words = line.removesuffix("\n").removesuffix("\r")
    slashes = len(words) - len(words.rstrip("\\"))
    return begin + len(words) - 1 if words != line and slashes % 2 else at


def _needed(character: str, before: str, behind: str) -> bool:
    """Tell whether a character without a shape of its own does something where it stands.

    Source: The Unicode Standard, chapter 23.2 (joiners), and Unicode Technical Standard 51 (emoji).
    """
    if character == "\u200b":
        return bool({_script(before), _script(behind)} & _UNSPACED)
    if character in "\u200c\u200d":
        emoji = category(before) in _PICTURES or before == "\ufe0f"
        joined = character == "\u200d" and emoji and category(behind) in _PICTURES
        return joined or bool({_script(before), _script(behind)} - _UNJOINED)
    if character >= "\U000e0100":  # of two shapes of an ideograph
        return category(before) == "Lo"
    return before == "\U0001f3f4" or "\U000e0020" <= before <= "\U000e007f"  # a region's flag


def _script(character: str) -> str:
    """Return the first word of a letter's name, which is its script, or nothing."""
    return name(character, "").split(" ")[0] if category(character)[0] in "LM" else ""


def _forbidden(spots: Iterable[Spot]) -> Iterator[Spot]:
    return (spot for spot in spots if _BAD.match(spot[1]) or spot[1] == "\r")


def _unbalanced(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Yield each change of direction that nothing closes, and each end that closes nothing."""
    opened: list[Spot] = []
    isolates = 0  # of those that are open
    for spot in spots:
        if spot[1] in _EMBEDDINGS + _ISOLATES:
            opened.append(spot)
            isolates += spot[1] in _ISOLATES
        elif spot[1] == _POP:
            if opened and opened[-1][1] in _EMBEDDINGS:
                opened.pop()
            else:
                yield spot
        elif spot[1] == _POP_ISOLATE:
            if not isolates:
                yield spot
                continue
            while opened[-1][1] in _EMBEDDINGS:
                yield opened.pop()
            opened.pop()
            isolates -= 1
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
