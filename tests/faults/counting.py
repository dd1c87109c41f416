"""Counts what a program does to the disk, and makes the n-th time fail.

Python tells an audit hook of every opening, renaming and removing before it happens (PEP 578);
flushing it does not tell, so those two functions are wrapped. An exception raised in the hook is
what the caller sees in the place of the system's refusal.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_NAMES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Counter:
    """The doings on one folder, and what happens at the n-th of them."""

    def __init__(self, folder: str) -> None:
        """Count what concerns `folder`; nothing fails until `happen_at`."""
        self._folder = folder
        self._at = 0
        self._happen: Callable[[], None] | None = None
        self._quiet = True
        self.seen: list[str] = []

    def install(self) -> None:
        """Begin to listen; this cannot be taken back in this process."""
        sys.addaudithook(self._hear)
        fsync = os.fsync

        def counted(file: Any) -> None:
            self._count("flush", "")
            fsync(file)

        os.fsync = counted

    def happen_at(self, number: int, how: str) -> None:
        """Start counting from 1; at `number` fail: `refuse`, `interrupt` or `kill`."""
        self.seen, self._at, self._happen, self._quiet = [], number, HOW[how], False

    def stop(self) -> None:
        """Count no more."""
        self._quiet = True

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if self._quiet:
            return
        if event == "open":
            path, _, flags = args
            if isinstance(path, (str, bytes, os.PathLike)) and flags and flags & _WRITING:
                self._count("write", os.fspath(path))
        elif event in _NAMES:
            self._count(event.removeprefix("os."), args[0])
        elif event == "ctypes.dlsym" and args[1] in ("syncfs", "renameat2"):
            self._count(args[1], "")

    def _count(self, what: str, path: Any) -> None:
        name = os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else str(path)
        if self._quiet or (Path(name).is_absolute() and not name.startswith(self._folder)):
            return
        self.seen.append(f"{what} {name.removeprefix(self._folder)}".strip())
        if len(self.seen) == self._at and self._happen is not None:
            self._happen()


def _refuse() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def _interrupt() -> None:
    raise KeyboardInterrupt


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


HOW = {"refuse": _refuse, "interrupt": _interrupt, "kill": _kill}
