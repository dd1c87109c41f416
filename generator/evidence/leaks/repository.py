"""What a git repository publishes: tracked files, and every object in its history.

Names of files and messages of commits and tags are published as well, so they are looked into too.
What an earlier state of the content says is read elsewhere: a commit by `reading/revision.py`, the
list of commits by `commands/history.py`.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.evidence.leaks.search import Item
from generator.place import Place

HISTORY_CUT_SHORT = Rule(
    "R304",
    "history-cut-short",
    """
The repository at hand does not hold its whole history, so older states cannot be searched.

What was committed once stays public although later commits removed it. A shallow clone, as many
build services make it, shows only the last commits.

Fetch the whole history first (`git fetch --unshallow`, or `fetch-depth: 0` for the checkout).
""",
    Severity.WARNING,
)


class GitError(Exception):
    """What git said when it could not do its work; the message is for the user."""


def tracked_files(repository: Path, /) -> Iterator[Item]:
    """Give the tracked files as they stand in the folder, by name; raise GitError."""
    names = _git(repository, "ls-files", "-z", "--full-name", ":/").split(b"\0")
    top = Path(_git(repository, "rev-parse", "--show-toplevel").decode().strip())
    for raw in sorted(set(names) - {b""}):
        name = raw.decode("utf-8", "surrogateescape")
        path = top / name
        if path.is_symlink():
            yield name, str(path.readlink()).encode("utf-8", "surrogateescape")
        elif path.is_file():
            yield name, path.read_bytes()


def staged_files(repository: Path, /) -> Iterator[Item]:
    """Give the files as they are staged for the next commit, by name and object; raise GitError."""
    names: dict[bytes, bytes] = {}
    for entry in _git(repository, "ls-files", "-s", "-z", "--full-name", ":/").split(b"\0"):
        told, _, name = entry.partition(b"\t")
        mode, _, rest = told.partition(b" ")
        if name and mode != b"160000":  # another repository, whose objects are not here
            names.setdefault(rest.split(b" ")[0], name)
    if names:
        yield from _objects(repository, names)


def is_in_repository(folder: Path, /) -> bool:
    """Tell whether a folder is in a repository; raise GitError where git cannot read the one."""
    try:
        name_in_repository(folder)
    except GitError:
        if any((place / ".git").exists() for place in (folder, *folder.parents)):
            raise
        return False
    return True


def name_in_repository(folder: Path, /) -> str:
    """Return the path of a folder as its repository names it, with a slash at its end.

    Raises GitError where the folder is in no repository.
    """
    return _git(folder, "rev-parse", "--show-prefix").decode("utf-8", "replace").strip()


def history(repository: Path, /, *, below: str = "") -> Iterator[Item]:
    """Give every file, commit message and tag that any branch or tag can reach, each once.

    With `below`, a folder with a slash at its end, only files in it. A file's name is that of one
    commit which holds it, with the first digits of the object's id.
    Raises GitError, also where an object is missing.
    """
    listed = _git(repository, "rev-list", "--objects", "--exclude=refs/stash", "--all")
    names: dict[bytes, bytes] = {}
    for line in listed.splitlines():
        id, _, name = line.partition(b" ")
        if not names.get(id):
            names[id] = name
    inside = {i: n for i, n in names.items() if n.decode("utf-8", "replace").startswith(below)}
    yield from _objects(repository, inside)


def check_complete(repository: Path, /) -> Iterator[Diagnostic]:
    """Give a finding where the history at hand is not the whole one; raise GitError."""
    if _git(repository, "rev-parse", "--is-shallow-repository").strip() == b"true":
        message = "This clone holds only the last commits; older states were not searched."
        hint = "Run `git fetch --unshallow` and search again."
        yield HISTORY_CUT_SHORT.at(Place(".git"), message, hint=hint)


def _objects(repository: Path, names: dict[bytes, bytes]) -> Iterator[Item]:
    """Give each object but the listings of folders; those only repeat names."""
    with tempfile.TemporaryFile() as ids:
        ids.write(b"".join(id + b"\n" for id in names))
        ids.seek(0)
        command = _command(repository, "cat-file", "--batch")
        with subprocess.Popen(command, stdin=ids, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            while header := process.stdout.readline():
                id, _, rest = header.rstrip(b"\n").partition(b" ")
                kind, _, size = rest.partition(b" ")
                if not size:
                    raise GitError(f"git does not find the object {id.decode()}")
                data = process.stdout.read(int(size))
                process.stdout.read(1)
                if kind != b"tree":
                    name = names[id].decode("utf-8", "replace")
                    yield f"{name or kind.decode()}@{id[:10].decode()}", data
        if process.returncode:
            raise GitError("git could not read the objects of the repository")


def _git(repository: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(_command(repository, *arguments), capture_output=True, check=False)
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(said[-1] if said else "git failed without a word")
    return done.stdout


def _command(repository: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(repository), *arguments]
