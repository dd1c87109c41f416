"""Measure everything: `make bench`, or `make bench BENCH=--quick` for a look.

Sites are built in a temporary folder, in memory where there is room. `docs/speed.json` gets all
figures with the versions and the load of the machine, and `docs/speed.md` the tables; a quick look
writes neither.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench import place, report
from bench.arms import REPOSITORY, Arm, arms, count_pages, environment, forget, prepare
from bench.child import FILE
from bench.measure import FailedError, Run, bytes_in, middle, run
from bench.serving import measure_serving
from bench.sites import seeded

DOCUMENT = REPOSITORY / "docs" / "speed.md"
SIZES = (20, 100, 400)
SHAPED = 100
"""Sources of the site whose pages are compared with real ones."""
EDITS = {100: {"ours": 5, "stock": 5}, 400: {"ours": 2, "stock": 0}}
"""By sources: how many edits of each preview follow the first. One edit of the largest site takes
stock as long as a build of it, the first like every other: 52 s and 49 s in one look."""
SEARCH = "ours-search"


@dataclass(frozen=True, slots=True)
class Built:
    """What an arm has built."""

    pages: int
    records: int
    """How many of them are pages of single records."""
    bytes: int


def main() -> None:
    """Measure, and write or print what was found."""
    # Also where it is told to end it takes its previews with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("The bench was told to end."))
    asked = _asked()
    chosen = [arm for arm in arms() if not asked.arms or arm.name in asked.arms]
    found: dict[str, Any] = {"machine": _machine()}
    with tempfile.TemporaryDirectory(prefix="bench-", dir=asked.folder) as name:
        found["machine"]["file system"] = place.kind(Path(name))
        found["sites"] = [
            _site(size, chosen, asked.runs, Path(name), _edits(size, asked)) for size in asked.sizes
        ]
    if not asked.arms:
        found["alone"] = {part: _child("bench.alone", part) for part in ("yaml", "quotes")}
    found["real"] = _child("bench.shape", str(REPOSITORY / "mkdocs.yml"))
    found["growth"] = growth(found["sites"])
    found["machine"]["load after"] = os.getloadavg()
    tables = report.tables(found)
    print(tables)
    if not asked.quick and not asked.arms:
        DOCUMENT.with_suffix(".json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        DOCUMENT.write_text(report.inserted(DOCUMENT.read_text("utf-8"), tables), "utf-8")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sites, few runs, print only")
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of sources")
    parser.add_argument("--runs", type=int, help="builds of each arm; the median counts")
    parser.add_argument("--arms", nargs="+", help="measure only these; print only")
    parser.add_argument(
        "--served", type=int, nargs="+", default=list(EDITS), help="of these the preview too"
    )
    parser.add_argument(
        "--folder", type=Path, default=place.folder(), help="build the sites in a new folder in it"
    )
    asked = parser.parse_args()
    asked.sizes = asked.sizes or ([20] if asked.quick else list(SIZES))
    asked.runs = asked.runs or (3 if asked.quick else 5)
    return asked


def _edits(size: int, asked: argparse.Namespace) -> dict[str, int]:
    """Return how many edits count of each preview of a site; none where it is not served."""
    most = EDITS.get(size, EDITS[min(EDITS)]) if size in asked.served else {}
    return {name: min(number, asked.runs) for name, number in most.items()}


def _site(
    size: int, every: list[Arm], runs: int, parent: Path, edits: dict[str, int]
) -> dict[str, Any]:
    """Return the figures of all arms over one site, built in turns."""
    site = seeded(size)
    folder = parent / f"s{size}"
    folder.mkdir()
    chosen = [arm for arm in every if size <= arm.most]
    _say(f"{size} sources, {site.record_pages} records: writing")
    prepare(site, folder, chosen)
    done: dict[str, list[Run]] = {arm.name: [] for arm in chosen}
    stages: dict[str, list[dict[str, float]]] = {"ours": [], SEARCH: []}
    sizes: dict[str, Built] = {}
    loads = [os.getloadavg()[0]]
    for number in range(runs):
        for arm in chosen:
            if number >= arm.rounds(size, runs):
                continue
            forget(arm, folder)
            took = run(arm.command, folder, environment())
            done[arm.name].append(took)
            sizes[arm.name] = Built(*count_pages(arm, site, folder), bytes_in(folder / arm.site))
            if arm.name in stages:
                stages[arm.name].append(json.loads((folder / FILE).read_text("utf-8")))
            of = arm.rounds(size, runs)
            _say(f"  {number + 1}/{of} {arm.name}: {took.wall:.1f} s, {took.cpu:.1f} s CPU")
        loads.append(os.getloadavg()[0])
    names = {"ours", SEARCH, "stock", "stock-theme"}
    counts = {sizes[name].pages for name in names & set(sizes)}
    if len(counts) > 1:
        raise FailedError(f"the builds of the same pages differ in their number: {counts}")
    figures: dict[str, Any] = {
        "sources": size,
        "records": site.record_pages,
        "load": loads,
        "arms": {arm.name: _figures(arm, done[arm.name], sizes[arm.name]) for arm in chosen},
    }
    for key, name in (("stages", "ours"), ("stages with search", SEARCH)):
        if each := stages[name]:
            figures[key] = {stage: middle([one[stage] for one in each]) for stage in each[0]}
    if not all(each["search"] > 0 for each in stages[SEARCH]):
        raise FailedError("a build with search has spent no time on it: its clock stands still")
    if {"ours", "stock"} <= done.keys():
        if size == SHAPED:
            figures["shapes"] = _child("bench.shape", str(folder / "mkdocs.yml"))
        if edits:
            _say("  edits")
            figures["edit"] = measure_serving(site, folder, edits)
    return figures


def growth(sites: list[dict[str, Any]]) -> dict[str, Any]:
    """Return how many times as long the largest site takes as the one before it, for each arm.

    Both medians stand beside each ratio: seconds of processor time and by the clock.
    """
    if len(sites) < 2:
        return {}
    small, large = sorted(sites, key=lambda site: int(site["sources"]))[-2:]
    found: dict[str, Any] = {"sources": [small["sources"], large["sources"]]}
    for name, arm in large["arms"].items():
        if name in small["arms"]:
            of: dict[str, Any] = {"pages": [small["arms"][name]["pages"], arm["pages"]]}
            for clock in ("cpu", "wall"):
                medians = [small["arms"][name][clock], arm[clock]]
                of[clock] = {"medians": medians, "ratio": medians[1] / medians[0]}
            found[name] = of
    return found


def _figures(arm: Arm, runs: list[Run], built: Built) -> dict[str, Any]:
    return {
        "title": arm.title,
        "version": arm.version,
        "pages": built.pages,
        "records": built.records,
        "bytes": built.bytes,
        "wall": middle([each.wall for each in runs]),
        "cpu": middle([each.cpu for each in runs]),
        "system": middle([each.system for each in runs]),
        "peak": middle([each.peak for each in runs]),
        "runs": [asdict(each) for each in runs],
    }


def _child(module: str, argument: str) -> Any:
    """Return what a module prints as JSON, run as a program of its own."""
    command = [sys.executable, "-m", module, argument]
    _say(f"{module} {Path(argument).name}")
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise FailedError(done.stderr)
    return json.loads(done.stdout)


def _machine() -> dict[str, Any]:
    return {
        "processors": os.cpu_count(),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
        "load before": os.getloadavg(),
    }


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except FailedError as error:
        sys.exit(f"The bench stops: {error}")
