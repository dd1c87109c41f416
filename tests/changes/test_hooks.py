"""The pre-commit hook that other repositories use by name, run as pre-commit runs it.

Source of the form: https://pre-commit.com/#new-hooks
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.doors.workshop import BIN, REPOSITORY, SITES

OFFERED = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
OWN = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text("utf-8"))
KEYS = {"id", "name", "entry", "language", "files", "exclude", "types", "types_or", "description"}
KEYS |= {"pass_filenames", "require_serial", "always_run", "args", "stages"}
CONFIG = "site_name: Small\ndocs_dir: content\nplugins: [explainer]\n"
NEEDED = {"id", "name", "entry", "language"}


def own_hooks() -> list[dict[str, Any]]:
    [local] = OWN["repos"]
    assert local["repo"] == "local", "what checks a commit here is what `make test` checks with"
    return list(local["hooks"])


@pytest.mark.parametrize("hook", [*OFFERED, *own_hooks()], ids=lambda hook: str(hook["id"]))
def test_a_hook_has_the_form_that_pre_commit_reads(hook: dict[str, Any]) -> None:
    assert hook.keys() >= NEEDED
    assert hook.keys() <= KEYS
    assert all(isinstance(hook[key], str) for key in NEEDED)
    re.compile(hook.get("files", ""))


def test_the_hook_runs_a_program_that_installing_this_repository_gives() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    [hook] = OFFERED
    assert hook["language"] == "python"
    assert shlex.split(hook["entry"])[0] in project["scripts"]


def test_own_hooks_run_programs_of_the_environment() -> None:
    for hook in own_hooks():
        program = shlex.split(hook["entry"])[0]
        assert program.startswith(".venv/bin/"), "the tools are those that the locks name"
        assert (BIN / Path(program).name).exists(), f"{program} is in no environment"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Another repository with a site of its own."""
    shutil.copytree(SITES / "small" / "content", tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "site")
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def commit(folder: Path) -> subprocess.CompletedProcess[str] | None:
    """Do what pre-commit does before a commit; None where the hook concerns no staged file."""
    [hook] = OFFERED
    git(folder, "add", ".")
    staged = git(folder, "diff", "--staged", "--name-only", "--no-ext-diff").splitlines()
    concerned = [name for name in staged if re.search(hook["files"], name)]
    if not concerned:
        return None
    program, *arguments = shlex.split(hook["entry"])
    names = concerned if hook.get("pass_filenames", True) else []
    kept = {k: v for k, v in os.environ.items() if k not in ("GITHUB_ACTIONS", "EXPLAINER_TEXTS")}
    return subprocess.run(
        [str(BIN / program), *arguments, *names],
        cwd=folder,
        env=kept,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_good_commit_passes(repository: Path) -> None:
    edit(repository / "content" / "site.yml", "hall is slow.\n", "hall is late.\n")
    done = commit(repository)
    assert done is not None
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 errors" in done.stdout


def test_a_quote_that_is_not_there_stops_the_commit(repository: Path) -> None:
    edit(repository / "content" / "site.yml", "four minutes slow", "four minutes slew")
    done = commit(repository)
    assert done is not None
    assert done.returncode == 1
    assert "content/site.yml:19:" in done.stdout
    assert "quote-not-in-source" in done.stdout


def test_a_commit_beside_the_content_is_let_through_unasked(repository: Path) -> None:
    (repository / "notes.md").write_text("claims: [\n", encoding="utf-8")
    assert commit(repository) is None
