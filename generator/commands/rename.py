"""Another id for a record."""

from __future__ import annotations

import re

from generator.commands.put import Outcome, carry_out
from generator.editing.rename import rename
from generator.options import CONFIG
from generator.site_folder import SiteFolder


def rename_record(folder: SiteFolder, old: str, new: str, *, was: bool, dry_run: bool) -> Outcome:
    """Give the record `old` the id `new` in all content."""
    outcome = carry_out(
        folder,
        lambda content: rename(content, old, new, was=was),
        dry_run=dry_run,
        done=f"{old} is now {new}, in:",
    )
    config = (folder.root / CONFIG).read_text("utf-8")
    if re.search(rf"(?<![\w-]){re.escape(old)}\.md", config) and not outcome.refused:
        line = f"{CONFIG} names {old}.md, perhaps in `nav`: change it there by hand."
        return Outcome((*outcome.lines, line), outcome.diagnostics)
    return outcome
