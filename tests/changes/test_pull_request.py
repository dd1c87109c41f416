"""The workflow of a pull request: what it tells, and that it trusts nothing of what it tells."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.casebook import basic_site
from tests.doors.workshop import BIN, REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
CHECK = yaml.safe_load((REPOSITORY / ".github" / "workflows" / "check.yml").read_text("utf-8"))
CONTENT = CHECK["jobs"]["content"]["steps"]


def step(words: str) -> str:
    """Return the program of the one step that holds `words`."""
    [found] = [each["run"] for each in CONTENT if words in each.get("run", "")]
    return str(found)


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def pull_request(tmp_path: Path) -> Path:
    """A repository with a site, at the commit that a pull request was made from."""
    for path, text in basic_site().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("docs_dir: content\nplugins: [explainer]\n", "utf-8")
    (tmp_path / ".gitignore").write_text(".venv/\nsummary\n", "utf-8")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(BIN)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "before")
    return tmp_path


def run(folder: Path, program: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Commit everything and run a step as the workflow does; return it and its summary."""
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "after")
    summary = folder / "summary"
    summary.write_text("", "utf-8")
    kept = {k: v for k, v in os.environ.items() if k != "EXPLAINER_TEXTS"}
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", program],
        cwd=folder,
        env={**kept, "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTIONS": "true"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done, summary.read_text("utf-8")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_summary_says_what_readers_lose_and_the_check_decides(pull_request: Path) -> None:
    edit(pull_request / "content" / "claims.yml", "  stall:\n", "  stalls:\n")
    done, summary = run(pull_request, step("explainer changes"))
    assert done.returncode == 0, done.stderr
    assert "#### Pages gone, and nothing leads on from them: 1 gone" in summary
    assert "<code>topics/stall/</code>" in summary
    assert done.stdout == "", "nothing is printed that a log could take for a command"


def test_a_summary_that_cannot_be_made_fails(pull_request: Path) -> None:
    (pull_request / "mkdocs.yml").write_text("docs_dir: nowhere\n", "utf-8")
    done, _ = run(pull_request, step("explainer changes"))
    assert done.returncode != 0


def test_a_name_of_a_lock_forges_nothing(pull_request: Path) -> None:
    name = "x,line=1::forged`![p](e.org)`\n::error ::y.lock.yml"
    (pull_request / "content" / "articles" / name).write_text("format: 1\n", "utf-8")
    done, summary = run(pull_request, step("Not verified here"))
    plain = "content/articles/x?line?1??forged???p??e.org?????error???y.lock.yml"
    [line] = done.stdout.splitlines()
    assert line.startswith(f"::warning file={plain},title=Not verified here::")
    assert summary.startswith(f"- **Not verified here:** `{plain}`. ")
    assert len(summary.splitlines()) == 1


@pytest.mark.parametrize("name", ["a.lock.yml", "z/a.lock.yml", "../z/b/a.lock.yaml", "A.LOCK.YML"])
def test_a_lock_in_any_folder_is_told(pull_request: Path, name: str) -> None:
    path = os.path.normpath(f"content/articles/{name}")
    (pull_request / path).parent.mkdir(parents=True, exist_ok=True)
    (pull_request / path).write_text("format: 1\n", "utf-8")
    _, summary = run(pull_request, step("Not verified here"))
    assert summary.startswith(f"- **Not verified here:** `{path}`. ")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.name))
def test_no_value_stands_in_a_program(path: Path) -> None:
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    for job in workflow["jobs"].values():
        for each in job["steps"]:
            assert "${{" not in each.get("run", ""), "hand values over as variables"


@pytest.mark.parametrize("folder", [".github", "generator/starter/dot_github"])
def test_a_pull_request_is_built_as_publishing_builds(folder: str) -> None:
    path = REPOSITORY / folder / "workflows" / "check.yml"
    steps = yaml.safe_load(path.read_text("utf-8"))["jobs"]["content"]["steps"]
    assert steps[-1]["run"].removeprefix(".venv/bin/") == "mkdocs build --strict"


def test_a_pull_request_can_write_nothing() -> None:
    for job in CHECK["jobs"].values():
        assert job["permissions"] == {"contents": "read"}


def test_a_site_made_by_init_tells_the_same() -> None:
    path = REPOSITORY / "generator" / "starter" / "dot_github" / "workflows" / "check.yml"
    steps = yaml.safe_load(path.read_text("utf-8"))["jobs"]["content"]["steps"]
    [program] = [each["run"] for each in steps if "explainer changes" in each.get("run", "")]
    assert program == step("explainer changes").replace(".venv/bin/", "")
    [checkout] = [each for each in steps if "actions/checkout@" in each.get("uses", "")]
    assert checkout["with"]["fetch-depth"] == 2, "HEAD^1 must be there"
