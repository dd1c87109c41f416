"""Put a finished folder in the place of an old one, so that a reader sees the one or the other."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def put_in_place(new: Path, target: Path, old: Path) -> None:
    """Make the folder `new` stand at `target`; what stood there is then at `new` or at `old`.

    Where the system can exchange two names in one step (Linux's renameat2), there is no moment
    without a whole folder; elsewhere there are two renames, and `mend` undoes the first where
    nothing came after it. All three must lie on one file system, and `old` must not exist.
    """
    if not target.exists():
        new.rename(target)
    elif not exchange(new, target):
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise


def mend(target: Path, old: Path) -> None:
    """Put back what an interrupted `put_in_place` has moved away."""
    if old.exists() and not target.exists():
        old.rename(target)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names at once; tell whether the system could do it."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    done: int = rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    return done == 0
