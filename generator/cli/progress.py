"""A sign of life while something takes long, on a terminal only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@contextmanager
def working(on: str) -> Iterator[None]:
    """Show on the terminal what is going on and since when; leave nothing of it behind.

    It goes to the error output, so that answers can be piped; where that is no terminal, nothing
    is shown.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        progress.add_task(on, total=None)
        yield
