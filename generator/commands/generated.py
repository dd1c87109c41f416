"""Files that the generator makes of itself, its manual and its schemas, on disk."""

from __future__ import annotations

import json
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
