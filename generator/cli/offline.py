"""The command that packs a copy to read without a network."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import Command, built_option, site_option
from generator.publishing.offline import ForeignFileError, write_archive
from generator.site_folder import UsageError, open_site


@click.command(cls=Command, examples=("explainer offline two-accounts.zip",))
@click.argument("archive", type=click.Path(path_type=Path, dir_okay=False))
@built_option
@site_option
def offline(archive: Path, site: Path | None, config: Path) -> None:
    """Pack the built site into the zip file ARCHIVE, which opens from disk without a server.

    Unpack it and open index.html. Search needs a web server, so the copy lists the indexes in its
    place. Build the site first. An older archive is replaced, any other file is refused.

    Exit code 0: done; 2: wrong usage, or there is no built site.
    """
    if not archive.stem.strip("."):
        raise UsageError(f"{archive.name} gives no folder to unpack into: name it site.zip")
    built = site or open_site(config).built
    if not (built / "index.html").is_file():
        raise UsageError(f"there is no built site in {built}: build it with `mkdocs build`")
    try:
        count = write_archive(built, archive, archive.stem)
    except ForeignFileError:
        raise UsageError(
            f"{archive} is no archive of this command and would be lost: choose another name"
        ) from None
    except OSError as error:
        raise UsageError(f"{error.filename or archive}: {error.strerror}") from error
    click.echo(f"{count} files in {archive}")
