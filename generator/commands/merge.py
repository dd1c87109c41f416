"""One record of two."""

from __future__ import annotations

from collections.abc import Collection

from generator.commands.put import Outcome, carry_out
from generator.editing.merge import merge
from generator.site_folder import SiteFolder


def merge_records(
    folder: SiteFolder, old: str, into: str, *, keep: Collection[str], dry_run: bool
) -> Outcome:
    """Merge the record `old` into another one, in all content.

    Raises UsageError like `carry_out`.
    """
    return carry_out(
        folder,
        lambda content: merge(content, old, into, keep=keep),
        dry_run=dry_run,
        done=f"{old} is now part of {into}, in:",
    )
