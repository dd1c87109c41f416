"""One build at a time: a file that the running build holds."""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # a system without it builds unguarded
    fcntl = None  # type: ignore[assignment]


class BusyError(Exception):
    """Another process is building the same folder."""


class BuildLock:
    """A held lock. The system lets go of it when its process ends, however that ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock at `path`; raise BusyError, which names the process, where it is held."""
        self._path = path
        self._file = _take(path)
        self.held = True

    def release(self) -> None:
        """Let go of the lock; the file goes with it."""
        if self.held:
            self.held = False
            self._path.unlink(missing_ok=True)  # before closing, else another's would be removed
            os.close(self._file)


def _take(path: Path) -> int:
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            if fcntl is not None:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(file, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(file)
            raise BusyError(holder) from None
        if _same(file, path):
            os.ftruncate(file, 0)
            os.pwrite(file, f"{os.getpid()}\n".encode("ascii"), 0)
            return file
        os.close(file)  # its holder has just removed it: the next one has another file


def _same(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False
