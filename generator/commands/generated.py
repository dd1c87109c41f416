"""Files that the generator makes of itself, its manual and its schemas, on disk."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from generator.editing.json_schema import RECORDS, modeline, schema_files
from generator.editing.manual import manual_files
from generator.options import CONFIG
from generator.site_folder import UsageError, open_site


def write_manual(folder: Path, *, dry_run: bool) -> list[str]:
    """Write the manual's pages into `folder`, and return what to say of it. Raises UsageError."""
    return _write(folder, manual_files(), dry_run=dry_run)


def write_schemas(folder: Path, *, dry_run: bool) -> list[str]:
    """Write the schemas into `folder`, and return what to say of it. Raises UsageError."""
    content = _content()
    schema = folder / RECORDS
    where = schema if folder.is_absolute() else Path(os.path.relpath(schema.resolve(), content))
    return [
        *_write(folder, schema_files(), dry_run=dry_run),
        "",
        f"A file of records says with its first line where its schema is. One in {content.name}/:",
        modeline(where.as_posix()),
        *([] if folder.is_absolute() else ["One in a folder of that has one more ../ in it."]),
    ]


def _content() -> Path:
    """Return the content folder of the site at hand, or where one would lie."""
    try:
        site = open_site(Path(CONFIG))
    except UsageError:
        return Path("content").resolve()
    return site.root / site.docs


def _write(folder: Path, files: Mapping[str, str], *, dry_run: bool) -> list[str]:
    """Write texts by their names, over those that are there, and return a line on each."""
    if not dry_run:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in files.items():
                (folder / name).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"{error.filename or folder}: {error.strerror}") from None
    return [f"{'would write' if dry_run else 'written'}: {folder / name}" for name in files]
