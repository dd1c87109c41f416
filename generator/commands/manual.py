"""The manual's generated pages on disk."""

from __future__ import annotations

from pathlib import Path

from generator.editing.manual import manual_files
from generator.site_folder import UsageError


def write_manual(folder: Path, *, dry_run: bool) -> list[str]:
    """Write the pages into `folder`, and return what to say of it. Raises UsageError."""
    pages = manual_files()
    if not dry_run:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in pages.items():
                (folder / name).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"{error.filename or folder}: {error.strerror}") from None
    return [f"{'would write' if dry_run else 'written'}: {folder / name}" for name in pages]
