"""The plan of the house: data flows one way, and only the doors know the frameworks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "generator"
FLOORS = [
    {"place", "diagnostics", "collector", "languages", "wording"},
    {"options"},
    {"reading"},
    {"evidence"},
    {"corpus"},
    {"checks"},
    {"shapes"},
    {"pages"},
    {"exports"},
    {"rules"},
    {"compile", "formats", "site_folder", "publishing"},
    {"importing", "editing"},
    {"commands"},
    {"mkdocs_plugin", "cli"},
]
"""A module imports from its own floor and from those above it in this list."""
ONLY_IN = {
    "mkdocs": ("mkdocs_plugin",),
    "click": ("cli",),
    "rich": ("cli",),
    "pagefind": ("publishing",),
}
RELATIVE = "a name that depends on where the module stands"
MOST_LINES = 400


def floor_of(room: str) -> int:
    """Return the floor on which a room of the house lies."""
    for number, rooms in enumerate(FLOORS):
        if room in rooms:
            return number
    raise AssertionError(f"generator/{room} has no floor: say in FLOORS what it may import")


def imports(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and module of every import in a program, those for types too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield node.lineno, RELATIVE
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def wrong_ways(path: str, source: str) -> list[str]:
    """Return every import of the module at `path` (from generator/) that the plan forbids."""
    room = Path(path).parts[0].removesuffix(".py")
    found = []
    for line, module in imports(source):
        parts = module.split(".")
        if module == RELATIVE:
            found.append(f"{path}:{line}: write the whole name, from generator on")
        elif parts[0] == "generator" and len(parts) > 1 and parts[1] != "__version__":
            if floor_of(parts[1]) > floor_of(room):
                found.append(f"{path}:{line}: {room} may not import {parts[1]}")
        elif room not in ONLY_IN.get(parts[0], (room,)):
            rooms = " and ".join(ONLY_IN[parts[0]])
            found.append(f"{path}:{line}: only {rooms} may import {parts[0]}")
    return found


MODULES = sorted(p.relative_to(HOUSE).as_posix() for p in HOUSE.rglob("*.py"))


@pytest.mark.parametrize("path", [m for m in MODULES if m != "__init__.py"])
def test_imports_go_one_way(path: str) -> None:
    assert wrong_ways(path, (HOUSE / path).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("reading/x.py", "from generator.evidence.prove import prove"),
        ("corpus/x.py", "import generator.pages.render"),
        ("pages/x.py", "def f():\n    from mkdocs.config import Config"),
        ("compile.py", "import click"),
        ("reading/x.py", "from ..pages import render"),
        ("reading/x.py", "from . import drafts"),
    ],
)
def test_a_wrong_import_is_found(path: str, source: str) -> None:
    assert len(wrong_ways(path, source)) == 1


@pytest.mark.parametrize("path", MODULES)
def test_no_module_grows_too_large(path: str) -> None:
    lines = len((HOUSE / path).read_text("utf-8").splitlines())
    assert lines <= MOST_LINES, f"{path} has {lines} lines: split it"


def without_hint(source: str) -> list[int]:
    """Return the lines on which a finding is made (`RULE.at(…)`) that does not say what to do."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "at"
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id.isupper()
        and all(each.arg != "hint" for each in node.keywords)
    ]


def test_a_finding_without_a_hint_is_found() -> None:
    made = "RULE.at(place, 'It is so.')\nRULE.at(place, 'It is so.', hint='Do this.')\n"
    assert without_hint(made) == [1]


@pytest.mark.parametrize("path", MODULES)
def test_every_finding_says_what_to_do(path: str) -> None:
    lines = without_hint((HOUSE / path).read_text("utf-8"))
    assert not lines, f"{path}: give `hint=` in lines {lines}; the message alone says what is"
