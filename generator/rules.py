"""Every rule of the generator, found by looking through its modules."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType, ModuleType

from generator import checks, corpus, evidence, pages, reading
from generator.diagnostics import Rule

ROOMS = (reading, evidence, corpus, checks, pages)


def modules(room: ModuleType) -> Iterator[ModuleType]:
    """Yield the modules of a package and of the packages in it, by name."""
    for info in sorted(pkgutil.walk_packages(room.__path__, f"{room.__name__}."), key=_name):
        yield importlib.import_module(info.name)


def _name(info: pkgutil.ModuleInfo) -> str:
    return info.name


@lru_cache(maxsize=1)
def all_rules() -> MappingProxyType[str, Rule]:
    """Return every rule by name. Two rules with one name or code are a bug: ValueError."""
    found: dict[str, Rule] = {}
    codes: dict[str, str] = {}
    for room in ROOMS:
        for module in modules(room):
            for value in vars(module).values():
                if isinstance(value, Rule):
                    known = found.setdefault(value.name, value)
                    if known != value or codes.setdefault(value.code, value.name) != value.name:
                        raise ValueError(f"two rules share {value.code} or {value.name}")
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: item[1].code)))
