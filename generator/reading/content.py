"""The bytes that a site is made from, gathered before anything is understood."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.place import Place
from generator.reading.limits import (
    FILE_BYTES,
    TEXT_BYTES,
    TOO_LARGE,
    too_large,
    why_text_too_large,
    within_limits,
)
from generator.reading.misplaced import stray
from generator.reading.yaml_rules import UNREADABLE

READ_SUFFIXES = (".yml", ".yaml", ".md")
_AS_IT_IS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""A link or a pipe that was put in a file's place since it was looked at is not followed either."""
HISTORY = ".history.json"
"""What `explainer history` writes, in the site's folder."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the compiler may look at. Two equal values give equal sites."""

    files: Mapping[str, bytes]
    """Bytes of each YAML and Markdown file by its POSIX path from the site's folder."""
    texts: Mapping[str, bytes]
    """Bytes of the article texts at hand that are not in the repository, by source id."""
    folder: str = "content"
    """The content folder's name, the first part of each path in `files`."""
    problems: tuple[Diagnostic, ...] = ()
    """What could not be gathered."""
    history: bytes = b""
    """What `explainer history` wrote, where it is at hand; see `reading/history.py`."""

    texts_folder: str = ""
    """The folder of the texts, seen from the site's, for findings; empty where it lies outside."""

    def text_file(self, source: str) -> str:
        """Return how findings name the file with the text of a source."""
        return _text_file(self.texts_folder, f"{source}.txt")

    def inside(self, path: str) -> str:
        """Return `path` without the content folder's name."""
        return path.removeprefix(f"{self.folder}/")


def gather(
    site: Path,
    folder: str = "content",
    texts: Path | None = None,
    *,
    largest_text: int = TEXT_BYTES,
) -> Content:
    """Read the content folder of `site` and the texts that lie in `texts`.

    Links, devices, pipes and unreadable or oversized files are reported and left out; so is an
    article's text of more than `largest_text` bytes.
    """
    files: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    for path in _walk(site / folder):
        name = path.relative_to(site).as_posix()
        problem = _unfit(path)
        if not name.isprintable():
            problem = "its name holds characters that cannot be shown"
        if not problem and path.suffix.lower() in READ_SUFFIXES:
            files[name], problem = _read(path)
        elif not problem and not name.endswith("~"):  # as some editors name what stood there before
            problems.append(stray(name, folder))
        if problem:
            files.pop(name, None)
            problems.append(_left_out(name, problem))
    kept, oversized = within_limits(files, folder, largest_text)
    inside = texts is not None and texts.is_relative_to(site)
    named = texts.relative_to(site).as_posix() if texts and inside else ""
    found, refused = _texts(texts, named, largest_text)
    history, why = _read(site / HISTORY) if os.path.lexists(site / HISTORY) else (b"", "")
    if why:
        hint = "Remove it: without it the page of changes begins anew."
        problems.append(_left_out(HISTORY, why, hint))
    return Content(kept, found, folder, (*problems, *oversized, *refused), history, named)


def _read(path: Path) -> tuple[bytes, str]:
    """Return the bytes of an ordinary file, or none and why it is not read."""
    if why := _unfit(path):
        return b"", why
    try:
        with os.fdopen(os.open(path, _AS_IT_IS), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return b"", "it is no ordinary file"
            return (b"", TOO_LARGE) if status.st_size > FILE_BYTES else (file.read(), "")
    except OSError as error:
        return b"", error.strerror or "it cannot be opened"


def _text_file(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _texts(
    folder: Path | None, named: str, largest: int
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the texts at hand by source id, and a finding for each that cannot be read."""
    texts: dict[str, bytes] = {}
    refused: list[Diagnostic] = []
    if folder is None or not folder.is_dir():
        return texts, refused
    for path in sorted(folder.glob("*.txt")):
        data, why = _read(path)
        if why:
            refused.append(_left_out(_text_file(named, path.name), why))
        elif why := why_text_too_large(data, largest):
            refused.append(too_large(_text_file(named, path.name), why))
        else:
            texts[path.stem] = data
    return texts, refused


def _walk(folder: Path) -> Iterator[Path]:
    """Yield what lies under `folder` in the order of names, without entering links.

    A folder that cannot be looked into is yielded itself.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if path.suffix in READ_SUFFIXES:
                yield path
            yield from _walk(path)
        else:
            yield path


def _unfit(path: Path) -> str:
    """Tell why a path cannot be read as a file, or nothing where it can."""
    try:
        status = path.lstat()
    except OSError as error:
        return error.strerror or "it cannot be looked at"
    if stat.S_ISLNK(status.st_mode):
        return "it is a link, and links are not followed"
    if stat.S_ISDIR(status.st_mode):
        if path.suffix in READ_SUFFIXES:
            return "it is a folder with a name for files"
        return "it is a folder that cannot be looked into"
    if not stat.S_ISREG(status.st_mode):
        return "it is no ordinary file"
    return ""


def _left_out(name: str, why: str, hint: str = "Put an ordinary file in its place.") -> Diagnostic:
    if why == TOO_LARGE and name != HISTORY:
        return too_large(name, why)
    return UNREADABLE.at(Place(name), f"The file is left out: {why}.", hint=hint)
