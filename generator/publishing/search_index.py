"""The search index of a built site, made by Pagefind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

FOLDER = "pagefind"
OWN = "-index-"
"""Between the name of a folder that is built and the number of the process that indexes it."""


class SearchIndexError(Exception):
    """Pagefind made no index, in its own words."""


def index_site(site: Path) -> None:
    """Write the index of the HTML files in `site` into its folder `pagefind`.

    Where a build is killed, its Pagefind goes on for a while, and the next build has a folder of
    the same name: so each writes beside it, into a folder of its own process, and is moved in.
    Raises SearchIndexError; nothing is left behind then.
    """
    output = site.with_name(f"{site.name}{OWN}{os.getpid()}")
    try:
        make_index(site, output)
        output.replace(site / FOLDER)
    except BaseException:
        shutil.rmtree(output, ignore_errors=True)
        raise


def make_index(site: Path, output: Path) -> None:
    """Write the index of the HTML files in `site` into `output`.

    Pagefind runs as a program of its own: its Python interface waits for ever where it dies. Raises
    SearchIndexError where it is missing or ends badly.
    """
    from pagefind.service import get_executable  # loads asyncio: a check needs neither

    program = get_executable()
    if program is None:
        raise SearchIndexError("the program pagefind is missing: install pagefind[bin]")
    command = [str(program), "--site", str(site), "--output-path", str(output)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode:
        words = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
        raise SearchIndexError(f"pagefind ended with {done.returncode}: {words[-500:]}")


class BackgroundIndex:
    """Keeps the index of a preview up to date behind the edits, without holding up its pages."""

    def __init__(self, report: Callable[[str], None]) -> None:
        """`report` is told why there is no index."""
        self._report = report
        self._site: Path | None = None
        self._wanted = 0
        """Counts the builds: an index that was begun before the last one is not put in place."""
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def hand_on(self, site: Path, new: Path) -> None:
        """Give the folder that will replace `site` the old index, to search in until the next."""
        with self._lock:
            if (site / FOLDER).is_dir() and not (new / FOLDER).exists():
                (site / FOLDER).rename(new / FOLDER)

    def renew(self, site: Path) -> None:
        """Index `site` as it is now, as soon as a run for an older state has ended."""
        with self._lock:
            self._site = site
            self._wanted += 1
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()

    def close(self) -> None:
        """End: nothing is written any more when this returns."""
        with self._lock:
            self._site = None
            self._wanted += 1
            thread = self._thread
        if thread is not None:
            thread.join(timeout=30)

    def _run(self) -> None:
        _stand_back()
        done = 0
        while True:
            with self._lock:
                if done == self._wanted or self._site is None:
                    self._thread = None
                    return
                site, done = self._site, self._wanted
            self._make(site, done)

    def _make(self, site: Path, number: int) -> None:
        output = site.with_name(f".site-search-{site.name}")
        try:
            shutil.rmtree(output, ignore_errors=True)
            make_index(site, output)
            with self._lock:
                if number == self._wanted:
                    shutil.rmtree(site / FOLDER, ignore_errors=True)
                    output.rename(site / FOLDER)
        except (OSError, SearchIndexError) as error:
            if number == self._wanted:  # else the pages were changed under Pagefind's hands
                self._report(f"The preview has no search: {error}")
        finally:
            shutil.rmtree(output, ignore_errors=True)


def _stand_back() -> None:
    """Let pages come first: on Linux a thread's priority is also that of programs it starts."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
