"""From an edit to the page that shows it: two previews, edited in turns, asked over HTTP."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.arms import BIN, environment
from bench.measure import FailedError, middle
from bench.sites import SeededSite

_PATIENCE = 300.0
_LOOK = 0.02


@dataclass(frozen=True, slots=True)
class Edited:
    """A file of a preview and the page that an edit of it shows in."""

    file: Path
    old: str
    """Words of the file; the numbers of the edits stand behind them."""
    url: str


def measure_serving(site: SeededSite, folder: Path, edits: int) -> dict[str, float]:
    """Return the median seconds from an edit to its page, ours and stock."""
    claim = site.claims[len(site.claims) // 2]
    words = claim.text.rstrip(".")
    begin = int(claim.id.rpartition("-")[2]) // 10
    with (
        _preview("mkdocs.yml", folder) as ours,
        _preview("stock.yml", folder) as stock,
    ):
        pages = {
            "ours": Edited(
                folder / "content" / "claims" / f"source-{begin:04}.yml",
                words,
                f"{ours}claims/{claim.id}/",
            ),
            "stock": Edited(_written(folder, claim.id), words, f"{stock}claims/{claim.id}/"),
        }
        for each in pages.values():
            _until(each.url, words)
        seconds: dict[str, list[float]] = {name: [] for name in pages}
        for number in range(edits + 1):
            for name, each in pages.items():
                took = _edit(each, f"edit{number}")
                if number:  # the first edit of a preview fills caches
                    seconds[name].append(took)
    return {name: middle(each) for name, each in seconds.items()}


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


@contextmanager
def _preview(config: str, folder: Path) -> Iterator[str]:
    """Run `mkdocs serve` on a free port and give the address of its home page."""
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
            yield f"http://127.0.0.1:{port}/bench/"
        finally:
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
