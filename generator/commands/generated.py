"""Files that the generator makes of itself, its manual and its schemas, on disk."""

from __future__ import annotations

import json
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
    """Write texts by their names, over older ones of ours, and return a line on each.

    Raises UsageError, and writes nothing, where a file of such a name is not one of ours.
    """
    try:
        for name, text in files.items():
            _refuse_foreign(folder / name, text)
        if not dry_run:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in files.items():
                (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{error.filename or folder}: {error.strerror}") from None
    return [f"{'would write' if dry_run else 'written'}: {folder / name}" for name in files]


def _refuse_foreign(file: Path, text: str) -> None:
    """Raise UsageError where `file` is there and is no older one of what `text` is now."""
    if file.exists() and _mark(file.read_text("utf-8", "replace")) != _mark(text):
        raise UsageError(f"{file} was not written by this command: move it away")


def _mark(text: str) -> object:
    """Return what stays in every version of a file: a schema's title, a page's first line."""
    try:
        schema = json.loads(text)
    except (ValueError, RecursionError):
        return text.partition("\n")[0]
    return schema.get("title") if isinstance(schema, dict) else None
