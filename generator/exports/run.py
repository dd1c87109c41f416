"""Run every export of this room over the linked corpus."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from generator import exports
from generator.corpus.corpus import Corpus


def run_exports(corpus: Corpus) -> Mapping[str, bytes]:
    """Return the bytes of each export by its path from the site's root."""
    names = sorted(info.name for info in pkgutil.iter_modules(exports.__path__))
    modules = (importlib.import_module(f"{exports.__name__}.{name}") for name in names)
    return {m.PATH: m.export(corpus) for m in modules if hasattr(m, "PATH")}
