"""The files of a built site, for the search for leaks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.evidence.leaks.search import Item


def site_files(folder: Path, /) -> Iterator[Item]:
    """Give every file below `folder`, by name; links are read as what they lead to."""
    for root, folders, files in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted(files):
            path = Path(root, name)
            if path.is_file():
                yield path.relative_to(folder).as_posix(), path.read_bytes()
