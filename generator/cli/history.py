"""The command that writes the history of the content down for readers."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import Command, site_option
from generator.commands.history import write_history
from generator.reading.content import HISTORY
from generator.site_folder import open_site


@click.command(cls=Command, examples=("explainer history",))
@site_option
def history(config: Path) -> None:
    """Tell readers what changed: read git, and write .history.json for the page of changes.

    The build itself reads no git. Where the file is at hand, the page of changes and the feeds tell
    what every commit added, changed, withdrew and removed; without it they tell what the records'
    own dates say. The file is made anew each time and does not belong into git.

    Exit code 0: done; 2: wrong usage, or git has no or only a part of this folder's history.
    """
    told = write_history(open_site(config))
    click.echo(f"{told.changes} changes of {told.commits} commits in {HISTORY}")
    if told.passed_over:
        click.echo(f"{told.passed_over} commits with errors are passed over")
