"""What asks other sites whether they still answer: here a host of this test's own."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.doors.workshop import REPOSITORY


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "there.html").write_text("there", encoding="utf-8")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def checked(site: Path, *links: str) -> subprocess.CompletedProcess[str]:
    site.mkdir()
    page = '<link rel="canonical" href="https://example.invalid/site/">'
    page += "".join(f'<a href="{link}">x</a>' for link in links)
    (site / "index.html").write_text(page, encoding="utf-8")
    return subprocess.run(
        [sys.executable, REPOSITORY / "tools" / "links.py", site],
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_answers_is_fine_and_the_site_itself_is_not_asked(host: str, tmp_path: Path) -> None:
    own = "https://example.invalid/site/claims/x/"
    done = checked(tmp_path / "site", f"{host}/there.html", own, "nowhere/", "#x")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "https://example.invalid" not in done.stdout


def test_a_dead_address_is_named(host: str, tmp_path: Path) -> None:
    done = checked(tmp_path / "site", f"{host}/there.html", f"{host}/gone.html")
    assert done.returncode == 2
    assert f"{host}/gone.html" in done.stdout
    assert f"{host}/there.html" not in done.stdout


def test_without_a_site_there_is_nothing_to_ask(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, REPOSITORY / "tools" / "links.py", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "no built site" in done.stderr
