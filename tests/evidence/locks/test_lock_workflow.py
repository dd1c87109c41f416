"""A pull request that brings another lock is marked as not verified: nobody there has the text."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml

REPOSITORY = Path(__file__).parents[3]
WORKFLOW = yaml.safe_load((REPOSITORY / ".github" / "workflows" / "check.yml").read_text("utf-8"))
LOCK = "content/articles/harbour-post.lock.yml"


def marking_step() -> dict[str, str]:
    """Return the step that tells of changed locks."""
    steps = WORKFLOW["jobs"]["content"]["steps"]
    [step] = [step for step in steps if "Not verified here" in step.get("run", "")]
    return step


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def pull_request(tmp_path: Path) -> Path:
    """A repository with one lock, at the commit that a pull request was made from."""
    (tmp_path / LOCK).parent.mkdir(parents=True)
    (tmp_path / LOCK).write_text("format: 1\n", "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "before")
    return tmp_path


def told(folder: Path) -> tuple[str, str]:
    """Return what the step prints, and what it writes into the summary."""
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "after")
    summary = folder / "summary"
    summary.write_text("", "utf-8")
    environment = {**os.environ, "GITHUB_STEP_SUMMARY": str(summary)}
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", marking_step()["run"]],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout, summary.read_text("utf-8")


def test_every_pull_request_is_looked_at_before_the_content_is_proved() -> None:
    assert "pull_request" in WORKFLOW[True], "YAML reads the key `on` as true"
    names = [step.get("run", "") for step in WORKFLOW["jobs"]["content"]["steps"]]
    marking = names.index(marking_step()["run"])
    (checking,) = [n for n, run in enumerate(names) if "explainer check" in run and n != marking]
    assert marking < checking
    assert "if" not in marking_step()
    assert "continue-on-error" not in WORKFLOW["jobs"]["content"]["steps"][checking]


def test_a_changed_lock_is_marked(pull_request: Path) -> None:
    (pull_request / LOCK).write_text("format: 1\nsource: forged\n", "utf-8")
    out, summary = told(pull_request)
    assert f"::warning file={LOCK},title=Not verified here::" in out
    assert f"**Not verified here:** `{LOCK}`" in summary


def test_a_change_beside_the_locks_is_not_marked(pull_request: Path) -> None:
    (pull_request / "content" / "claims.yml").write_text("claims: {}\n", "utf-8")
    assert told(pull_request) == ("", "")
