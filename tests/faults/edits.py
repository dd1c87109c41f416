"""Changes files together with a fault at each doing on the disk: `edits.py FOLDER HOW`.

FOLDER must be empty. HOW is as in counting.py. Prints a JSON line for each fault: which files stand
afterwards, at once and after the next command has looked.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from generator.publishing.together import Step, mend_together, write_together
from tests.doors.workshop import bytes_of
from tests.faults.counting import Counter

OLD = {"content/a.yml": b"a: old\n", "content/b.yml": b"b: old\n", "texts/moved.txt": b"words"}
NEW = {
    "content/a.yml": b"a: new and longer\n",
    "content/b.yml": b"b: new\n",
    "content/deep/made.yml": b"made: new\n",
    "texts/named.txt": b"words",
}


def main() -> None:
    """Try every fault once, each in a fork of this process."""
    root, how = Path(sys.argv[1]), sys.argv[2]
    status, number = 1, 0
    while status != 0:
        number += 1
        folder = root / str(number)
        _write(folder, OLD)
        status = _forked(folder, number, how)
        found = {"at": number, "status": status, "files": name_of(folder)}
        mend_together(folder, _folders(folder))
        found["next"] = name_of(folder)
        found["left"] = sorted(bytes_of(folder).keys() - OLD.keys() - NEW.keys())
        shutil.rmtree(folder)
        print(json.dumps(found), flush=True)


def steps(folder: Path) -> list[Step]:
    """Return what turns the old files into the new ones."""
    paths = sorted({*OLD, *NEW})
    return [
        Step(folder / path, OLD.get(path), NEW.get(path))
        for path in paths
        if OLD.get(path) != NEW.get(path)
    ]


def name_of(folder: Path) -> str:
    """Tell which files stand: the old ones, the new ones, or some of each."""
    now = {path: data for path, data in bytes_of(folder).items() if "/." not in f"/{path}"}
    return "old" if now == OLD else "new" if now == NEW else "mixed"


def _folders(folder: Path) -> list[Path]:
    return [folder / "content", folder / "texts"]


def _forked(folder: Path, number: int, how: str) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            counter = Counter(str(folder))
            counter.install()
            counter.happen_at(number, how)
            write_together(folder, _folders(folder), steps(folder))
            code = 0 if len(counter.seen) < number else 3  # 3: the fault was got over
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


if __name__ == "__main__":
    main()
