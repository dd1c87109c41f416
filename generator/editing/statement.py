"""A statement as YAML to paste, with the article's own characters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

INDENT = 6
"""Spaces before the hyphen: where statements stand in a file of claims."""
_WIDTH = 96
_BREAKS = re.compile("[\\t\\n\\v\\f\\r\\x1c-\\x1f\\x85\\u2028\\u2029]+")
"""What YAML takes for the end of a line, or refuses; proving takes all of it for one space."""
_FOLDS = re.compile(r"(?<=\S) (?=\S)")
_PLAIN = re.compile(r"[A-Za-z][\w.-]*(?: [\w.-]+)*\Z")
_TYPED = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


@dataclass(frozen=True, slots=True)
class Statement:
    """What is to be pasted; empty fields are left out."""

    source: str
    speaker: str = ""
    """As YAML: an id, `own` or a mapping. Empty where the editor has to fill it in."""
    verb: str = ""
    quote: str = ""
    passage: str = ""
    at: str = ""
    before: str = ""
    after: str = ""
    about: tuple[str, ...] = ()
    """What to know of it: lines of comment above."""


def as_yaml(statement: Statement, *, inactive: bool = False) -> str:
    """Return a statement as an item of `statements:`, with `inactive` as lines of comment."""
    lines = [*_lines(statement)]
    if inactive:
        lines = [f"# {line}" for line in lines]
    head = [f"# {line}" for line in statement.about]
    return "\n".join(" " * INDENT + line for line in (*head, *lines))


def scalar(text: str) -> str:
    """Return words as one YAML value, in quotation marks where they need them."""
    line = _BREAKS.sub(" ", text)
    if _PLAIN.match(line) and line.lower() not in _TYPED and line.isascii():
        return line
    return json.dumps(line, ensure_ascii=False)


def unnamed(words: str) -> str:
    """Return a speaker without a record, in the words as printed."""
    return f"{{unnamed: {scalar(words)}}}"


def _lines(statement: Statement) -> Iterator[str]:
    yield f"- source: {statement.source}"
    fill_in = " # who says it? an actor's id, own, or {unnamed: the words as printed}"
    yield f"  speaker: {statement.speaker or fill_in}"
    if statement.verb:
        yield f"  verb: {scalar(statement.verb)}"
    if statement.quote:
        yield "  quote: >-"
        yield from (f"    {line}" for line in _folded(statement.quote))
    if statement.passage:
        yield f"  passage: {statement.passage}"
    if statement.at:
        yield f"  at: {statement.at}"
    for key in ("before", "after"):
        if words := getattr(statement, key):
            yield f"  {key}: {scalar(words)}"


def _folded(words: str) -> Iterator[str]:
    """Yield the lines of a folded block; only single spaces between words become line ends."""
    line = ""
    for piece in _FOLDS.split(_BREAKS.sub(" ", words)):
        if line and len(line) + len(piece) + 1 > _WIDTH - INDENT:
            yield line
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    yield line
