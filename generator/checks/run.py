"""Run every check of this room over the linked corpus."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator import checks
from generator.corpus.corpus import Corpus
from generator.diagnostics import Diagnostic

Check = Callable[[Corpus], Iterator[Diagnostic]]


@lru_cache(maxsize=1)
def all_checks() -> tuple[Check, ...]:
    """Return the `check` of each module that declares a `RULE`, by module name."""
    names = sorted(info.name for info in pkgutil.iter_modules(checks.__path__))
    found = (importlib.import_module(f"{checks.__name__}.{name}") for name in names)
    return tuple(module.check for module in found if hasattr(module, "RULE"))


def run_checks(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield what each check finds."""
    for check in all_checks():
        yield from check(corpus)
