"""The pages as Markdown files on disk, for any generator that reads such a tree."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from generator.compile import Site

MANIFEST = ".explainer-manifest.json"
"""Says that a folder is ours, and which files in it."""


class WriteRefusedError(Exception):
    """The folder holds what this program did not make."""


def write_pages(site: Site, folder: Path) -> None:
    """Write pages and data of `site` into `folder`, complete or not at all.

    What an earlier run wrote there is replaced. Raises WriteRefusedError for a folder that is not
    empty and was not written by this program.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MANIFEST).is_file():
        raise WriteRefusedError(f"{folder} is not empty and was not written by this command")
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    files = {page.path: page.as_file().encode("utf-8") for page in site.pages} | dict(site.data)
    for path, data in files.items():
        target = staging / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    manifest = json.dumps(sorted(files), indent=1) + "\n"
    (staging / MANIFEST).write_text(manifest, encoding="utf-8")
    _refuse_foreign(folder)
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    staging.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _refuse_foreign(folder: Path) -> None:
    """Refuse where somebody has put a file of their own beside what an earlier run wrote."""
    if not (folder / MANIFEST).is_file():
        return
    ours = {*json.loads((folder / MANIFEST).read_text("utf-8")), MANIFEST}
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    foreign = sorted(found - ours)
    if foreign:
        raise WriteRefusedError(f"{folder / foreign[0]} was not written by this command")
