"""Markdown files with a front matter: where the one ends and the other begins."""

from __future__ import annotations

from dataclasses import dataclass

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Parted:
    """A Markdown file in its two parts."""

    front: str
    front_line: int
    """The line of the file on which the front matter begins, from 1."""
    body: str
    body_line: int
    """The line of the file on which the body begins, from 1."""


def part(text: str) -> Parted | None:
    """Return front matter and body of `text`, or None where no front matter opens and closes.

    A front matter stands between two lines of three hyphens, the first of which begins the file.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            front = "\n".join(lines[1:number])
            return Parted(front + "\n", 2, "\n".join(lines[number + 1 :]), number + 2)
    return None
