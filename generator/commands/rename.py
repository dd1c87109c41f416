"""Another id for a record."""

from __future__ import annotations

import os
import re
from dataclasses import replace

from generator.commands.put import Outcome, carry_out
from generator.editing.rename import rename
from generator.site_folder import SiteFolder, configurations


def rename_record(folder: SiteFolder, old: str, new: str, *, was: bool, dry_run: bool) -> Outcome:
    """Give the record `old` the id `new` in all content.

    Raises UsageError like `carry_out`.
    """
    by_hand = [
        f"{name} names {old}.md, perhaps in `nav`: change it there by hand."
        for name in _naming(folder, old)
    ]
    outcome = carry_out(
        folder,
        lambda content: rename(content, old, new, was=was),
        dry_run=dry_run,
        done=f"{old} is now {new}, in:",
    )
    if outcome.refused:
        return outcome
    return replace(outcome, lines=(*outcome.lines, *by_hand))


def _naming(folder: SiteFolder, old: str) -> list[str]:
    """Return the site's configurations that name the page of the record `old`."""
    page = re.compile(rf"(?<![\w-]){re.escape(old)}\.md")
    return [
        os.path.relpath(path, folder.config.parent)
        for path in configurations(folder.config)
        if path.is_file() and page.search(path.read_text("utf-8", "replace"))
    ]
