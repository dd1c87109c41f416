"""A preview as its user has it: `mkdocs serve` in a process of its own, asked over HTTP."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.doors.workshop import BIN, Workshop


class Served:
    """A running preview."""

    def __init__(self, workshop: Workshop, base: str, process: subprocess.Popen[bytes]) -> None:
        self.workshop = workshop
        self.base = base
        self.process = process
        self.log = workshop.root / "serve.log"

    def get(self, path: str = "", *, patience: float = 30) -> str:
        """Return a page as it is now, the server's own page for lost readers included."""
        try:
            with urllib.request.urlopen(self.base + path, timeout=patience) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode("utf-8")

    def status(self, path: str) -> int:
        """Return the status of an address."""
        try:
            with urllib.request.urlopen(self.base + path, timeout=30) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code

    def until(
        self, condition: Callable[[str], object], path: str = "", seconds: float = 60
    ) -> None:
        """Ask for a page until it is as wanted; raise AssertionError where it never is."""
        start = time.monotonic()
        page = "nothing was answered"
        while time.monotonic() - start < seconds:
            assert self.process.poll() is None, f"the preview has died:\n{self.words()}"
            try:
                page = self.get(path)
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
                continue
            if condition(page):
                return
            time.sleep(0.05)
        raise AssertionError(
            f"{path or 'home'} never came to be so:\n{page[:1500]}\n{self.words()}"
        )

    def words(self) -> str:
        """Return what the preview has printed."""
        return self.log.read_text("utf-8", "replace")[-4000:]


@contextmanager
def serving(workshop: Workshop, *options: str) -> Iterator[Served]:
    """Run a preview of a site on a free port, and end it as Ctrl-C does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(BIN / "mkdocs"), "serve", "-a", f"127.0.0.1:{port}", *options]
    scratch = workshop.root.with_name(f"{workshop.root.name}-scratch")
    scratch.mkdir(exist_ok=True)
    with (workshop.root / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=workshop.root,
            env={**workshop.environment(), "TMPDIR": str(scratch)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        served = Served(workshop, f"http://127.0.0.1:{port}{_mount(workshop)}", process)
        try:
            yield served
            assert process.poll() is None, f"the preview has died:\n{served.words()}"
        finally:
            _end(process)
    assert list(scratch.iterdir()) == [], "a preview that has ended leaves no folder behind"


def _mount(workshop: Workshop) -> str:
    """Return the path of `site_url`, under which MkDocs serves."""
    text = workshop.config.read_text("utf-8")
    if "INHERIT: " in text:
        text = Path(text.split("INHERIT: ")[1].split("\n")[0]).read_text("utf-8")
    line = next(x for x in text.split("\n") if x.startswith("site_url:"))
    return "/" + line.split("//")[1].split("/", 1)[1].split(" ")[0]


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise AssertionError("the preview did not end at Ctrl-C") from None
