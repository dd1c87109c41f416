"""Changes to files as values: which characters of which file become which others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import unified_diff

from generator.place import Place
from generator.reading.content import Content

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


class EditRefusedError(Exception):
    """What was asked for cannot be done with this content, in words for whoever asked."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters of a file and what stands in their place afterwards."""

    start: int
    end: int
    text: str


class FileText:
    """A file's characters as they are, line ends included, and the way to them from a place."""

    __slots__ = ("_starts", "path", "text")

    def __init__(self, path: str, raw: bytes) -> None:
        self.path = path
        self.text = raw.decode("utf-8")
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @property
    def line_end(self) -> str:
        """How the lines of this file end."""
        match = _LINE_END.search(self.text)
        return match.group() if match else "\n"

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self._starts)

    def offset(self, line: int, column: int = 1) -> int:
        """Return the character at a line and column, both from 1."""
        if line > self.lines:
            return len(self.text)
        hidden = 1 if line == 1 and self.text.startswith(_BOM) else 0
        return self._starts[line - 1] + hidden + column - 1

    def at(self, place: Place) -> int:
        """Return the character at a place."""
        return self.offset(place.line, place.column)

    def line(self, number: int) -> str:
        """Return a line without its end."""
        start = self.offset(number)
        match = _LINE_END.search(self.text, start)
        return self.text[start : match.start() if match else len(self.text)]

    def line_of(self, offset: int) -> int:
        """Return the line, from 1, in which a character stands."""
        return bisect_right(self._starts, offset)

    def token(self, place: Place, id: str) -> tuple[int, int]:
        """Return where exactly the id stands that is the key or value at a place.

        Raises EditRefusedError where it is written with escapes.
        """
        at = self.at(place)
        pattern = rf"""(?:['"]|[>|][^\r\n]*[\r\n]\s*)?({re.escape(id)})(?![a-z0-9-])"""
        match = re.compile(pattern).match(self.text, at)
        if match is None:
            raise EditRefusedError(f"{place}: write the id {id} plainly, without escapes")
        return match.span(1)


@dataclass(frozen=True, slots=True)
class Change:
    """One file before and after; another path where it is to be moved."""

    path: str
    new_path: str
    before: bytes | None
    """None where there is no such file yet."""
    after: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that one command would change."""

    changes: tuple[Change, ...]
    texts: tuple[tuple[str, str], ...] = ()
    """Texts outside the repository to be moved, by their ids before and after."""

    def applied_to(self, content: Content) -> Content:
        """Return the content as it would be afterwards."""
        files = {
            p: raw for p, raw in content.files.items() if p not in {c.path for c in self.changes}
        }
        files |= {change.new_path: change.after for change in self.changes}
        ids = dict(self.texts)
        texts = {ids.get(id, id): raw for id, raw in content.texts.items()}
        return replace(content, files=files, texts=texts)


@dataclass(slots=True)
class Draftsman:
    """Collects edits and moves, and makes the plan of them."""

    content: Content
    files: dict[str, FileText] = field(default_factory=dict)
    edits: dict[str, list[Edit]] = field(default_factory=lambda: defaultdict(list))
    moves: dict[str, str] = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)

    def file(self, path: str) -> FileText:
        """Return the characters of a file."""
        if path not in self.files:
            self.files[path] = FileText(path, self.content.files[path])
        return self.files[path]

    def edit(self, path: str, start: int, end: int, text: str) -> None:
        """Put `text` in the place of characters of a file."""
        self.edits[path].append(Edit(start, end, text))

    def replace_token(self, place: Place, old: str, new: str) -> None:
        """Put the id `new` in the place of `old`, which stands at a place.

        Raises EditRefusedError like `FileText.token`.
        """
        self.edit(place.file, *self.file(place.file).token(place, old), new)

    def plan(self) -> Plan:
        """Return what was collected, without files that stay as they are."""
        changes = []
        for path in sorted({*self.edits, *self.moves}):
            before = self.content.files[path]
            after = apply(self.file(path).text, self.edits.get(path, ())).encode("utf-8")
            change = Change(path, self.moves.get(path, path), before, after)
            if change.before != change.after or change.path != change.new_path:
                changes.append(change)
        return Plan(tuple(changes), tuple(self.texts))


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with all edits made; two that overlap are a bug: ValueError."""
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start < done:
            raise ValueError(f"two edits at character {edit.start}")
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, text[done:]])


def diff(plan: Plan) -> str:
    """Return what a plan changes, as a diff."""
    return "\n".join(line for change in plan.changes for line in _diff(change))


def _diff(change: Change) -> Iterator[str]:
    if change.path != change.new_path:
        yield f"rename {change.path} => {change.new_path}"
    before, after = (
        (raw or b"").decode("utf-8").splitlines() for raw in (change.before, change.after)
    )
    lines = unified_diff(before, after, change.path, change.new_path, lineterm="")
    yield from lines
