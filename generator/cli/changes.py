"""The command that says what a change does to readers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import PROBLEMS, Command, site_option
from generator.commands.changes import changes_from, changes_since
from generator.commands.changes_formats import as_json, as_markdown, as_text
from generator.site_folder import UsageError, open_site

_FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}


@click.command(
    cls=Command,
    examples=("explainer changes", "explainer changes --since main --format markdown"),
)
@click.option("--since", default="", metavar="REF", help="A commit, branch or tag. [default: HEAD]")
@click.option(
    "--from",
    "other",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of another site, in place of a commit.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help="How it is told; markdown is for the summary of a pull request.",
)
@site_option
def changes(since: str, other: Path | None, form: str, config: Path) -> None:
    """Say what is new to readers since a commit, or against another folder.

    Records, statements, relations and checked absences that were added, changed, withdrawn or
    removed; pages that are gone without `was`; quotes that are no longer proved, or rest on a lock
    that changed. The commit is read out of git; the folder stays as it is.

    Exit code 0: nothing to look at first; 1: the content has errors, a page is gone, or a quote is
    not proved; 2: wrong usage.
    """
    if since and other:
        raise UsageError("--since and --from name two different things to compare with")
    folder = open_site(config)
    report = changes_from(other, folder) if other else changes_since(folder, since or "HEAD")
    click.echo(_FORMATS[form](report))
    sys.exit(0 if report.ok else PROBLEMS)
