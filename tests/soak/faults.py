"""Try a fault at every single doing of a build on the disk, and 50 ends at random moments.

`make soak` runs it after the fuzzing: `python -m tests.soak.faults [SEED [MOST]]`. With MOST no
more than about so many doings are tried in each way (`make soak FAULTS=100`): the rare ones, and of
the common evenly many. The ways are tried side by side, one a processor.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

from tests.conftest import HERE
from tests.doors.workshop import BIN, Workshop, bytes_of
from tests.faults.every import prepare, state, what_is_wrong

KINDS = ("refuse", "interrupt", "kill", "two-renames:refuse", "two-renames:kill")
MOMENTS = 50
ALL = 1_000_000
TOLD = 100
"""After so many faults it says how far it is."""


def main() -> None:
    """Try everything, print what stood afterwards, and fail where it was not a whole site."""
    given = [int(each) for each in sys.argv[1:]]
    number, most = [*given, *(1, ALL)[len(given) :]]
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        sites = prepare(Path(folder))
        with ThreadPoolExecutor(os.cpu_count() or 1) as side_by_side:
            wrong = sum(side_by_side.map(partial(faults, sites, most=most), KINDS))
        wrong += moments(sites, number)
    sys.exit(1 if wrong else 0)


def faults(sites: list[str], how: str, most: int = ALL) -> int:
    """Make every doing fail in one way; return after how many no whole site stood."""
    command = [sys.executable, "-m", "tests.faults.every", *sites, how, str(most)]
    tried = []
    with subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True) as run:
        for line in run.stdout or ():
            tried.append(json.loads(line))
            if len(tried) % TOLD == 0:
                print(f"{how}: {len(tried) - 1} of up to {tried[0]['doings']} tried", flush=True)
    if run.returncode:
        raise subprocess.CalledProcessError(run.returncode, command)
    wrong = what_is_wrong(tried)
    stood = dict(Counter(each["site"] for each in tried[1:]))
    print(f"{how}: {len(tried) - 1} faults, afterwards {stood}, {len(wrong)} wrong", flush=True)
    for each in wrong:
        print(f"  {each}")
    return len(wrong)


def moments(sites: list[str], number: int) -> int:
    """End builds at random moments in three ways; return after how many no whole site stood.

    Each begins with the old site; the moments lie anywhere in the time that a build takes here.
    What a killed build had started goes on for a while; the next build has to leave the new site
    all the same, and, once the rest has ended, nothing else.
    """
    site, old, new = map(Path, sites)
    old_files, new_files = bytes_of(old), bytes_of(new, without="pagefind")
    chance, length = random.Random(number), 0.0
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
    stood: Counter[str] = Counter()
    wrong = 0
    for turn in range(-1, MOMENTS):
        with tempfile.TemporaryDirectory(prefix="fault-", ignore_cleanup_errors=True) as folder:
            workshop = Workshop(Path(folder) / "site-under-test")
            shutil.copytree(site, workshop.root, symlinks=True)
            begin = time.monotonic()
            process = workshop.start([str(BIN / "mkdocs"), "build", "-q"])
            if turn < 0:
                process.communicate(timeout=600)
                length = time.monotonic() - begin
                continue
            time.sleep(chance.uniform(0, 1.1 * length))
            how = [signal.SIGINT, signal.SIGTERM, signal.SIGKILL][turn % 3]
            process.send_signal(how)
            process.communicate(timeout=600)
            found = state(workshop, old_files, new_files)
            stood[f"{found} after {how.name}"] += 1
            wrong += found not in ("old", "new") or (found == "old" and process.returncode == 0)
            if how is not signal.SIGINT:  # at once, while what was started may still be at work
                workshop.build()
                wrong += state(workshop, old_files, new_files) != "new"
                _all_ended(process.pid)
                workshop.build()
            wrong += bool(workshop.left_over())
    print(f"{MOMENTS} ends in {length:.1f} s (seed {number}): {dict(stood)}, {wrong} wrong")
    return wrong


def _all_ended(group: int) -> None:
    """Wait until no process of a group is left."""
    with suppress(ProcessLookupError):
        for _ in range(6000):
            os.killpg(group, 0)
            time.sleep(0.01)


if __name__ == "__main__":
    main()
