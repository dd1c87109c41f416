"""What was understood of each file, for as long as its bytes stay the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class KeptFile:
    """What a file with certain bytes gives: each answer depends on its path and bytes alone."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._known: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` gives, made once for `key`."""
        if key not in self._known:
            self._known[key] = make()
        known: T = self._known[key]
        return known


class KeptFiles:
    """The files of one run for the next one."""

    def __init__(self) -> None:
        self._files: dict[str, KeptFile] = {}

    def open(self, path: str, raw: bytes) -> KeptFile:
        """Return what is known of `path` with the bytes `raw`: nothing yet where they are new."""
        kept = self._files.get(path)
        if kept is None or kept.raw != raw:
            kept = self._files[path] = KeptFile(raw)
        return kept

    def only(self, paths: Callable[[str], object]) -> None:
        """Forget every file of which `paths` is not true."""
        self._files = {path: kept for path, kept in self._files.items() if paths(path)}
