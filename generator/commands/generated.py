"""Files that the generator makes of itself, its manual and its schemas, on disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.editing.json_schema import RECORDS, modeline, schema_files
from generator.editing.manual import manual_files
from generator.site_folder import UsageError


def write_manual(folder: Path, *, dry_run: bool) -> list[str]:
    """Write the manual's pages into `folder`, and return what to say of it. Raises UsageError."""
    return _write(folder, manual_files(), dry_run=dry_run)


def write_schemas(folder: Path, *, dry_run: bool) -> list[str]:
    """Write the schemas into `folder`, and return what to say of it. Raises UsageError."""
    return [
        *_write(folder, schema_files(), dry_run=dry_run),
        "",
        "A file of records says with its first line, as seen from its own folder, where it is:",
        modeline((folder / RECORDS).as_posix()),
    ]


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
