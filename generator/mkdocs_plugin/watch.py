"""Watching folders under a preview: closely, and also those that come and go."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from watchdog.observers.polling import PollingObserver

_SECONDS = 0.15
"""Between two looks. Looking, and not being told, works on shared and network folders too."""


class Folders:
    """Folders whose edits the server of a preview answers.

    MkDocs looks every half a second, for folders that are there at the start, and stops for good
    when one is gone for a moment. It has no other way in than names of its own.
    """

    def __init__(self, server: Any, folders: Iterable[Path]) -> None:
        """`server` is MkDocs' LiveReloadServer, not started yet."""
        self._server = server
        server.observer = PollingObserver(timeout=_SECONDS)
        already = [Path(path) for path in server._watched_paths]
        server._watched_paths.clear()
        for path in already:
            server.watch(str(path))
        self._seen: dict[Path, tuple[int, int] | None] = {p: _identity(p) for p in already}
        for folder in folders:
            self._seen[folder] = _identity(folder)
            if self._seen[folder]:
                server.watch(str(folder))
        self._ended = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()

    def end(self) -> None:
        """Look no more."""
        self._ended.set()

    def _run(self) -> None:
        while not self._ended.wait(_SECONDS):
            for path, before in list(self._seen.items()):
                self._seen[path] = now = _identity(path)
                if now != before:
                    self._tell(str(path), watch=now is not None)

    def _tell(self, folder: str, *, watch: bool) -> None:
        if folder in self._server._watched_paths:
            self._server.unwatch(folder)
        if watch:
            self._server.watch(folder)
        with self._server._rebuild_cond:
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()


def _identity(path: Path) -> tuple[int, int] | None:
    """Tell one folder from another one of the same name; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
