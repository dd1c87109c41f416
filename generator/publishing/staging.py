"""A folder that is made beside the one it will replace: complete, or not at all."""

from __future__ import annotations

import atexit
import glob
import re
import shutil
from pathlib import Path
from types import TracebackType

from generator.publishing.build_lock import BuildLock, BusyError
from generator.publishing.durable import flush, flush_tree
from generator.publishing.exchange import mend, put_in_place
from generator.publishing.search_index import OWN


class StagingError(Exception):
    """The folder cannot be made now or there, in words for whoever asked for it."""


class NotFlushedError(Exception):
    """The folder is published, and the disk did not confirm it."""


class Staging:
    """A new folder for `target`. Until `publish`, nothing in `target` changes.

    What is not published is removed at the end of the `with` block, by `abandon`, when the program
    ends, or, where it was killed, by the next one. All names begin with `.site-`, as .gitignore
    knows them.
    """

    def __init__(self, target: Path, *, durable: bool = True) -> None:
        """Begin.

        Raises StagingError for a file, while another process is at the same folder, and where the
        system refuses.

        What is not `durable`, such as a preview, need not outlive a power cut and is not flushed.
        """
        self._durable = durable
        self.target = target.resolve()  # behind a link: the link stays
        _refuse_file(self.target)
        self.folder = self._beside("new")
        self._old = self._beside("old")
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self._lock = BuildLock(self._beside("lock"))
            atexit.register(self.abandon)
            self._begin()
        except BusyError as error:
            raise StagingError(
                f"{target} is being built by another process (number {error}). "
                "Wait until it has ended, then try again."
            ) from None
        except OSError as error:
            raise StagingError(f"{error.filename or target}: {error.strerror}.") from error

    def _begin(self) -> None:
        try:
            mend(self.target, self._old)
            self._clear()
            self.folder.mkdir()
        except OSError:
            self.abandon()
            raise

    def _beside(self, role: str) -> Path:
        return self.target.with_name(f".site-{role}-{self.target.name}")

    def publish(self) -> None:
        """Put the folder in the place of the old one and remove the old one.

        Raises StagingError where the old one cannot be replaced and stands as it was, and
        NotFlushedError where the new one stands there and may be gone after a power cut.
        """
        self._keep_hidden()
        try:
            if self._durable:
                flush_tree(self.folder)
            put_in_place(self.folder, self.target, self._old)
        except OSError as error:
            raise StagingError(
                f"{self.target} cannot be replaced ({error.strerror}); it is as it was. "
                "If it is a mount point, build into a folder inside it."
            ) from error
        self.abandon()
        self._flush_name()

    def _flush_name(self) -> None:
        try:
            if self._durable:
                flush(self.target.parent)
        except OSError as error:
            raise NotFlushedError(
                f"{self.target} is the new site, but after a power cut the old one may stand there "
                f"again ({error.strerror})."
            ) from error

    def abandon(self) -> None:
        """Remove what was not published and let others build; does nothing a second time."""
        if self._lock.held:  # else the folder may be another build's by now
            atexit.unregister(self.abandon)
            self._clear()
            self._lock.release()

    def _keep_hidden(self) -> None:
        """Take over `.git`, `.well-known` and the like, which MkDocs leaves in a site too."""
        if not self.target.is_dir():
            return
        for entry in self.target.glob(".*"):
            kept = self.folder / entry.name
            if kept.exists() or entry.name == ".":
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.copytree(entry, kept, symlinks=True)
            else:
                shutil.copy2(entry, kept, follow_symlinks=False)

    def _clear(self) -> None:
        indices = self.folder.parent.glob(f"{glob.escape(self.folder.name)}{OWN}*")
        for left in (self.folder, self._old, *indices):
            if left.is_file() or left.is_symlink():
                left.unlink()
            shutil.rmtree(left, ignore_errors=True)

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.abandon()


def refuse_handwritten(target: Path) -> None:
    """Raise StagingError for what is no folder of a built site, nor empty: it would be gone."""
    _refuse_file(target)
    shown = sorted(path.name for path in target.glob("*") if not path.name.startswith("."))
    if shown and not _is_site(target):
        raise StagingError(
            f"{target} holds {shown[0]} and no built site. Empty it, or choose another site_dir."
        )


def _refuse_file(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise StagingError(f"{target} is a file, and a folder would replace it: name a folder.")


def _is_site(folder: Path) -> bool:
    """Tell whether a builder made this folder; names that any website has (404.html) say nothing.

    Every site of this generator has its own data, whatever its theme. One of MkDocs alone has the
    packed list of its pages, and the themes that come with it, and Material, name MkDocs.
    """
    if _OURS.search(_beginning(folder / "data" / "corpus.json")):
        return True
    pages = (folder / "index.html", folder / "404.html")
    packed = (folder / "sitemap.xml.gz").is_file()
    return packed and any(_OF_MKDOCS.search(_beginning(page)) for page in pages)


def _beginning(file: Path) -> bytes:
    """Return at most a million bytes of a file; none where there is no file to read."""
    try:
        with file.open("rb") as opened:
            return opened.read(1_000_000)
    except OSError:
        return b""


_OURS = re.compile(rb'\A\{\s*"(?:\$schema": "corpus\.schema\.json"|format": 1,)')
_OF_MKDOCS = re.compile(
    rb'<meta name="generator" content="mkdocs-|<a href="https://www\.mkdocs\.org/">MkDocs</a>'
)
