"""One program's run: its time, its memory and whether it did its work."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a program took."""

    wall: float
    """Seconds by the clock on the wall."""
    user: float
    """Seconds of all its processors, those of its children included."""
    system: float
    """Seconds of them that the system worked for it: files and memory."""
    peak: float
    """Megabytes of memory at most, of the program itself or of its largest child."""

    @property
    def cpu(self) -> float:
        """Seconds of processor time, its own and the system's for it."""
        return self.user + self.system


class FailedError(Exception):
    """A program did not do what it is measured for, in its own words."""


def run(command: Sequence[str | Path], folder: Path, env: Mapping[str, str]) -> Run:
    """Run a program in `folder` to its end; raise FailedError where it fails.

    What earlier programs wrote goes to the disk first: the system would count it as this one's.
    """
    os.sync()
    log = folder / "bench.log"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        # Not `process.wait`: only this tells what this child alone has used, memory too.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise FailedError(f"{command} ended with {process.returncode}:\n{log.read_text()[-3000:]}")
    return Run(wall, used.ru_utime, used.ru_stime, used.ru_maxrss / 1024)


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def bytes_in(folder: Path) -> int:
    """Return how many bytes the files of a folder have."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
