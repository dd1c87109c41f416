"""JSON Schema files for a text editor."""

from __future__ import annotations

from pathlib import Path

from generator.editing.json_schema import RECORDS, modeline, schema_files
from generator.site_folder import UsageError


def write_schemas(folder: Path, *, dry_run: bool) -> list[str]:
    """Write the schemas into `folder`, and return what to say of it."""
    schemas = schema_files()
    if not dry_run:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in schemas.items():
                (folder / name).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"{error.filename or folder}: {error.strerror}") from None
    lines = [f"{'would write' if dry_run else 'written'}: {folder / name}" for name in schemas]
    return [
        *lines,
        "",
        "A file of records says with its first line, as seen from its own folder, where it is:",
        modeline((folder / RECORDS).as_posix()),
    ]
