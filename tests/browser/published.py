"""The two sites as a host publishes them: each below a path, with its page for lost readers."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Published:
    """The address of every site, and the files behind it."""

    host: str
    """Without a slash at its end."""
    folders: Mapping[str, Path]
    """The built sites by the path that they lie under."""

    def address(self, site: str, page: str = "") -> str:
        return f"{self.host}/{site}/{page}"

    def file(self, address: str) -> Path:
        """Return the file that answers a request; the page for the lost where there is none."""
        site, _, path = unquote(urlsplit(address).path).lstrip("/").partition("/")
        file = self.folders[site] / path
        if file.is_dir():
            file /= "index.html"
        return file if file.is_file() else self.folders[site] / "404.html"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answers quietly, and for an address without a file as GitHub Pages does."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        site = urlsplit(self.path).path.split("/")[1]
        lost = Path(self.directory) / site / "404.html"
        if code != HTTPStatus.NOT_FOUND or not lost.is_file():
            super().send_error(code, message, explain)
            return
        body = lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def publishing(folders: Mapping[str, Path], root: Path) -> Iterator[Published]:
    """Serve the sites from `root`, each below its name, while the block runs."""
    for name, folder in folders.items():
        (root / name).symlink_to(folder)
    handler = functools.partial(_Handler, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Published(f"http://127.0.0.1:{server.server_port}", folders)
        server.shutdown()
        thread.join()
