"""One build at a time: a file that the running build holds."""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl

    _FLOCK = True
except ImportError:  # Windows
    _FLOCK = False


class BusyError(Exception):
    """Another process is building the same folder."""


class BuildLock:
    """A held lock. The system lets go of it when its process ends, however that ends.

    A system without flock has only the file itself: it is held for as long as it is there. A killed
    process leaves it behind, and BusyError then names the file to remove.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock at `path`.

        Raises BusyError, which names the process, where it is held, and OSError, which names the
        file, where the system refuses; nothing is left behind then.
        """
        self._path = path
        self._file = _take(path) if _FLOCK else _make(path)
        self.held = True

    def release(self) -> None:
        """Let go of the lock; the file goes with it."""
        if self.held:
            self.held = False
            if not _FLOCK:
                os.close(self._file)  # Windows removes no open file
            self._path.unlink(missing_ok=True)  # before closing, else another's would be removed
            if _FLOCK:
                os.close(self._file)


def _make(path: Path) -> int:
    """Make the file, which nobody else may have; for systems without flock."""
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        holder = path.read_bytes()[:20].decode("ascii", "replace").strip() or "unknown"
        raise BusyError(f"{holder}; if it has ended, remove {path}") from None
    try:
        os.write(file, f"{os.getpid()}\n".encode("ascii"))
    except OSError as error:  # a full disk
        os.close(file)
        path.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from None
    return file


def _take(path: Path) -> int:
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(file, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(file)
            raise BusyError(holder) from None
        if _same(file, path):
            try:
                os.ftruncate(file, 0)
                os.pwrite(file, f"{os.getpid()}\n".encode("ascii"), 0)
            except OSError as error:  # a full disk
                path.unlink(missing_ok=True)  # before closing, else another's would be removed
                os.close(file)
                raise OSError(error.errno, error.strerror, str(path)) from None
            return file
        os.close(file)  # its holder has just removed it: the next one has another file


def _same(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False
