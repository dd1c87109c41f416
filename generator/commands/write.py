"""The pages as Markdown files on disk, for any generator that reads such a tree.

Each page is the `index.md` of a folder of its own, `claims/x/index.md`. So the links in its HTML
lead to the same places whether a builder leaves them as they are (MkDocs, ProperDocs) or takes them
as written beside the file (Zensical).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from generator.compile import Site
from generator.publishing.staging import NotFlushedError, Staging, StagingError

MANIFEST = ".explainer-manifest.json"
"""Says that a folder is ours: the digest of every file in it."""


class WriteRefusedError(Exception):
    """The folder is not surely written, or holds what this program did not make."""


def write_pages(site: Site, folder: Path, *, dry_run: bool = False) -> None:
    """Write pages and data of `site` into `folder`, complete or not at all.

    What an earlier run wrote there is replaced. Raises WriteRefusedError for a folder that holds
    anything else or cannot be written, and where the disk does not confirm what was written; with
    `dry_run` only the first is found out.
    """
    if dry_run:
        _refuse_foreign(folder)
        return
    files = {f"{p.address}index.md": p.as_file().encode("utf-8") for p in site.pages}
    files |= site.data
    try:
        with Staging(folder) as staging:
            _refuse_foreign(folder)
            _write(staging.folder, files)
            staging.publish()
    except (StagingError, NotFlushedError) as error:
        raise WriteRefusedError(str(error)) from None
    except OSError as error:
        raise WriteRefusedError(f"{error.filename or folder}: {error.strerror}") from error


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    digests = {path: _digest(files[path]) for path in sorted(files)}
    manifest = json.dumps(digests, indent=1, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_bytes(manifest.encode("utf-8"))


def _refuse_foreign(folder: Path) -> None:
    """Refuse a folder with a file that no run of this command wrote, or as it did not write it."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if not _is_folder(p)}
    manifest = found.pop(MANIFEST, None)
    if manifest is None:
        if found:
            raise WriteRefusedError(f"{folder} is not empty and was not written by this command")
        return
    ours = _read(manifest)
    for path, file in sorted(found.items()):
        if path not in ours:
            raise WriteRefusedError(f"{file} was not written by this command: move it away")
        if file.is_symlink() or _digest(file.read_bytes()) != ours[path]:
            raise WriteRefusedError(
                f"{file} was changed after this command wrote it, and the change would be lost: "
                "move it away; pages are changed in the content they are made from"
            )


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _read(manifest: Path) -> dict[str, str]:
    try:
        digests = json.loads(manifest.read_bytes())
    except ValueError:
        digests = None
    if not isinstance(digests, dict):
        raise WriteRefusedError(f"{manifest} is broken: remove the folder, if it was only written")
    return digests


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
