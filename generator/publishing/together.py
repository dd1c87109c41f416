"""Several files changed together: all of them or none, whatever happens in between.

A journal in the site's folder says which files they are, and before the first of them changes,
what each of them was lies beside it. While the journal is there the change is not done: whoever
finds it puts everything back. It is done in the moment in which the journal is renamed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.publishing.build_lock import BuildLock, BusyError
from generator.publishing.durable import flush, write_durably

JOURNAL, BEGUN = ".site-edit.json", ".site-edit.json.new"
DONE, LOCK = ".site-edit.done.json", ".site-lock.edit"
"""Names in the site's folder; .gitignore knows names that begin so."""


class NotWrittenError(Exception):
    """Nothing was changed, and why."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file as it is, and as it shall be; None where there is no file."""

    path: Path
    before: bytes | None
    after: bytes | None

    @property
    def staged(self) -> Path:
        """Where the new bytes lie before they are put in place."""
        return self.path.with_name(f".{self.path.name}.new")

    @property
    def kept(self) -> Path:
        """Where the old bytes lie until all is done."""
        return self.path.with_name(f".{self.path.name}.old")


def write_together(root: Path, folders: Sequence[Path], steps: Sequence[Step]) -> None:
    """Change all files or none; `root` is the site's folder, and the files lie in `folders`.

    Raises NotWrittenError where a file is no longer what a step says it was, where another process
    is changing files, or where the system refuses; all files are then as they were.
    """
    with _alone(root):
        _put_back(root, folders)
        try:
            _change(root, steps)
        except OSError as error:
            where = error.filename2 or error.filename or root
            left = "nothing was changed" if _undone(root, folders) else _LATER
            raise NotWrittenError(f"{where}: {error.strerror}; {left}") from None
        except BaseException:  # also where somebody stops the command half way
            _undone(root, folders)
            raise


_LATER = "the next command puts back what was changed"


def _undone(root: Path, folders: Sequence[Path]) -> bool:
    """Put everything back at once; tell whether that could be done."""
    try:
        _put_back(root, folders)
    except OSError:
        return False
    return True


def mend_together(root: Path, folders: Sequence[Path]) -> None:
    """Put back what a broken-off `write_together` has changed, or clear up behind a finished one.

    Only files in `folders` are touched: a journal is a file like any other and may be forged. Does
    nothing while the process that changes them is still at it.
    """
    if any((root / name).is_file() for name in (JOURNAL, BEGUN, DONE)):
        with suppress(NotWrittenError, OSError), _alone(root):
            _put_back(root, folders)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    try:
        lock = BuildLock(root / LOCK)
    except BusyError as error:
        raise NotWrittenError(
            f"another process (number {error}) is changing files here: try again when it has ended"
        ) from None
    except OSError as error:
        where = error.filename or root
        raise NotWrittenError(f"{where}: {error.strerror}; nothing was changed") from None
    try:
        yield
    finally:
        lock.release()


def _change(root: Path, steps: Sequence[Step]) -> None:
    for step in steps:
        if _read(step.path) != step.before:
            raise NotWrittenError(
                f"{step.path} was changed meanwhile: nothing was written, try again"
            )
    _write_journal(root, steps)  # first, so that it tells of everything that is laid ready
    for step in steps:
        _lay_ready(step)
    _flush_folders(steps)
    for step in steps:
        if step.after is not None:
            step.staged.replace(step.path)
        else:
            step.path.unlink()
    _flush_folders(steps)
    (root / JOURNAL).replace(root / DONE)
    with suppress(OSError):  # it is done; what is left over, the next command clears up
        flush(root)
        _clear(root, [step.kept for step in steps])


def _lay_ready(step: Step) -> None:
    step.path.parent.mkdir(parents=True, exist_ok=True)
    for place, data in ((step.kept, step.before), (step.staged, step.after)):
        if data is not None:
            write_durably(place, data)
            if step.before is not None:
                shutil.copymode(step.path, place)


def _write_journal(root: Path, steps: Sequence[Step]) -> None:
    entries = [
        {"path": _name(s.path, root), "before": _digest(s.before), "after": _digest(s.after)}
        for s in steps
    ]
    staged = root / BEGUN
    write_durably(staged, json.dumps(entries, indent=1).encode("utf-8"))
    staged.replace(root / JOURNAL)
    flush(root)


def _put_back(root: Path, folders: Sequence[Path]) -> None:
    """Undo what the journal tells of; a file that somebody changed since then stays as it is."""
    inside = [folder.resolve() for folder in folders]

    def ours(path: str) -> bool:
        place = (root / path).parent.resolve()
        return any(place.is_relative_to(folder) for folder in inside)

    for path, before, after in reversed(_entries(root / JOURNAL)):
        if ours(path):
            _put_back_one(Step(root / path, None, None), before, after)
    (root / JOURNAL).unlink(missing_ok=True)
    (root / BEGUN).unlink(missing_ok=True)
    done = [Step(root / path, None, None) for path, _, _ in _entries(root / DONE) if ours(path)]
    _clear(root, [step.kept for step in done])


def _put_back_one(step: Step, before: str | None, after: str | None) -> None:
    if _digest(_read(step.path)) == after != before:
        if before is None:
            step.path.unlink(missing_ok=True)
        elif _digest(_read(step.kept)) == before:
            step.kept.replace(step.path)
    if _digest(_read(step.path)) == before:
        step.kept.unlink(missing_ok=True)
    step.staged.unlink(missing_ok=True)


def _clear(root: Path, kept: Sequence[Path]) -> None:
    for path in kept:
        path.unlink(missing_ok=True)
    (root / DONE).unlink(missing_ok=True)


def _flush_folders(steps: Sequence[Step]) -> None:
    for folder in sorted({step.path.parent for step in steps}):
        flush(folder)


def _entries(journal: Path) -> list[tuple[str, str | None, str | None]]:
    """Return path and digests of each step; none of a journal that is missing or no journal."""
    try:
        entries = json.loads(journal.read_bytes())
        return [(str(each["path"]), each["before"], each["after"]) for each in entries]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def _name(path: Path, root: Path) -> str:
    return str(path.relative_to(root) if path.is_relative_to(root) else path.absolute())


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except FileNotFoundError:
        return None


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
