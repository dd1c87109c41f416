"""The bench measures what it says: its seeded sites are sound, its clocks are at every stage."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

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
arm = next(a for a in arms.arms() if a.name == (sys.argv[2:] or ["ours"])[0])
arms.forget(arm, folder)
took = run(arm.command, folder, arms.environment())
assert took.wall > 0 and took.cpu > 0 and took.peak > 1, took
print(*arms.count_pages(arm, seeded(2), folder))
"""
_BUSY = """
import subprocess, sys, time
if sys.argv[1] != "child":
    child = [sys.executable, __file__, "child", sys.argv[1]]
    process = subprocess.Popen(child, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdout.readline()
    if sys.argv[1] == "ended":
        process.communicate()
    print("done", flush=True)
else:
    while time.process_time() < 0.3:
        pass
    print("done", flush=True)
sys.stdin.read()
"""
"""Its child uses 0.3 s of the processor and then has ended, or waits."""


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
    pages, records = map(int, done.stdout.split())
    assert records == 26 == 13 * 2, "2 sources, 20 claims, 4 actors"
    assert pages >= 26 + 4, "and there are index pages"
    stages = json.loads((site / "stages.json").read_text("utf-8"))
    silent = [name for name, seconds in stages.items() if not seconds > 0 and name != "search"]
    assert silent == [], "each stage has a clock that runs: see tools/bench/child.py"
    assert not (site / "site" / "pagefind").exists(), "search is off in this arm"


def test_a_build_with_search_says_what_search_took(site: Path) -> None:
    done = python("-c", _BUILD, str(site), "ours-search", folder=site)
    assert done.returncode == 0, done.stderr
    stages = json.loads((site / "stages.json").read_text("utf-8"))
    assert stages["search"] > 0, "Pagefind is a process of its own, and counts all the same"
    assert (site / "site" / "pagefind").is_dir()


