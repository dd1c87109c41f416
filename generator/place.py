"""Where something stands: the file, line and column that every message and edit link points to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file that an editor can open."""

    file: str
    """POSIX path relative to the site's folder, as an editor would type it."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in code points."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
