"""Waiting until running programs have come to rest, so that none works beside what is timed."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bench.measure import FailedError

SILENCE = 2.5
"""Seconds without work that count as rest: our preview begins its exports and its index a second
after a save, so that one quiet second would be its pause alone."""
SHARE = 0.5
"""Of a processor's time in that silence: both previews look at their files all the time, which for
stock and 5,232 pages is a fifth. What works behind an edit takes a whole processor or more."""
_LOOK = 0.25
_PROCESSES = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")


def used_by(process: int) -> float:
    """Return the seconds of processor time of a process and of all that it has started.

    From Linux' proc(5), stat: fields 14 to 17 are its own time and that of children that ended.
    """
    if not (_PROCESSES / "self" / "stat").is_file():
        raise FailedError("whether a preview rests is read from /proc, which this system has not")
    children: dict[int, list[int]] = defaultdict(list)
    ticks: dict[int, int] = {}
    for file in _PROCESSES.glob("[0-9]*/stat"):
        try:
            # The name, in brackets, may have anything in it.
            fields = file.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        id = int(file.parent.name)
        children[int(fields[1])].append(id)
        ticks[id] = sum(map(int, fields[11:15]))
    family = [process]
    for each in family:
        family += children[each]
    return sum(ticks.get(each, 0) for each in family) / _TICKS


def settle(processes: Iterable[int], patience: float, silence: float = SILENCE) -> bool:
    """Wait until processes and their children have hardly worked for `silence` seconds.

    Return False where they still work after `patience` seconds.
    """
    every = list(processes)
    begin = time.perf_counter()
    looks = [(begin, sum(map(used_by, every)))]
    while looks[-1][0] - begin < patience:
        time.sleep(_LOOK)
        looks.append((time.perf_counter(), sum(map(used_by, every))))
        while looks[-1][0] - looks[1][0] >= silence:
            looks.pop(0)
        first, last = looks[0], looks[-1]
        # Work that has just begun is little of the whole silence, but much of its last second.
        second = next((look for look in reversed(looks) if last[0] - look[0] >= 1), first)
        if last[0] - first[0] >= silence and _rest(first, last) and _rest(second, last):
            return True
    return False


def _rest(before: tuple[float, float], now: tuple[float, float]) -> bool:
    """Tell whether hardly any work lies between two looks: the time and the work until then."""
    return abs(now[1] - before[1]) <= SHARE * (now[0] - before[0])
