"""Completion with Tab, in each shell, and the sign of life on a terminal."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class

from generator.cli import main
from tests.commands.conftest import GUARDED
from tests.doors.workshop import BIN, REPOSITORY

VARIABLE = "_EXPLAINER_COMPLETE"
SHELLS = ["bash", "zsh", "fish"]
GUIDE = (REPOSITORY / "docs" / "editors.md").read_text("utf-8")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["qu"], ["quote"]),
        (["new", "top"], ["topic"]),
        (["suggest", "ga"], [GUARDED]),
        (["rename", "ida"], ["ida-brandt"]),
        (["merge", "ida-brandt", "coun"], ["council"]),
        (["explain", "quote-not-in"], ["quote-not-in-source"]),
        (["check", "--for"], ["--format"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_tab_offers_what_fits(
    shell: str, typed: list[str], offered: list[str], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = get_completion_class(shell)
    assert kind is not None
    monkeypatch.setenv("COMP_WORDS", " ".join(["explainer", *typed]))
    monkeypatch.setenv("COMP_CWORD", typed[-1] if shell == "fish" else str(len(typed)))
    answer = kind(main, {}, "explainer", VARIABLE).complete()
    for word in offered:
        assert word in answer
    assert "Error" not in answer


def test_without_a_site_tab_offers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    kind = get_completion_class("zsh")
    assert kind is not None
    monkeypatch.setenv("COMP_WORDS", "explainer suggest ")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert kind(main, {}, "explainer", VARIABLE).complete() == ""


@pytest.mark.parametrize("shell", SHELLS)
def test_the_guide_says_how_each_shell_learns_it(shell: str, tmp_path: Path) -> None:
    assert f"{VARIABLE}={shell}_source explainer" in GUIDE
    env = {**os.environ, VARIABLE: f"{shell}_source", "PYTHONPATH": str(REPOSITORY)}
    made = subprocess.run(
        [str(BIN / "explainer")], env=env, capture_output=True, text=True, check=False
    )
    assert f"{VARIABLE}={shell}_complete" in made.stdout, made.stderr
    if program := shutil.which(shell):
        script = tmp_path / "completion"
        script.write_text(made.stdout, "utf-8")
        subprocess.run([program, "-n", str(script)], check=True)


def test_bash_completes_in_truth(site: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    script = f"""
    source <({VARIABLE}=bash_source explainer)
    COMP_WORDS=(explainer suggest cour) COMP_CWORD=2
    _explainer_completion explainer cour suggest
    echo "${{COMPREPLY[@]}}"
    """
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        [bash, "-c", script], cwd=site, env=env, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["courier-frost"], done.stderr


@pytest.mark.parametrize("terminal", [True, False], ids=["on a terminal", "piped"])
def test_long_work_gives_a_sign_of_life(terminal: bool, site: Path) -> None:
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm", "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        [str(BIN / "explainer"), "check"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=theirs if terminal else subprocess.PIPE,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 10_000) if terminal else done.stderr
    os.close(ours)
    assert (b"Reading and proving the content" in shown) is terminal
    assert b"Reading" not in done.stdout, "answers can be piped"
    assert b"7 checked" in done.stdout
