"""What an editor most likely did where libyaml could read no further."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple


class Spot(NamedTuple):
    """A line and a column of a text, from 0."""

    line: int
    column: int


class Fault(NamedTuple):
    """What is there, what to do, and where to look."""

    message: str
    hint: str
    spot: Spot


_QUOTED_VALUE = "Put the whole value in quotation marks, or below `>-` on lines of its own."
_LOOK = "Compare the line with its neighbours: indentation, colons, quotation marks, brackets."


def find_fault(problem: str, text: str, at: Spot, began: Spot | None) -> Fault:
    """Return the likely cause of `problem`, libyaml's words for what is wrong at `at`.

    `began` is where the mapping, list or quotation begins that it happened in.
    """
    lines = text.split("\n")
    line = lines[at.line] if at.line < len(lines) else ""
    if fault := _conflict(lines) or _odd_space(lines, at) or _odd_sign(lines, at, began):
        return fault
    if "mapping values are not allowed" in problem:
        return _colon(lines, at)
    if "could not find expected ':'" in problem:
        return _no_colon(lines, began or at)
    if "did not find expected key" in problem:
        return _no_hyphen(lines, at) or _not_in_line(line, at)
    if "expected '-' indicator" in problem and _GLUED_HYPHEN.match(line):
        return _glued_hyphen(line, at.line)
    if "expected '-' indicator" in problem and began and _TWO_HYPHENS.match(lines[began.line]):
        message = "Two hyphens stand before one item."
        return Fault(message, "Write one of them alone.", began)
    if "expected ',' or" in problem and began:
        return _not_closed(problem[-2], began)
    if "expected node content" in problem and (fault := _no_value(lines, at)):
        return fault
    if "end of stream" in problem or "document indicator" in problem:
        return Fault(
            "The quotation mark that opens here is never closed.",
            "Close it; where a quotation mark is part of the words, put the words below `>-`.",
            began or at,
        )
    if "expected <document start>" in problem and (fault := _first_indented(lines, at)):
        return fault
    if "expected alphabetic or numeric character" in problem:
        message = "A value begins with `&` or `*`, which are YAML's own signs."
        return Fault(message, "Put the value in quotation marks.", began or at)
    for words, message, hint in _SAYINGS:
        if words in problem:
            return Fault(message.format(line[at.column : at.column + 1]), hint, at)
    return Fault(f"This is no YAML: {problem}.", _LOOK, at)


_SAYINGS = (
    (
        "cannot start any token",
        "A value begins with “{}”, which is one of YAML's own signs.",
        "Put the value in quotation marks.",
    ),
    (
        "mapping keys are not allowed",
        "A value begins with “{}”, which is one of YAML's own signs.",
        "Put the value in quotation marks.",
    ),
    (
        "unknown escape character",
        "A backslash stands inside double quotation marks, where it begins a sign of YAML's own.",
        "Use single quotation marks around the value, or write the backslash twice.",
    ),
    (
        "expected '-' indicator",
        "This line stands in a list and does not begin with a hyphen.",
        "Begin it with a hyphen below the other hyphens, or indent it as the list's key is.",
    ),
    (
        "block sequence entries are not allowed",
        "A list begins behind other words on this line.",
        "Begin the list on the next line, each item with a hyphen of its own; where the hyphen is "
        "part of the words, put them in quotation marks.",
    ),
    (
        "expected comment or line break",
        "Words stand on the line of a `>` or `|`.",
        "Begin the words on the next line, indented further than the key.",
    ),
)


_CONFLICT = re.compile(r"(<{7}|>{7}|\|{7})(?: |$)|={7}$")
_VALUE_BEGINS = re.compile(r"\s*(?:- +)*(?:[^\s:#][^:]*: +)?")
_NEAR = 100
"""How many lines above one that cannot be read its cause is looked for."""
_GLUED_HYPHEN = re.compile(r"\s*-(?=[^\s-])")
_TWO_HYPHENS = re.compile(r"\s*- +- ")
_GLUED_ITEM = re.compile(r"\s*-(?=[a-z][a-z_-]*: )")
_ODD_HYPHEN = re.compile(r"\s*([‐-―−•‣◦·])\s+[a-z][a-z_-]*: ")
_ODD_COLON = re.compile(r"\s*(?:- +)*([a-z][a-z_-]*)([：﹕∶])")
_LOOKED_AT = 1_000
"""Characters of a line that are looked at: keys, and what goes wrong with them, stand there."""
_ODD_MARKS = "“”„‟‘’‚«»‹›"
"""Quotation marks that are none to YAML."""
_ODD_SPACE = re.compile(r"(?:^[ -]*|^[ -]*[a-z_-]+:)([^\S \t])")
"""A space that is none to YAML, before a key or right behind its colon."""


def _conflict(lines: list[str]) -> Fault | None:
    """The marks that git leaves where two changes of the same lines met."""
    for number, line in enumerate(lines):
        if _CONFLICT.match(line):
            return Fault(
                "A merge stopped here: two versions of these lines stand below each other.",
                "Keep what is right of both, and remove the lines that begin with <<<<<<<, "
                "|||||||, ======= and >>>>>>>.",
                Spot(number, 0),
            )
    return None


def _odd_space(lines: list[str], at: Spot) -> Fault | None:
    """A space as a word processor or a web page has it, on the line or on the one above."""
    for number in (at.line, _line_above(lines, at.line)[0]):
        match = _ODD_SPACE.match(lines[number][:_LOOKED_AT]) if number < len(lines) else None
        if match:
            name = unicodedata.name(match[1], "a space").lower()
            return Fault(
                f"A {name} (U+{ord(match[1]):04X}) stands where YAML needs a plain space.",
                "Type the spaces of this line anew; text out of a word processor or a web page "
                "brings such along.",
                Spot(number, match.start(1)),
            )
    return None


def _odd_sign(lines: list[str], at: Spot, began: Spot | None) -> Fault | None:
    """A dash or a colon as a word processor has it, on the line, the one above or the first one."""
    for number in (at.line, _line_above(lines, at.line)[0], began.line if began else at.line):
        line = lines[number] if number < len(lines) else ""
        if _GLUED_ITEM.match(line):
            return _glued_hyphen(line, number)
        if match := _ODD_HYPHEN.match(line):
            return Fault(
                f"The list's sign here is “{match[1]}”, which is no hyphen to YAML.",
                f"Type a plain hyphen: `- {line[match.end(1) :].strip()[:30]}`.",
                Spot(number, match.start(1)),
            )
        if match := _ODD_COLON.match(line):
            return Fault(
                f"“{match[2]}” stands behind `{match[1]}`, and is no colon to YAML.",
                f"Type a plain colon and a space: `{match[1]}: …`.",
                Spot(number, match.start(2)),
            )
    return None


def _first_indented(lines: list[str], at: Spot) -> Fault | None:
    """A first key that is indented, and one behind it that is not."""
    filled = (n for n, line in enumerate(lines) if line.strip() and not line.startswith(("#", "-")))
    first = next(filled, at.line)
    words = lines[first].lstrip()
    indent = len(lines[first]) - len(words)
    key = re.match(r"[^\s:#]+(?=:(?: |$))", words[:_LOOKED_AT])
    if first >= at.line or indent <= at.column or key is None:
        return None
    message = f"The first key, `{key[0]}`, is indented further than the keys below it."
    return Fault(message, "Line up the keys: remove the spaces before it.", Spot(first, indent))


def _not_closed(closing: str, opens: Spot) -> Fault:
    """A list or a mapping in brackets that has no end."""
    return Fault(
        f"The bracket that opens here is not closed: `{closing}` is missing.",
        f"Write `{closing}` where it ends, a comma between two of its items, and quotation "
        "marks around an item that holds a colon or a comma.",
        opens,
    )


def _no_value(lines: list[str], at: Spot) -> Fault | None:
    """A sign where a value should be: of the value itself, or behind a bracket that is open."""
    line = lines[at.line] if at.line < len(lines) else ""
    sign = line[at.column : at.column + 1]
    if sign in (",", "]", "}") and _VALUE_BEGINS.fullmatch(line[: at.column]):
        message = f"A value begins with “{sign}”, which is one of YAML's own signs."
        return Fault(message, "Put the value in quotation marks.", at)
    before = line[: at.column].rstrip()
    if sign == "," and before.endswith((",", "[", "{")):
        hint = "Write an item before it, or remove it."
        return Fault("Nothing stands before this comma.", hint, at)
    for number in range(min(at.line, len(lines) - 1), max(at.line - _NEAR, 0) - 1, -1):
        words = lines[number] if number < at.line else before
        column = _open_bracket(words)
        if column is not None:
            return _not_closed("]" if words[column] == "[" else "}", Spot(number, column))
    return None


def _open_bracket(line: str) -> int | None:
    """Return the column of the last bracket that opens in a value of a line and does not close."""
    opened: list[int] = []
    quote, last = "", "-"
    for column, sign in enumerate(line):
        begins = last in ":-,[{"  # of a key and of words inside a value none is YAML's own
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and begins:
            quote = sign
        elif sign in "[{" and begins:
            opened.append(column)
        elif sign in "]}" and opened:
            opened.pop()
        elif sign == "#" and line[column - 1 : column] == " ":
            break
        last = sign if sign != " " else last
    return opened[-1] if opened else None


def _glued_hyphen(line: str, number: int) -> Fault:
    """An item of a list whose hyphen touches the words behind it."""
    hyphen = line.index("-")
    words = line[hyphen + 1 :].strip()[:30]
    at = Spot(number, hyphen)
    return Fault("No space stands behind the hyphen.", f"Write `- {words}`.", at)


def _no_hyphen(lines: list[str], at: Spot) -> Fault | None:
    """A list whose second item has its hyphen, and the first one not."""
    indent = len(lines[at.line]) - len(lines[at.line].lstrip())
    if not lines[at.line].lstrip().startswith("- "):
        return None
    first = at.line
    for number in range(at.line - 1, -1, -1):
        line = lines[number]
        words = line.lstrip()
        if not words or words.startswith("#"):
            continue
        if len(line) - len(words) <= indent:
            begins = lines[first].lstrip()
            if not words.rstrip().endswith(":") or begins.startswith("- "):
                return None
            spot = Spot(first, len(lines[first]) - len(begins))
            hint = f"Write `- {begins.strip()[:30]}`, with the hyphen below the other hyphens."
            return Fault("The list begins here without a hyphen.", hint, spot)
        first = number
    return None


def _colon(lines: list[str], at: Spot) -> Fault:
    """A colon that YAML takes for the end of a key, where no key can stand."""
    line = lines[at.line]
    key = _key_of(line)
    indent = len(line) - len(line.lstrip())
    if key and line.find(key) + len(key) < at.column:
        message = f"A colon stands inside the value of `{key}`."
        opens = line[line.find(key) + len(key) + 1 :].lstrip()[:1]
        odd = f'`{opens}` is no quotation mark to YAML: type `"` there. ' * (opens in _ODD_MARKS)
        return Fault(message, odd + _QUOTED_VALUE, at)
    number, above = _line_above(lines, at.line)
    key_above = _key_of(above)
    if key_above:
        return Fault(
            f"This line is indented further than the one above, and `{key_above}` has its value "
            "there already.",
            "Line up the keys of one record.",
            Spot(at.line, indent),
        )
    return _no_colon(lines, Spot(number, len(above) - len(above.lstrip())))


def _no_colon(lines: list[str], at: Spot) -> Fault:
    """A line that should be a key with its colon."""
    line = lines[at.line] if at.line < len(lines) else ""
    glued = re.match(r"\s*(?:- +)*([A-Za-z_-]+):(?=\S)", line)
    if glued:
        key = glued[1]
        message = f"No space stands behind the colon of `{key}:`."
        return Fault(message, f"Write `{key}: …`.", Spot(at.line, glued.end()))
    words = " ".join(line.split())[:30]
    message = f"“{words}” stands where a key with its colon should."
    above = _key_of(_line_above(lines, at.line)[1])
    if above and " " in words:
        goes_on = f"where it goes on from the line above, indent it further than `{above}`."
        return Fault(message, f"Write `key: value`, with a space behind the colon; {goes_on}", at)
    return Fault(
        message,
        "Write `key: value`, with a space behind the colon; longer words go in quotation marks or "
        "are indented below `>-`.",
        at,
    )


def _not_in_line(line: str, at: Spot) -> Fault:
    """Something that is no key, where the next key of a mapping should be."""
    before = line[: at.column].rstrip()
    if before.endswith(("'", '"')):
        mark = before[-1]
        inside = "`''` for an apostrophe" if mark == "'" else '`\\"` for a quotation mark'
        return Fault(
            "Words stand behind a closing quotation mark.",
            f"Put the whole value in one pair of them and write {inside} inside it, or put the "
            "words below `>-` on lines of their own.",
            at,
        )
    if before.endswith(("]", "}")) and line[at.column : at.column + 1] in ("]", "}"):
        message = f"A bracket closes here that opens nowhere: `{line[at.column]}`."
        return Fault(message, "Remove it.", at)
    if before.endswith(("]", "}")):
        return Fault(
            f"Words stand behind a closing bracket `{before[-1]}`.",
            "Put the whole value in quotation marks, or below `>-` on lines of its own: a bracket "
            "at its beginning is YAML's own sign.",
            at,
        )
    return Fault(
        "This line is indented differently from its neighbours.",
        "Line up the keys of one record, and the hyphens of one list.",
        at,
    )


def _line_above(lines: list[str], number: int) -> tuple[int, str]:
    """Return the nearest line above that holds more than a comment."""
    for above in range(number - 1, -1, -1):
        words = lines[above].strip()
        if words and not words.startswith("#"):
            return above, lines[above]
    return 0, ""


def _key_of(line: str) -> str:
    """Return the key of a line that has one with a value behind it, else nothing."""
    match = re.match(r"\s*(?:- +)*([^\s:#][^:]*): +\S", line[:_LOOKED_AT])
    return match[1] if match else ""
