"""The content as a commit holds it, read out of git without touching the folder."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.reading.content import READ_SUFFIXES, Content
from generator.reading.limits import FILE_BYTES, TEXT_BYTES, TOO_LARGE, too_large, within_limits

_FILES = ("100644", "100755")
"""The modes of ordinary files in git; links and other repositories are not entered."""


class RevisionError(Exception):
    """What git said when it could not give a commit's content; the message is for the user."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    object: str
    size: int
    """In bytes."""


def gather_revision(
    site: Path, folder: str, revision: str, *, largest_text: int = TEXT_BYTES
) -> Content:
    """Return what `gather` would read in `site` if `revision` stood there, without any texts.

    `revision` is whatever git takes for a commit. A folder that was not there gives no files.
    `largest_text` counts bytes, as for `gather`. Raises RevisionError where there is no such
    commit, or no repository.
    """
    # an option that is passed off as a revision is none after `--end-of-options`
    wanted = f"{revision}^{{commit}}"
    found = _git(site, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    if found is None:
        raise RevisionError(f"git knows no commit {revision} here")
    commit = found.decode().strip()
    listed = _git(site, "ls-tree", "-r", "-z", "--long", commit, "--", f"{folder}/")
    if listed is None:
        raise RevisionError(f"git cannot list the files of {revision}")
    entries = sorted(_entries(listed, folder), key=lambda entry: entry.name)
    fit = [entry for entry in entries if entry.size <= FILE_BYTES]
    kept, oversized = within_limits(_read(site, fit), folder, largest_text)
    unread = [too_large(entry.name, TOO_LARGE) for entry in entries if entry.size > FILE_BYTES]
    return Content(kept, {}, folder, (*unread, *oversized))


def _entries(listed: bytes, folder: str) -> Iterator[_Entry]:
    """Yield the files that the compiler reads, by names from the site's folder."""
    for line in filter(None, listed.split(b"\0")):
        told, _, name = line.decode("utf-8", "surrogateescape").partition("\t")
        mode, _, object, size = told.split()
        inside = PurePosixPath(name.removeprefix(f"{folder}/"))
        hidden = any(part.startswith(".") for part in inside.parts)
        read = inside.suffix.lower() in READ_SUFFIXES and not hidden and name.isprintable()
        if read and mode in _FILES:
            if not size.isdecimal():  # `BAD`: an object that is broken or not at hand
                raise RevisionError(f"git does not give {name}")
            yield _Entry(name, object, int(size))


def _read(site: Path, entries: list[_Entry]) -> Mapping[str, bytes]:
    """Return the bytes of all files, asked for at once."""
    wanted = "".join(f"{entry.object}\n" for entry in entries).encode()
    answered = _git(site, "cat-file", "--batch", given=wanted) or b""
    files: dict[str, bytes] = {}
    start = 0
    for entry in entries:
        head, _, _ = answered[start : start + 200].partition(b"\n")
        told = head.split()
        if len(told) != 3:  # an object that this clone does not hold
            raise RevisionError(f"git does not give {entry.name}")
        first = start + len(head) + 1
        start = first + int(told[2])
        files[entry.name] = answered[first:start]
        start += 1
    return files


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Return what git prints, or None where it says no."""
    try:
        command = ["git", "-C", str(folder), *arguments]
        done = subprocess.run(command, input=given, capture_output=True, check=False)
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error.strerror}") from None
    if done.returncode and b"not a git repository" in done.stderr:
        raise RevisionError(f"{folder} is in no git repository")
    return None if done.returncode else done.stdout
