"""The measured shape of an article as its lock gives it, held against itself.

Without the text nobody can measure it again, but the parts must add up to the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from generator.evidence.locks.fields import (
    WrongError,
    below,
    count,
    mapping,
    member,
    only,
    span_of,
    spans_of,
    text_of,
)
from generator.evidence.model import Layout, Paragraph, Span
from generator.reading.schema.sources import Zone


def read_layout(data: Mapping[str, Any]) -> tuple[Layout, tuple[Span, ...]]:
    """Return the shape of the text and the spans between quotation marks."""
    text = mapping(data, "text")
    with below("text"):
        only(text, "sha256", "length", "words")
        sha256, length, words = text_of(text, "sha256"), count(text, "length"), count(text, "words")
        if not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise WrongError("is no SHA-256", "sha256")
    paragraphs: list[Paragraph] = []
    marks: list[Span] = []
    for name, values in mapping(data, "paragraphs").items():
        number = len(paragraphs) + 1
        with below("paragraphs", name):
            if name != f"p{number}" or not isinstance(values, Mapping):
                raise WrongError(f"is not paragraph p{number}")
            span = span_of(values.get("span"), "span")
            end = paragraphs[-1].span.end if paragraphs else -1
            if not end < span.start or span.end > length:
                raise WrongError("is not behind the one before, inside the text", "span")
            paragraphs.append(_read_paragraph(values, number, span))
            marks += _inside(spans_of(values, "marks", ()), span, "marks")
    if words != sum(paragraph.words for paragraph in paragraphs):
        raise WrongError("is not the sum over the paragraphs", "text", "words")
    return Layout(sha256, length, words, tuple(paragraphs)), tuple(marks)


def check_inside(layout: Layout, spans: Iterable[Span], *path: str) -> None:
    """Refuse a span that lies beyond the end of the text."""
    if any(span.end > layout.length for span in spans):
        raise WrongError("lies beyond the end of the text", *path)


def _inside(parts: tuple[Span, ...], paragraph: Span, name: str) -> tuple[Span, ...]:
    if not all(part in paragraph for part in parts):
        raise WrongError("does not lie inside the paragraph", name)
    return parts


def _read_paragraph(values: Mapping[str, Any], number: int, span: Span) -> Paragraph:
    only(values, "span", "words", "zone", "zones", "unrelated", "lines", "sentences", "marks")
    lines = _inside(spans_of(values, "lines", (span,)), span, "lines")
    sentences = _inside(spans_of(values, "sentences", (span,)), span, "sentences")
    if not lines or (lines[0].start, lines[-1].end) != (span.start, span.end):
        raise WrongError("does not fill the paragraph", "lines")
    words = count(values, "words")
    if words > len(span):
        raise WrongError("is more than the paragraph has room for", "words")
    unrelated = _unrelated(values, len(lines))
    return Paragraph(
        number,
        span,
        lines,
        sentences,
        _zones(values, len(lines)),
        unrelated=len(unrelated) == len(lines),
        words=words,
        unrelated_lines=unrelated,
    )


def _zones(values: Mapping[str, Any], lines: int) -> tuple[Zone, ...]:
    named = values.get("zones", [values.get("zone", "body")] * lines)
    if not isinstance(named, list) or len(named) != lines or {"zone", "zones"} <= values.keys():
        raise WrongError("does not give one zone for each line", "zones")
    return tuple(member(Zone, {"zone": name}, "zone") for name in named)


def _unrelated(values: Mapping[str, Any], lines: int) -> tuple[int, ...]:
    """Return the numbers of the lines that an editor marked as unrelated, in order."""
    numbers = values.get("unrelated", [])
    if not isinstance(numbers, list) or not all(
        isinstance(n, int) and not isinstance(n, bool) and 1 <= n <= lines for n in numbers
    ):
        raise WrongError("is no list of lines", "unrelated")
    if any(a >= b for a, b in pairwise(numbers)):
        raise WrongError("is no list of lines", "unrelated")
    return tuple(numbers)
