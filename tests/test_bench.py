"""The bench measures what it says: its seeded sites are sound, its clocks are at every stage."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
_SEED = """
import sys
from pathlib import Path
from bench import arms
from bench.sites import seeded
folder = Path(sys.argv[1])
arm = next(a for a in arms.arms() if a.name == "ours")
site = seeded(2)
arm.prepare(site, folder)
print(site.record_pages)
"""
_BUILD = """
import sys
from pathlib import Path
from bench import arms
from bench.measure import run
from bench.sites import seeded
folder = Path(sys.argv[1])
arm = next(a for a in arms.arms() if a.name == "ours")
took = run(arm.command, folder, arms.environment())
assert took.wall > 0 and took.cpu > 0 and took.peak > 1, took
print(arms.count_pages(arm, seeded(2), folder))
"""


def python(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "tools")])
    env = {k: v for k, v in os.environ.items() if k != "EXPLAINER_TEXTS"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**env, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded site of two sources, twenty claims and four actors."""
    folder = tmp_path_factory.mktemp("seeded")
    done = python("-c", _SEED, str(folder), folder=folder)
    assert done.stdout == "26\n", done.stderr
    return folder


def test_a_seeded_site_passes_the_check(site: Path) -> None:
    explainer = str(Path(sys.executable).with_name("explainer"))
    done = python(explainer, "check", folder=site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "26 exact" in done.stdout
    assert "0 errors" in done.stdout
    assert "no-lock" in done.stdout, "its texts are at hand, so it needs no locks"
    assert set(re.findall(r"warning (\w+)", done.stdout)) == {"L109"}


def test_a_seeded_site_is_the_same_each_time(site: Path, tmp_path: Path) -> None:
    python("-c", _SEED, str(tmp_path), folder=tmp_path)
    for name in ("content/claims/source-0001.yml", ".texts/source-0001.txt"):
        assert (tmp_path / name).read_bytes() == (site / name).read_bytes()


def test_a_build_is_measured_stage_by_stage(site: Path) -> None:
    done = python("-c", _BUILD, str(site), folder=site)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 26 + 4, "every record has a page, and there are index pages"
    stages = json.loads((site / "stages.json").read_text("utf-8"))
    silent = [name for name, seconds in stages.items() if not seconds > 0 and name != "search"]
    assert silent == [], "each stage has a clock that runs: see tools/bench/child.py"
    assert not (site / "site" / "pagefind").exists(), "search is off in this arm"


def test_a_page_that_is_missing_stops_the_bench(site: Path, tmp_path: Path) -> None:
    script = _BUILD.replace("took = run(arm.command, folder, arms.environment())", "").replace(
        "assert took.wall > 0 and took.cpu > 0 and took.peak > 1, took", ""
    )
    done = python("-c", script, str(tmp_path), folder=tmp_path)
    assert "26 pages are missing" in done.stderr


def test_the_tables_stand_between_their_marks() -> None:
    text = (REPOSITORY / "docs" / "speed.md").read_text("utf-8")
    assert text.count("<!-- written by make bench: begin -->") == 1
    assert text.count("<!-- written by make bench: end -->") == 1
