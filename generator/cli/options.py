"""What the commands share: their options, their exit codes, and how findings are printed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from generator.diagnostics import Diagnostic
from generator.evidence.leaks.repository import GitError, name_in_repository
from generator.formats import as_github, as_json, as_text
from generator.options import CONFIG
from generator.reading.content import Content
from generator.site_folder import SiteFolder

PROBLEMS, USAGE = 1, 2
"""Exit codes: something is wrong with the content, or with the command."""
_STYLES = {"place": "bold", "error": "bold red", "warning": "yellow", "spot": "red", "hint": "cyan"}


class Command(click.Command):
    """A command whose help ends with examples, as they would be typed."""

    def __init__(self, *arguments: Any, examples: Sequence[str] = (), **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples behind the options."""
        super().format_epilog(ctx, formatter)
        if self.examples:
            with formatter.section("Examples"):
                for each in self.examples:
                    formatter.write(f"  {each}\n")


def site_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that names the site's configuration."""
    return click.option(
        "-f",
        "--config-file",
        "config",
        type=click.Path(path_type=Path, dir_okay=False),
        default=Path(CONFIG),
        show_default=True,
        help="The site's mkdocs.yml.",
    )(command)


def built_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that names a built site elsewhere than where MkDocs builds it."""
    return click.option(
        "--site",
        type=click.Path(path_type=Path, file_okay=False),
        help="The built site; by default the folder that mkdocs.yml names, or site beside it.",
    )(command)


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that says how findings are printed."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "github"]),
        help="How findings are printed; github by itself where GITHUB_ACTIONS is set.",
    )(command)


def dry_run_option(shows: str = "say what would be written") -> Callable[..., Any]:
    """Return what adds the option to write nothing; `shows` is what it does instead."""
    return click.option("--dry-run", is_flag=True, help=f"Write nothing; {shows}.")


def print_findings(
    found: Sequence[Diagnostic],
    folder: SiteFolder,
    form: str | None,
    content: Content | None = None,
) -> None:
    """Print findings in the form that was asked for, or that fits where this runs.

    Excerpts are those of `content`, or without it of the content as it is on disk.
    """
    form = form or ("github" if os.environ.get("GITHUB_ACTIONS") else "text")
    if form == "json":
        click.echo(as_json(found))
    elif found:
        as_asked = _github if form == "github" else _text
        click.echo(as_asked(found, folder, content))


def _github(found: Sequence[Diagnostic], folder: SiteFolder, _: Content | None) -> str:
    """Name files as their repository does, from whose root GitHub looks for them."""
    try:
        below = name_in_repository(folder.root)
    except GitError:
        below = ""
    return as_github(found, lambda name: f"{below if (folder.root / name).exists() else ''}{name}")


def _text(found: Sequence[Diagnostic], folder: SiteFolder, content: Content | None) -> str:
    console = Console()
    colour = console.is_terminal and not console.no_color

    def paint(style: str, text: str) -> str:
        if not colour:
            return text
        with console.capture() as capture:
            console.print(Text(text, style=_STYLES[style]), end="")
        return capture.get()

    # only what was gathered is shown: a link or a pipe that was refused is not opened after all
    files = (content or folder.gather(texts=False)).files

    @lru_cache(maxsize=64)
    def lines(file: str) -> Sequence[str]:
        raw = files.get(file, b"")
        # an empty line and the bytes of another encoding show nobody anything
        return raw.decode("utf-8", "replace").split("\n") if raw and b"\0" not in raw else ()

    return as_text(found, lines, paint)
