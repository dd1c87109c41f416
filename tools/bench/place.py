"""Where the sites are built: in memory if the machine has it as a folder.

A disk has a state of its own. What was removed is freed and what was written goes out while the
next program runs, and the system counts both as that one's work: 0.7 s or 5 s for the same site.
"""

from __future__ import annotations

import os
from pathlib import Path

MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""
NEEDED = 4_000_000_000
"""Bytes that must be free there: all builds of the largest site stand beside each other, 1 GB."""
MOUNTS = Path("/proc/self/mounts")


def folder() -> Path | None:
    """Return the folder in memory, or None where there is none with enough room."""
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        return None
    room = os.statvfs(MEMORY)
    return MEMORY if room.f_bavail * room.f_frsize >= NEEDED else None


def kind(folder: Path, mounts: Path = MOUNTS) -> str:
    """Return the kind of file system that holds a folder, such as `ext4`; "unknown" off Linux."""
    if not mounts.exists():
        return "unknown"
    above = {str(each) for each in (folder.resolve(), *folder.resolve().parents)}
    lines = [line.split()[1:3] for line in mounts.read_text("utf-8").splitlines()]
    # Of those mounted at one place the last lies on top.
    held = [(len(at), number, name) for number, (at, name) in enumerate(lines) if at in above]
    return max(held)[2] if held else "unknown"
