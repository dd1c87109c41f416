"""Watching folders under a preview: at once, and also those that come and go."""

from __future__ import annotations

import logging
import math
import os
import stat
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserverVFS

log = logging.getLogger("mkdocs.plugins.explainer")
_SECONDS = 0.15
"""Between two looks at whether a folder is there, and at all files where nobody tells."""
_SELDOM = 1.0
"""Seconds between two looks at all files where the system tells of edits: shared and network
folders are not told of."""
_SILENCE = 0.03
"""Seconds without a further edit before the pages are made: an editor writes in several steps."""
_EDITS = frozenset({"created", "modified", "moved", "deleted", "closed"})
"""Events that can change a page. Reading a file is one too for some systems, and the compiler reads
all of them."""


class _Told(FileSystemEventHandler):
    """Passes edits on, and remembers of which files the system has told."""

    def __init__(self, handler: FileSystemEventHandler, told: dict[str, float]) -> None:
        self._handler, self._told = handler, told

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _EDITS:
            self._told[str(event.src_path)] = self._told[str(event.dest_path)] = time.monotonic()
            self._handler.dispatch(event)


class _Seen(FileSystemEventHandler):
    """Passes edits on that the system has not told of."""

    def __init__(self, handler: FileSystemEventHandler, told: dict[str, float]) -> None:
        self._handler, self._told = handler, told

    def on_any_event(self, event: FileSystemEvent) -> None:
        path = str(event.dest_path or event.src_path)
        if time.monotonic() - self._told.get(path, -math.inf) > 3 * _SELDOM:
            self._handler.dispatch(event)


class _Eyes:
    """What MkDocs takes for its observer: one that is told by the system, and one that looks."""

    def __init__(self) -> None:
        self._told = Observer()
        self._looking = PollingObserverVFS(_without_ways_out, os.scandir, polling_interval=_SELDOM)
        self._when: dict[str, float] = {}
        """When the system told of an edit last, by path."""

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> tuple[Any, Any]:
        """Watch `path`; return what `unschedule` asks for."""
        path = os.path.realpath(path)  # only below it are links to folders left alone
        seen = self._looking.schedule(_Seen(handler, self._when), path, recursive=recursive)
        try:
            told = _Told(handler, self._when)
            return self._told.schedule(told, path, recursive=recursive), seen
        except OSError as error:
            self._look_closely(error)
            return None, seen

    def unschedule(self, watches: tuple[Any, Any]) -> None:
        """Watch a path no more."""
        told, seen = watches
        with suppress(OSError, KeyError):  # what is gone is not watched any more
            self._told.unschedule(told)
        self._looking.unschedule(seen)

    def start(self) -> None:
        """Begin; where the system has no more watches to give, looking must do."""
        self._looking.start()
        try:
            self._told.start()
        except OSError as error:
            self._look_closely(error)

    def stop(self) -> None:
        """End."""
        self._told.stop()
        self._looking.stop()

    def join(self) -> None:
        """Wait for the end."""
        for each in (self._told, self._looking):
            if each.is_alive():
                each.join()

    def _look_closely(self, error: OSError) -> None:
        log.warning("The system does not tell of edits (%s): they are looked for.", error)
        for emitter in self._looking.emitters:
            emitter._timeout = _SECONDS


class Folders:
    """Folders whose edits the server of a preview answers.

    MkDocs looks every half a second, for folders that are there at the start, and stops for good
    when one is gone for a moment. It has no other way in than names of its own.
    """

    def __init__(self, server: Any, folders: Iterable[Path]) -> None:
        """`server` is MkDocs' LiveReloadServer, not started yet."""
        self._server = server
        server.observer = _Eyes()
        server.build_delay = _SILENCE
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


def _without_ways_out(path: str) -> os.stat_result:
    """Look at a path; a link to a folder is looked at itself, for it may lead out, or round."""
    itself = Path(path).lstat()
    if not stat.S_ISLNK(itself.st_mode):
        return itself
    try:
        there = Path(path).stat()
    except OSError:  # it leads nowhere
        return itself
    return itself if stat.S_ISDIR(there.st_mode) else there


def _identity(path: Path) -> tuple[int, int] | None:
    """Tell one folder from another one of the same name; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
