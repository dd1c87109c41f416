"""Run every export of this room over one edition of the site."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable

from generator import exports
from generator.shapes.edition import DataFile, Edition


def run_exports(
    edition: Edition, keep: Callable[[DataFile], DataFile] = lambda file: file
) -> tuple[DataFile, ...]:
    """Return the files of each export, by path.

    `keep` is given each file as it is made and returns what is kept of it: a door that writes them
    at once need not hold the bytes of them all.
    """
    names = sorted(info.name for info in pkgutil.iter_modules(exports.__path__))
    modules = (importlib.import_module(f"{exports.__name__}.{name}") for name in names)
    files = [keep(f) for m in modules if hasattr(m, "export") for f in m.export(edition)]
    return tuple(sorted(files, key=lambda file: file.path))
