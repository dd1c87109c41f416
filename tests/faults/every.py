"""Builds a site with a fault at each of its doings on the disk: `every.py SITE OLD NEW HOW MOST`.

SITE is a folder with `mkdocs.yml` and content, and the old site built in it; OLD and NEW hold what
may stand there afterwards. HOW is as in counting.py, or `two-renames:HOW` for a system that cannot
exchange two names. At most MOST faults are tried: all renames, flushes and removals, and of the
writes evenly many. Prints a JSON line for each fault.

Each build is a fork of this process, in which a site was built already: what is imported, read
and compiled only once, such as the templates, is there, and a build takes a third of the time.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import mkdocs.commands.build
import mkdocs.config

from generator.publishing import exchange
from tests.doors.workshop import Workshop, bytes_of, copy_site, differing
from tests.faults.counting import Counter


def main() -> None:
    """Try the faults one after the other."""
    site, old, new, how, most = sys.argv[1:]
    if how.startswith("two-renames:"):
        exchange.exchange = lambda one, other: False
        how = how.removeprefix("two-renames:")
    old_files, new_files = bytes_of(Path(old)), bytes_of(Path(new), without="pagefind")
    _warm(Path(site))
    doings = _count(Path(site))
    print(json.dumps({"doings": len(doings)}), flush=True)
    for number in choose(doings, int(most)):
        with tempfile.TemporaryDirectory(prefix="fault-") as folder:
            copy = Workshop(Path(folder) / "site-under-test")
            shutil.copytree(site, copy.root, symlinks=True)
            status = _forked(partial(_build, copy, number, how))
            found = {"at": number, "doing": doings[number - 1], "status": status}
            found["site"] = state(copy, old_files, new_files)
            found["left"] = copy.left_over()
            if copy.left_over() or found["site"] == "none":
                _forked(partial(_build, copy, 0, how))
                found["next"] = state(copy, old_files, new_files)
                found["left next"] = copy.left_over()
            print(json.dumps(found), flush=True)


def prepare(folder: Path) -> list[str]:
    """Make the small site with an old build in it, and beside it what may stand there afterwards.

    Returns the arguments SITE, OLD and NEW.
    """
    site = copy_site("small", folder / "site")
    site.build()
    shutil.copytree(site.site, folder / "old")
    other = copy_site("small", folder / "other")
    for each in (site, other):
        each.edit("content/site.yml", "name: ", "name: New ")
    other.build()
    shutil.copytree(other.site, folder / "new")
    return [str(folder / name) for name in ("site", "old", "new")]


def what_is_wrong(tried: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the faults after which no whole site stood, now or after the next build."""
    wrong = []
    for each in tried[1:]:
        whole = each["site"] in ("old", "new") or (each["site"] == "none" and each["status"] < 0)
        silent = each["site"] == "old" and each["status"] == 0
        mended = each.get("next", "new") == "new" and not each.get("left next")
        if not whole or silent or not mended:
            wrong.append(each)
    return wrong


def choose(doings: list[str], most: int) -> list[int]:
    """Return the numbers of the doings to fail, from 1: each rare one, of the common evenly."""
    common = {"write", "mkdir", "remove", "rmdir", "truncate"}
    rare = [n for n, doing in enumerate(doings, 1) if doing.split()[0] not in common]
    rest = [n for n, doing in enumerate(doings, 1) if doing.split()[0] in common]
    room = max(most - len(rare), 2)
    return sorted({*rare, *rest[len(rest) // room // 2 :: max(len(rest) // room, 1)]})


def state(copy: Workshop, old: dict[str, bytes], new: dict[str, bytes]) -> str:
    """Tell which site stands: old, new, none, or a broken one."""
    if not copy.site.exists():
        return "none"
    if not differing(bytes_of(copy.site), old):
        return "old"
    whole = (copy.site / "pagefind" / "pagefind.js").is_file()
    now = bytes_of(copy.site, without="pagefind")
    return "new" if whole and not differing(now, new) else "broken"


def _warm(site: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="fault-") as folder:
        copy = Workshop(Path(folder) / "site-under-test")
        shutil.copytree(site, copy.root, symlinks=True)
        copy.build()


def _count(site: Path) -> list[str]:
    """Return everything that one build does to the disk."""
    with tempfile.TemporaryDirectory(prefix="fault-") as folder:
        copy = Workshop(Path(folder) / "site-under-test")
        shutil.copytree(site, copy.root, symlinks=True)
        status = _forked(partial(_build, copy, 0, "refuse", Path(folder) / "seen"))
        assert status == 0, "the site does not build even without a fault"
        seen: list[str] = json.loads((Path(folder) / "seen").read_text("utf-8"))
        return seen


def _build(copy: Workshop, number: int, how: str, told: Path | None = None) -> None:
    logging.disable(logging.CRITICAL)
    counter = Counter(str(copy.root))
    counter.install()
    os.chdir(copy.root)
    counter.happen_at(number, how)
    config = mkdocs.config.load_config(str(copy.config))
    mkdocs.commands.build.build(config)
    counter.stop()
    if told is not None:
        told.write_text(json.dumps(counter.seen), "utf-8")


def _forked(work: Callable[[], None]) -> int:
    """Do `work` in a fork of this process, and return how that ended: 0 for well."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()
