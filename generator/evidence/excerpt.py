"""An article's words as messages show them: on one line, not too many, ready to be pasted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def shorten(words: str, most: int = 120) -> str:
    """Return `words` on one line, with the middle left out where they are many."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    half = most // 2
    return f"{line[:half].rstrip()} ⋯ {line[-half:].lstrip()}"


def as_quote(words: str) -> str:
    """Return the YAML lines of a quote, to be pasted."""
    return f"quote: >-\n  {' '.join(words.split())}"


def as_parts(parts: Iterable[str]) -> str:
    """Return the YAML lines of an utterance in parts, to be pasted."""
    items = (line for part in parts for line in as_item(part).split("\n"))
    return "\n".join(["parts:", *(f"  {line}" for line in items)])


def as_item(part: str) -> str:
    """Return the YAML lines of one of several parts, to be pasted."""
    return f"- >-\n  {' '.join(part.split())}"


def as_evidence(parts: Sequence[str]) -> str:
    """Return the YAML lines of an utterance, to be pasted: one text is a quote, more are parts."""
    return as_quote(parts[0]) if len(parts) == 1 else as_parts(parts)
