"""Measure everything: `make bench`, or `make bench BENCH=--quick` for a look.

Sites are built in a temporary folder. `docs/speed.json` gets all figures with the versions and the
load of the machine, and `docs/speed.md` the tables; a quick look writes neither.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import report
from bench.arms import REPOSITORY, Arm, arms, count_pages, environment, forget, prepare
from bench.child import FILE
from bench.measure import FailedError, Run, bytes_in, middle, run
from bench.serving import measure_serving
from bench.sites import seeded

DOCUMENT = REPOSITORY / "docs" / "speed.md"
SIZES = (20, 100, 400)
SERVED = 100
"""Sources of the site whose preview is measured."""


def main() -> None:
    """Measure, and write or print what was found."""
    asked = _asked()
    chosen = [arm for arm in arms() if not asked.arms or arm.name in asked.arms]
    found: dict[str, Any] = {"machine": _machine()}
    with tempfile.TemporaryDirectory(prefix="bench-", dir=asked.folder) as name:
        found["sites"] = [
            _site(size, chosen, asked.runs, Path(name), asked.edits) for size in asked.sizes
        ]
    if not asked.arms:
        found["alone"] = {part: _child("bench.alone", part) for part in ("yaml", "quotes")}
    found["real"] = _child("bench.shape", str(REPOSITORY / "mkdocs.yml"))
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
    parser.add_argument("--folder", help="where the sites are built (a temporary folder)")
    asked = parser.parse_args()
    asked.sizes = asked.sizes or ([20] if asked.quick else list(SIZES))
    asked.runs = asked.runs or (3 if asked.quick else 5)
    asked.edits = asked.runs
    return asked


def _site(size: int, every: list[Arm], runs: int, parent: Path, edits: int) -> dict[str, Any]:
    """Return the figures of all arms over one site, built in turns."""
    site = seeded(size)
    folder = parent / f"s{size}"
    folder.mkdir()
    chosen = [arm for arm in every if size <= arm.most]
    _say(f"{size} sources, {site.record_pages} records: writing")
    prepare(site, folder, chosen)
    done: dict[str, list[Run]] = {arm.name: [] for arm in chosen}
    stages: list[dict[str, float]] = []
    sizes: dict[str, tuple[int, int]] = {}
    loads = [os.getloadavg()[0]]
    for number in range(runs):
        for arm in chosen:
            forget(arm, folder)
            took = run(arm.command, folder, environment())
            done[arm.name].append(took)
            sizes[arm.name] = (count_pages(arm, site, folder), bytes_in(folder / arm.site))
            if arm.name == "ours":
                stages.append(json.loads((folder / FILE).read_text("utf-8")))
            _say(f"  {number + 1}/{runs} {arm.name}: {took.wall:.1f} s, {took.cpu:.1f} s CPU")
        loads.append(os.getloadavg()[0])
    names = {"ours", "ours-search", "stock", "stock-theme"}
    counts = {sizes[name][0] for name in names & set(sizes)}
    if len(counts) > 1:
        raise FailedError(f"the builds of the same pages differ in their number: {counts}")
    figures: dict[str, Any] = {
        "sources": size,
        "records": site.record_pages,
        "load": loads,
        "arms": {arm.name: _figures(arm, done[arm.name], sizes[arm.name]) for arm in chosen},
    }
    if stages:
        figures["stages"] = {s: middle([each[s] for each in stages]) for s in stages[0]}
    if size == min(SERVED, max(SIZES)) and {"ours", "stock"} <= done.keys():
        figures["shapes"] = _child("bench.shape", str(folder / "mkdocs.yml"))
        figures["edit"] = measure_serving(site, folder, edits)
    return figures


def _figures(arm: Arm, runs: list[Run], built: tuple[int, int]) -> dict[str, Any]:
    return {
        "title": arm.title,
        "version": arm.version,
        "pages": built[0],
        "bytes": built[1],
        "wall": middle([each.wall for each in runs]),
        "cpu": middle([each.cpu for each in runs]),
        "peak": middle([each.peak for each in runs]),
        "runs": [[each.wall, each.cpu, each.peak] for each in runs],
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
