"""What the site is built with and by: pinned, hashed, least rights, owned, attested."""

from __future__ import annotations

import re
import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.version import Version

from tests.conftest import HERE
from tests.doors.workshop import BIN

ROOT = HERE.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LOCKS = sorted(ROOT.glob("requirements*.txt"))
HOLES: dict[str, dict[str, str]] = yaml.safe_load(
    (HERE / "cases" / "known-holes.yml").read_text("utf-8")
)
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$")


def workflow(path: Path) -> dict[Any, Any]:
    """Return a workflow as data; its key `on` is read as true."""
    read: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return read


def steps(read: dict[Any, Any]) -> list[dict[str, Any]]:
    """Return the steps of all jobs."""
    return [step for job in read["jobs"].values() for step in job["steps"]]


def test_zizmor_finds_nothing() -> None:
    command = [str(BIN / "zizmor"), "--offline", "--no-progress", *map(str, WORKFLOWS)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_the_least_rights(path: Path) -> None:
    read = workflow(path)
    assert "pull_request_target" not in read[True]
    assert read["permissions"] == {}, "a job says itself what it needs"
    assert all("permissions" in job and "timeout-minutes" in job for job in read["jobs"].values())
    for step in steps(read):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
    used = [
        line.split("uses: ")[1] for line in path.read_text("utf-8").split("\n") if "uses: " in line
    ]
    assert used
    assert [each for each in used if not PINNED.fullmatch(each)] == []


def test_only_jobs_that_run_no_code_of_ours_may_write() -> None:
    for path in WORKFLOWS:
        for name, job in workflow(path)["jobs"].items():
            rights = {right for right, how in job["permissions"].items() if how == "write"}
            if rights:
                assert not any("run" in step for step in job["steps"]), f"{path.name}: {name}"
                assert rights <= {"pages", "id-token", "attestations"}


def test_the_archive_of_the_site_is_attested_before_it_is_published() -> None:
    jobs = workflow(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]
    digest = jobs["attest"]["steps"][0]["with"]["subject-digest"]
    assert jobs["attest"]["steps"][0]["uses"].startswith("actions/attest@")
    assert digest == "${{ needs.build.outputs.digest }}"
    assert "steps.archive.outputs.digest" in jobs["build"]["outputs"]["digest"]
    assert {"build", "attest"} <= set(jobs["deploy"]["needs"])


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_package_is_locked_with_hashes(path: Path) -> None:
    whole = re.sub(r"\\\n\s*", " ", path.read_text("utf-8"))
    packages = [line for line in whole.split("\n") if line and not line.lstrip().startswith("#")]
    assert packages
    for line in packages:
        assert re.match(r"[a-z0-9][a-z0-9._-]*(\[[a-z,]+\])?==\S+", line), line
        assert "--hash=sha256:" in line, line


@pytest.mark.parametrize("name", HOLES)
def test_no_lock_and_no_bound_lets_a_known_hole_in(name: str) -> None:
    safe = Version(HOLES[name]["since"])
    declared = (ROOT / "pyproject.toml").read_text("utf-8")
    for found in re.findall(rf'"({re.escape(name)}(?:\[[a-z,]+\])?[><=~!][^"]*)"', declared):
        lower = [s for s in Requirement(found).specifier if s.operator == ">="]
        assert lower, f"{found} has no lower bound"
        assert Version(lower[0].version) >= safe, HOLES[name]["hole"]
    for path in LOCKS:
        locked = re.search(
            rf"^{re.escape(name)}(?:\[[a-z,]+\])?==(\S+)", path.read_text("utf-8"), re.M
        )
        if locked:
            assert Version(locked[1]) >= safe, HOLES[name]["hole"]


def _declared() -> dict[str, list[str]]:
    """Return what pyproject.toml asks for, by the lock that has to hold it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras, groups = project["project"]["optional-dependencies"], project["dependency-groups"]
    site = [*project["project"]["dependencies"], *groups["build"]]
    test = [*site, *extras["import"], *extras["test"]]
    return {
        "requirements.txt": site,
        "requirements-test.txt": test,
        "requirements-source.txt": [*project["project"]["dependencies"], *extras["source"]],
        "requirements-bench.txt": [*test, *extras["bench"]],
        "requirements-lock.txt": groups["lock"],
    }


@pytest.mark.parametrize("lock", _declared())
def test_a_lock_holds_all_that_is_asked_for_in_versions_that_are_allowed(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    locked = dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;]+)", text, re.M))
    wanted = [Requirement(each) for each in _declared()[lock]]
    assert {each.name.lower() for each in wanted} <= locked.keys()
    refused = [str(each) for each in wanted if locked[each.name.lower()] not in each.specifier]
    assert refused == []


def test_every_lock_is_compared_with_what_is_asked_for() -> None:
    assert {path.name for path in LOCKS} == set(_declared())


OWNED = {
    "generator/compile.py": "maintainers",
    ".github/workflows/publish.yml": "maintainers",
    "SECURITY.md": "maintainers",
    "overrides/assets/js/search.js": "maintainers",
    "content/claims/reply.yml": "",
    "content/articles/press-tv-2022-01-26.md": "",
    "content/articles/press-tv-2022-01-26.lock.yml": "proof-readers",
}


@pytest.mark.parametrize("path", OWNED)
def test_everything_outside_the_content_has_an_owner_and_locks_have(path: str) -> None:
    owners = ""
    for line in (ROOT / ".github" / "CODEOWNERS").read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            pattern, *names = line.split()
            if _matches(pattern, path):
                owners = " ".join(names)
    assert owners.rpartition("/")[2] == OWNED[path]


def test_owners_that_do_not_exist_are_told_of() -> None:
    owners = (ROOT / ".github" / "CODEOWNERS").read_text("utf-8")
    told = "protects nothing yet" in (ROOT / "SECURITY.md").read_text("utf-8")
    assert told == ("@your-organisation" in owners), "SECURITY.md says whether owners are real"


def _matches(pattern: str, path: str) -> bool:
    """Tell whether a line of CODEOWNERS is about a path (the forms that are used here)."""
    if pattern.startswith("/"):
        return f"/{path}".startswith(pattern)
    return fnmatch(Path(path).name, pattern)
