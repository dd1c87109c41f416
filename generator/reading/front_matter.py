"""Markdown files with a front matter: where the one ends and the other begins."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Rule
from generator.place import Place

NO_FRONT_MATTER = Rule(
    "Y303",
    "no-front-matter",
    """
A Markdown file in the content folder does not begin with a front matter.

What a page is stands between two lines of three hyphens at the top of its file:

    ---
    title: How to read this site
    ---
""",
)

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


def why_not_parted(text: str, file: str) -> Diagnostic:
    """Return the finding for a text in which `part` sees no front matter."""
    hint = "Write what the page is between two lines of three hyphens at the top."
    if text.startswith(_FENCE):
        message = "The front matter is not closed."
    elif text.lstrip().startswith(f"{_FENCE}\n"):
        message = "The front matter does not begin on the first line."
        hint = "Remove the empty lines above it."
    else:
        message = "The file does not begin with a front matter."
    return NO_FRONT_MATTER.at(Place(file), message, hint=hint)
