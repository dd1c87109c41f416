"""How large content may be, in one place: what is larger is refused before it costs time.

Each limit lies far above what an editor writes by hand and low enough that the worst file below it
is done in about two seconds (tests/cases/bounded.yml holds such files).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.diagnostics import Diagnostic
from generator.options import Options
from generator.place import Place
from generator.reading.yaml_rules import UNREADABLE

FILE_BYTES = 5_000_000
"""One file of the content folder, YAML or Markdown, or one text."""
TOO_LARGE = f"it is larger than {FILE_BYTES:,} bytes"
"""Why a larger file is not even opened; whoever gathers files says so."""
LINE_BYTES = 250_000
"""One line of YAML."""
ALL_BYTES = 100_000_000
"""All files of the content folder together."""
FILES = 50_000
"""Files in the content folder."""
TEXT_BYTES = Options().largest_text
"""The text of one article; the option `largest_text` sets another limit, up to `FILE_BYTES`."""
PARAGRAPHS = 5_000
"""Paragraphs of one article."""
MARKS = 2_000
"""Quotation marks, apostrophes and backquotes in one paragraph of an article."""
PROSE_BYTES = 60_000
"""One hand-written page or explainer: some 10,000 words."""
PROSE_LINES = 2_000
"""Lines of one hand-written page or explainer."""
COLUMNS = 20
"""Bars in one line of a hand-written page: cells of a table."""
YAML_DEPTH = 40
"""Mappings and lists inside each other."""
YAML_VALUES = 500_000
"""Values in one YAML file."""
FINDINGS = 1_000
"""Findings in one file; what follows is not read."""

WORDS_LENGTH = 20_000
"""Characters of any value that is words: some 3,500 words."""
AMOUNT_DIGITS = 18
"""Digits of an amount, before and behind its point."""
MOST_PARTS = 20
"""Pieces of one interrupted utterance."""
MOST_ALARMS = 100
"""Words that give the alarm in one absence."""
ASIDE_LENGTH = 200
"""Characters of a reporting verb or a hedge as printed."""
MOST_TRIES = 20_000
"""Stretches that are looked at for one quote in parts or with omissions."""

_BLANK = re.compile(rb"\r?\n(?:[ \t]*\r?\n)+")
_MARKS = re.compile("[\"'`“”„‟‘’‚‛«»‹›「」『』〝〞]")


def within_limits(
    files: Mapping[str, bytes], folder: str, largest_text: int = TEXT_BYTES
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the files of a content folder that are small enough, and a finding for each other."""
    kept: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    size = 0
    for path in sorted(files):
        data = files[path]
        why = why_too_large(PurePosixPath(path.removeprefix(f"{folder}/")), data, largest_text)
        if not why and (size + len(data) > ALL_BYTES or len(kept) >= FILES):
            why = (
                f"all files together have more than {ALL_BYTES:,} bytes or are more than {FILES:,}"
            )
        if why:
            found.append(too_large(path, why))
        else:
            kept[path] = data
            size += len(data)
    return kept, found


def why_too_large(inside: PurePosixPath, data: bytes, largest_text: int) -> str:
    """Tell why a file of the content folder is not read, or nothing where it may be."""
    if inside.suffix.lower() != ".md":
        return why_line_too_long(data)
    if inside.parts[0] == "articles":
        return why_text_too_large(data, largest_text)
    if len(data) > PROSE_BYTES:
        return f"a page has at most {PROSE_BYTES:,} bytes: make two of it"
    if data.count(b"\n") > PROSE_LINES:
        return f"a page has at most {PROSE_LINES:,} lines: make two of it"
    if any(line.count(b"|") > COLUMNS for line in data.split(b"\n")):
        return f"a line of a page has at most {COLUMNS:,} bars: make two tables of it"
    return ""


def why_line_too_long(data: bytes) -> str:
    """Tell why YAML is not read because of one of its lines, or nothing where it may be."""
    if len(data) > LINE_BYTES:
        for number, line in enumerate(data.split(b"\n"), start=1):
            if len(line) > LINE_BYTES:
                return f"line {number:,} is longer than {LINE_BYTES:,} bytes"
    return ""


def why_text_too_large(data: bytes, largest: int) -> str:
    """Tell why the text of an article is not read, or nothing where it may be."""
    if len(data) > largest:
        return (
            f"the text of an article has at most {largest:,} bytes; the option `largest_text` "
            "of the site sets another limit"
        )
    paragraphs = _BLANK.split(data, PARAGRAPHS)
    if len(paragraphs) > PARAGRAPHS:
        return f"an article has at most {PARAGRAPHS:,} paragraphs: make several of it"
    for number, paragraph in enumerate(paragraphs, start=1):
        if len(paragraph) > MARKS and _marks(paragraph) > MARKS:
            return f"paragraph {number} has more than {MARKS:,} quotation marks"
    return ""


def too_large(file: str, why: str) -> Diagnostic:
    """Return the finding for a file that is not read because of its size."""
    hint = "Divide it, or take out what does not belong into it."
    return UNREADABLE.at(Place(file), f"The file is left out: {why}.", hint=hint)


def at_most(findings: Iterator[Diagnostic], file: str) -> Iterator[Diagnostic]:
    """Give findings of one file until nobody would read more; then say so and end."""
    for number, each in enumerate(findings):
        if number == FINDINGS:
            yield too_large(
                file, f"it has more than {FINDINGS:,} mistakes, and was read no further"
            )
            return
        yield each


def _marks(paragraph: bytes) -> int:
    return sum(1 for _ in _MARKS.finditer(paragraph.decode("utf-8", "replace")))
