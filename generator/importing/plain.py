"""Plain text as an article: its characters stay as they are."""

from __future__ import annotations

import re

from generator.evidence.layout import measure
from generator.importing.model import Line, Reading

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LONG_LINE = 120
"""In a text without blank lines, a line longer than this is a paragraph and not a wrapped line."""


def read_plain(text: str) -> Reading:
    """Return a plain text in its lines.

    Where no blank line stands between lines that are too long to be wrapped, each line becomes a
    paragraph.
    """
    notes: tuple[str, ...] = ()
    lines = [line for line in text.split("\n") if line.strip()]
    unparted = len(lines) > 1 and not _BLANK_LINE.search(text.strip())
    if unparted and max(map(len, lines)) > _LONG_LINE:
        text = "\n\n".join(lines) + "\n"
        notes = ("guessed: each line is a paragraph, for no blank line parts them",)
    layout = measure(text, "en", {})
    blocks = tuple(
        tuple(Line(text[span.start : span.end]) for span in paragraph.lines)
        for paragraph in layout.paragraphs
    )
    return Reading(text, blocks, notes=notes)
