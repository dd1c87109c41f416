"""What the long soak found stays mended; and every target still takes texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.run import CASES, fuzz
from tests.soak.targets import CUT, TARGETS

KEPT = sorted(CASES.glob("*.txt"))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_what_was_found_once_stays_mended(path: Path) -> None:
    target = TARGETS[path.stem.partition("-")[0]]
    target.check(path.read_bytes().decode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", TARGETS)
def test_a_short_soak_finds_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.soak.run.ROUND", 15)
    tried = {name: 0}
    assert fuzz(TARGETS[name], 0, tried, name) is None
    assert tried[name] >= 15


def test_the_targets_see_what_is_wrong() -> None:
    from tests.soak import targets

    looker = targets._Looker()
    looker.feed('<p onclick="x">a</p><a href=" java\nscript:x">b</a><script>')
    assert len(looker.wrong) == 3
    good = f"The ice bore nobody.{CUT}ice bore"
    TARGETS["quotes"].check(good)
