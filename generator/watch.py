"""Folders that come and go under a preview: MkDocs stops watching one that is gone for a moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

_SECONDS = 0.3


class Folders:
    """Notices when one of some folders appears, or is another one than before."""

    def __init__(self, folders: Sequence[Path], returned: Callable[[Path], None]) -> None:
        """`returned` is called, in a thread, with each folder that must be watched anew."""
        self._seen = {folder: _identity(folder) for folder in folders}
        self._returned = returned
        self._ended = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()

    def end(self) -> None:
        """Look no more."""
        self._ended.set()

    def _run(self) -> None:
        while not self._ended.wait(_SECONDS):
            for folder, before in list(self._seen.items()):
                self._seen[folder] = now = _identity(folder)
                if now is not None and now != before:
                    self._returned(folder)


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
