"""From an edit to the page that shows it: two previews, edited in turns, asked over HTTP.

Both run all the time, and both look at their files; but an edit is made only when the work behind
the earlier ones, of either preview, is done.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.arms import BIN, environment
from bench.measure import FailedError, middle
from bench.quiet import settle
from bench.sites import CLAIMS_A_SOURCE, SeededSite, source_id

_PATIENCE = 300.0
_LOOK = 0.02
_REST = 60.0
"""Seconds that are waited at most for both previews to rest; the tables say where that was not
enough."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A file of a preview and the page that an edit of it shows in."""

    file: Path
    old: str
    """Words of the file; the numbers of the edits stand behind them."""
    url: str
    process: int


def measure_serving(site: SeededSite, folder: Path, edits: Mapping[str, int]) -> dict[str, Any]:
    """Return the seconds from an edit to its page, ours and stock, every one and their median.

    `edits` says how many count of each preview; the first of each, which fills caches, is told
    apart. Before each edit both previews come to rest: no one's work falls into the other's time.
    """
    claim = site.claims[len(site.claims) // 2]
    words = claim.text.rstrip(".")
    begin = int(claim.id.rpartition("-")[2]) // CLAIMS_A_SOURCE
    with (
        _preview("mkdocs.yml", folder) as ours,
        _preview("stock.yml", folder) as stock,
    ):
        content = folder / "content" / "claims" / f"{source_id(begin)}.yml"
        page = f"claims/{claim.id}/"
        pages = {
            "ours": Edited(content, words, ours.address + page, ours.process),
            "stock": Edited(_written(folder, claim.id), words, stock.address + page, stock.process),
        }
        for each in pages.values():
            _until(each.url, words)
        found: dict[str, list[dict[str, Any]]] = {name: [] for name in pages}
        for number in range(max(edits.values()) + 1):
            for name, each in pages.items():
                if number <= edits[name]:
                    begun = time.perf_counter()
                    rested = settle([one.process for one in pages.values()], _REST)
                    before = {"waited": time.perf_counter() - begun, "load": os.getloadavg()[0]}
                    took = _edit(each, f"edit{number}")
                    found[name].append({"seconds": took, "rested": rested, **before})
    return {
        name: {
            "seconds": middle([each["seconds"] for each in runs[1:]]),
            "first": runs[0],
            "runs": runs[1:],
        }
        for name, runs in found.items()
    }


def _written(folder: Path, claim: str) -> Path:
    """Return the Markdown file of a claim's page."""
    pages = folder / "pages" / "claims"
    return next(p for p in (pages / f"{claim}.md", pages / claim / "index.md") if p.is_file())


def _edit(edited: Edited, mark: str) -> float:
    text = edited.file.read_text("utf-8")
    before, found, after = text.partition(edited.old)
    if not found:
        raise FailedError(f"{edited.file} does not say {edited.old!r}")
    rest = after.partition(" ")[2] if after.startswith("edit") else after
    edited.file.write_text(f"{before}{edited.old}{mark} {rest}", "utf-8")
    start = time.perf_counter()
    _until(edited.url, f"{edited.old}{mark}")
    return time.perf_counter() - start


def _until(url: str, words: str) -> None:
    """Ask for a page until it has `words`."""
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                if words in answer.read().decode("utf-8"):
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(_LOOK)
    raise FailedError(f"{url} never came to say {words!r}")


@dataclass(frozen=True, slots=True)
class _Preview:
    """A preview that runs."""

    address: str
    """Of its home page."""
    process: int


@contextmanager
def _preview(config: str, folder: Path) -> Iterator[_Preview]:
    """Run `mkdocs serve` on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(BIN / "mkdocs"), "serve", "-q", "-a", f"127.0.0.1:{port}", "-f", config]
    with (folder / "serve.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield _Preview(f"http://127.0.0.1:{port}/bench/", process.pid)
        finally:
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
