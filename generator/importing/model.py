"""The words of this room: what a file states, its lines, and what is guessed of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.reading.schema.sources import Zone


class ImportRefused(Exception):
    """The file cannot become an article, in words for whoever named it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value and where it was found."""

    value: str
    where: str
    """In words that follow "guessed:"."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file states about its article outside the text."""

    title: Found | None = None
    standfirst: str = ""
    """The summary that the file gives for other sites, to know it again in the text."""
    outlet: Found | None = None
    """The outlet's name as the file has it, not an id."""
    url: Found | None = None
    archive: Found | None = None
    published: Found | None = None
    authors: tuple[str, ...] = ()
    authors_where: str = ""
    language: Found | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article, without spaces around it."""

    text: str
    zone: Zone | None = None
    """What the file's own marks say that it is; None where they say nothing."""
    why: str = ""


Block = tuple[Line, ...]
"""A paragraph: lines between two blank lines."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as an article: its text, the lines of the text, and what the file states."""

    text: str
    blocks: tuple[Block, ...]
    facts: Facts = field(default_factory=Facts)
    notes: tuple[str, ...] = ()
    """What an editor should know of how the text was read."""
    left_out: tuple[str, ...] = ()
    """Words that stand between those of the article and were taken for no part of it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A zone guessed for a line, and why."""

    zone: Zone
    why: str


@dataclass(frozen=True, slots=True)
class Published:
    """A date of publication, how it is known and where it stands."""

    date: str
    known: str
    because: str


@dataclass(frozen=True, slots=True)
class Imported:
    """Everything that a source record is made from. None: the file does not say it."""

    text: str
    title: Found | None
    outlet: Found | None
    """An id, or a placeholder for one."""
    outlet_known: bool
    """Whether an actor of the site has that id."""
    url: Found | None
    archive: Found | None
    published: Published | None
    authors: tuple[str, ...]
    authors_where: str
    language: Found
    zones: Mapping[str, Mark]
    """By locator, in the order of the text."""
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def compose(blocks: tuple[Block, ...]) -> str:
    """Return the text of `blocks`: a line for each line, a blank line between two blocks."""
    return "\n\n".join("\n".join(line.text for line in block) for block in blocks) + "\n"
