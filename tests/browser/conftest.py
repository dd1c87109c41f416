"""A browser, and the tour built and served under a path of its own, as on GitHub Pages."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.doors.workshop import copy_site

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
UNDER = "/a-town/"


class _UnderAPath(SimpleHTTPRequestHandler):
    """Serves a folder under a path, and nothing above it."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(UNDER):
            return str(Path(self.directory) / "nothing-is-here")
        return super().translate_path(path.removeprefix(UNDER[:-1]))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def harbour_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the tour, built and served."""
    workshop = copy_site("harbour", tmp_path_factory.mktemp("browser") / "harbour")
    built = workshop.mkdocs("build", "--strict")
    assert built.returncode == 0, f"tests/sites/harbour does not build:\n{built.stderr}"
    handler = partial(_UnderAPath, directory=str(workshop.site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{UNDER}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of one module: two of them cannot be started at once."""
    program = os.environ.get("EXPLAINER_BROWSER")
    if not program:
        pytest.skip("no browser: run `make test`, which finds one, or name it in EXPLAINER_BROWSER")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()