def test_a_page_that_is_missing_stops_the_bench(site: Path, tmp_path: Path) -> None:
    script = _BUILD.replace("took = run(arm.command, folder, arms.environment())", "").replace(
        "assert took.wall > 0 and took.cpu > 0 and took.peak > 1, took", ""
    )
    done = python("-c", script, str(tmp_path), folder=tmp_path)
    assert "built 0 pages of records, not 26" in done.stderr
    assert "26 pages are missing" in done.stderr


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what imports a module of the bench."""
    monkeypatch.syspath_prepend(str(REPOSITORY / "tools"))

    def load(name: str) -> ModuleType:
        return importlib.import_module(f"bench.{name}")

    return load


def test_a_site_of_too_few_records_stops_the_bench(bench: Any, tmp_path: Path) -> None:
    """Thirteen a source are wanted, whatever the seeded site and the arm agree on."""
    arms, site = bench("arms"), bench("sites").seeded(2)
    arm = next(arms.arms())
    for kind, id in site.records():
        page = tmp_path / arm.site / kind / id / "index.html"
        page.parent.mkdir(parents=True)
        page.touch()
    assert arms.count_pages(arm, site, tmp_path) == (26, 26)
    site.claims.pop()
    with pytest.raises(bench("measure").FailedError, match="built 25 pages of records, not 26"):
        arms.count_pages(arm, site, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("child", ["ended", "waits"])
def test_what_a_child_has_used_counts(bench: Any, tmp_path: Path, child: str) -> None:
    script = tmp_path / "busy.py"
    script.write_text(_BUSY, "utf-8")
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, str(script), child], stdin=pipe, stdout=pipe, text=True
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "done\n"
        used = bench("quiet").used_by(parent.pid)
        parent.communicate()
    assert used >= 0.29, "of the processor, in ticks of a hundredth of a second"


@pytest.mark.parametrize(
    ("work", "rested", "after"),
    [
        ([], True, 2.5),
        ([(1.0, 6.0)], True, 7.5),  # what begins after a pause of a second is waited for
        ([(1.0, 6.0), (7.0, 9.0)], True, 10.5),
        ([(1.75, 3.0)], True, 4.7),  # what has just begun is work too
        ([(1.0, 999.0)], False, 30.0),
    ],
)
def test_an_edit_waits_until_the_previews_rest(
    bench: Any,
    monkeypatch: pytest.MonkeyPatch,
    work: list[tuple[float, float]],
    rested: bool,
    after: float,
) -> None:
    """On a clock of its own: a preview works from a second to another one, and looks at files."""
    quiet, now = bench("quiet"), [100.0]
    clock: Any = ModuleType("clock")
    clock.perf_counter = lambda: now[0]
    clock.sleep = lambda seconds: now.__setitem__(0, now[0] + seconds)
    monkeypatch.setattr(quiet, "time", clock)

    def used_by(process: int) -> float:
        at = now[0] - 100
        busy = sum(max(0.0, min(at, end) - begin) for begin, end in work)
        return 0.05 * at + (busy if process == 2 else 0)

    monkeypatch.setattr(quiet, "used_by", used_by)
    assert quiet.settle([1, 2], 30.0) is rested
    assert now[0] - 100 == pytest.approx(after, abs=0.3)


def test_the_first_edit_counts_only_where_it_is_the_only_one(bench: Any) -> None:
    runs = [{"seconds": seconds} for seconds in (9.0, 2.0, 1.0, 3.0)]
    counted = bench("serving").counted
    assert counted(runs) == {"seconds": 2.0, "first": runs[0], "runs": runs[1:]}
    assert counted(runs[:1]) == {"seconds": 9.0, "first": runs[0], "runs": runs[:1]}


def _found(bench: Any) -> dict[str, Any]:
    """Return what a run of the bench finds, with small figures."""

    def arm(name: str, pages: int, seconds: float, runs: int) -> dict[str, Any]:
        each: dict[str, Any] = {
            "title": name,
            "version": "1",
            "pages": pages,
            "bytes": 1,
            "peak": 9,
        }
        return {**each, "wall": seconds, "cpu": seconds, "system": 0.5, "runs": [{}] * runs}

    def edit(seconds: float, runs: int) -> dict[str, Any]:
        one = {"seconds": seconds, "load": 1.0, "rested": True}
        return {"seconds": seconds, "first": one, "runs": [one] * runs}

    stages = dict.fromkeys(bench("child").STAGES, 1.0) | {"search": 0.0, "rest": 2.0}
    sites: list[dict[str, Any]] = [
        {
            "sources": sources,
            "records": 13 * sources,
            "load": [1.0],
            "arms": {
                "ours": arm("ours", pages, pages / 100, 5),
                "ours-search": arm("with search", pages, pages / 50, runs),
                "stock": arm("stock", pages, pages / 40, 5),
            },
            "stages": stages,
            "stages with search": {**stages, "search": 3.0},
            "edit": {"ours": edit(0.5, 5), "stock": edit(10.0, runs)},
        }
        for sources, pages, runs in ((100, 1300, 5), (400, 5200, 2))
    ]
    machine = {"system": "Linux", "processors": 2, "python": "3", "file system": "tmpfs"}
    return {"machine": machine, "sites": sites, "real": {}}


def test_growth_stands_with_both_medians(bench: Any) -> None:
    found = _found(bench)
    growth = bench("__main__").growth(found["sites"])
    assert growth["sources"] == [100, 400]
    assert growth["ours"]["cpu"] == {"medians": [13.0, 52.0], "ratio": 4.0}
    assert growth["stock"]["wall"] == {"medians": [32.5, 130.0], "ratio": 4.0}
    tables = bench("report").tables({**found, "growth": growth})
    assert "| 4.00 | 4.3 | 4.0 | 52.00 s, 13.00 s; stock 4.00: 130.00 s, 32.50 s |" in tables


def test_the_tables_say_what_is_in_them(bench: Any) -> None:
    tables = bench("report").tables(_found(bench))
    (search,) = (line for line in tables.split("\n") if line.startswith("| search"))
    assert search.endswith("with search on | 3.00 | 21 % | 3.00 | 21 % |"), "not the arm without"
    assert "| with search | 1,300 |" in tables
    assert "| with search (of 2 rounds) | 5,200 |" in tables
    assert tables.count("peak memory of the largest process, MB") == 2
    assert "Python 3; built on tmpfs. Load" in tables
    assert "| ours | 1,300 | 13.00 | 13.00 | 0.50 | 9 | 0.0 |" in tables
    edits = [line for line in tables.split("\n") if line.startswith("| edit to page")]
    assert [line.split(" | ")[1] for line in edits] == ["1/20.0", "1/20.0"]
    assert "0.50 s (5), 10.00 s (2) edits; load 1.0 to 1.0 |" in edits[1]


_MOUNTS = """\
/dev/vda / ext4 rw 0 0
tmpfs /dev/shm tmpfs rw 0 0
/dev/vdb /home/build xfs rw 0 0
overlay /home/build overlay rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/dev/shm/bench-1", "tmpfs"),
        ("/dev/shmall", "ext4"),
        ("/", "ext4"),
        ("/home/build/x", "overlay"),  # what is mounted last lies on top
    ],
)
def test_the_file_system_is_named(bench: Any, tmp_path: Path, folder: str, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(_MOUNTS, "utf-8")
    assert bench("place").kind(Path(folder), mounts) == kind
    assert bench("place").kind(Path(folder), tmp_path / "none") == "unknown"


def test_a_memory_that_is_too_small_is_not_built_in(
    bench: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = bench("place")
    monkeypatch.setattr(place, "MEMORY", tmp_path)
    monkeypatch.setattr(place, "NEEDED", 1)
    assert place.folder() == tmp_path
    monkeypatch.setattr(place, "NEEDED", 10**18)
    assert place.folder() is None
    monkeypatch.setattr(place, "MEMORY", tmp_path / "none")
    assert place.folder() is None


def test_an_edit_that_was_not_quiet_is_told(bench: Any) -> None:
    found = _found(bench)
    found["sites"][1]["edit"]["stock"]["runs"][0] = {"seconds": 1, "load": 3.0, "rested": False}
    assert "load 1.0 to 3.0; 1 of them not at rest |" in bench("report").tables(found)


def test_the_largest_site_is_searched_in_fewer_rounds(bench: Any) -> None:
    every = {arm.name: arm for arm in bench("arms").arms()}
    assert [every["ours"].rounds(size, 5) for size in (20, 100, 400)] == [5, 5, 5]
    assert [every["ours-search"].rounds(size, 5) for size in (20, 100, 400)] == [5, 5, 2]


def test_the_tables_stand_between_their_marks() -> None:
    text = (REPOSITORY / "docs" / "speed.md").read_text("utf-8")
    assert text.count("<!-- written by make bench: begin -->") == 1
    assert text.count("<!-- written by make bench: end -->") == 1
