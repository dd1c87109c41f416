"""Content that wants to keep the generator busy: refused or done, in little time and memory.

The bounds here leave room for a slow machine; docs/promises.md has what was measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from generator.reading import limits
from tests.conftest import HERE
from tests.faults.measure import load_cases

CPU_SECONDS, MEGABYTES = 8, 300
CASES = load_cases()
NAMES = [name for name in CASES if name != "base"]
GROUPS = 4


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_case_is_bounded(group: int) -> None:
    names = NAMES[group::GROUPS]
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.measure", *names],
        cwd=HERE.parent,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    taken = {each["case"]: each for each in map(json.loads, run.stdout.splitlines())}
    assert list(taken) == names
    assert {
        name: wrong for name in names if (wrong := what_is_wrong(taken[name], CASES[name]))
    } == {}


def what_is_wrong(taken: dict[str, Any], case: dict[str, Any]) -> str:
    """Tell in what a case was not as it should be."""
    if taken.get("died"):
        return "it ran for a minute or died"
    if taken["cpu"] > CPU_SECONDS or taken["megabytes"] > MEGABYTES:
        return f"{taken['cpu']} s of CPU, {taken['megabytes']} MB"
    missing = set(case.get("finds", ())) - set(taken["rules"])
    if missing:
        return f"not found: {missing}, but {taken['rules']}"
    if case.get("fine") and not taken["pages"]:
        return f"refused: {taken['rules']}"
    return "" if taken["pages"] or taken["findings"] else "no page and no finding"


def test_every_limit_is_in_the_documents() -> None:
    told = (HERE.parent / "docs" / "promises.md").read_text("utf-8")
    for name, value in vars(limits).items():
        if name.isupper() and isinstance(value, int) and not name.startswith("_"):
            assert f"| `{name}` | {value:,} |" in told, f"docs/promises.md: {name} is {value:,}"
