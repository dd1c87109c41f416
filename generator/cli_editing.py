"""The commands that help an editor write."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.schema import write_schemas


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
def schema(folder: Path, dry_run: bool) -> None:
    """Write JSON Schema files into DIR, for completion and checks while you type.

    VS Code (with the extension YAML) and the JetBrains editors read the first line of a YAML file
    to find its schema; the command prints that line.
    """
    click.echo("\n".join(write_schemas(folder, dry_run=dry_run)))


EDITING_COMMANDS = (schema,)
