"""Edits are all or nothing: a fault at every single doing on the disk, in three ways."""

from __future__ import annotations

import ast
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.options import Options
from generator.publishing.together import JOURNAL, LOCK, mend_together, write_together
from generator.site_folder import site_at
from tests.conftest import HERE
from tests.faults.edits import NEW, OLD, name_of, steps

ROOT = HERE.parent


@pytest.mark.parametrize("how", ["refuse", "interrupt", "kill"])
def test_a_fault_at_every_doing_leaves_all_files_old_or_all_new(how: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.edits", str(tmp_path), how],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    tried = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(tried) > 40, "the change does more to the disk than was made to fail"
    assert {each["next"] for each in tried} == {"old", "new"}
    assert [each for each in tried if set(each["left"]) - {LOCK}] == []
    if how == "kill":
        assert {each["files"] for each in tried} == {"old", "new", "mixed"}, "nothing was half done"
    else:
        assert {each["files"] for each in tried} == {"old", "new"}


def _site(root: Path) -> tuple[Path, list[Path]]:
    for path, data in OLD.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root, [root / "content", root / "texts"]


def _half_done(root: Path, path: str, before: str, after: str) -> None:
    entry = {"path": path, "before": before, "after": after}
    (root / JOURNAL).write_text(json.dumps([entry]), "utf-8")


def test_what_an_editor_changed_after_a_broken_edit_stays(tmp_path: Path) -> None:
    root, folders = _site(tmp_path)
    _half_done(root, "content/a.yml", "0" * 64, "1" * 64)
    (root / "content" / ".a.yml.old").write_bytes(b"a: older\n")
    mend_together(root, folders)
    assert (root / "content" / "a.yml").read_bytes() == OLD["content/a.yml"]
    assert (root / "content" / ".a.yml.old").read_bytes() == b"a: older\n"
    assert not (root / JOURNAL).exists()


@pytest.mark.parametrize("path", ["outside.py", "content/../outside.py", "/tmp/outside.py"])
def test_a_forged_journal_reaches_no_file_outside_the_content(path: str, tmp_path: Path) -> None:
    root, folders = _site(tmp_path)
    (root / "outside.py").write_bytes(b"program")
    (root / ".outside.py.old").write_bytes(b"evil")
    digests = [hashlib.sha256(data).hexdigest() for data in (b"evil", b"program")]
    _half_done(root, path, *digests)
    mend_together(root, folders)
    assert (root / "outside.py").read_bytes() == b"program"
    assert (root / ".outside.py.old").exists()


@pytest.mark.parametrize("journal", [b"", b"[", b"{}", b"[1]", b'[{"path": 1}]', b"\xff"])
def test_a_broken_journal_breaks_nothing(journal: bytes, tmp_path: Path) -> None:
    root, folders = _site(tmp_path)
    (root / JOURNAL).write_bytes(journal)
    mend_together(root, folders)
    assert name_of(root) == "old"
    write_together(root, folders, steps(root))
    assert name_of(root) == "new"
    assert [path.name for path in root.iterdir() if path.name.startswith(".")] == []


def test_the_next_command_mends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)
    root, folders = _site(tmp_path)
    monkeypatch.setattr("generator.publishing.together._flush_folders", _stop_at_the_second())
    monkeypatch.setattr("generator.publishing.together._undone", lambda *_: False)
    with pytest.raises(MemoryError):
        write_together(root, folders, steps(root))
    assert (root / "content" / "a.yml").read_bytes() == NEW["content/a.yml"]
    options = Options(texts="texts")
    site = site_at(root / "mkdocs.yml", root / "content", root / "site", options)
    files = site.gather().files
    assert files["content/a.yml"] == OLD["content/a.yml"]
    assert name_of(root) == "old"


def _stop_at_the_second() -> object:
    calls = []

    def stop(_: object) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise MemoryError

    return stop


WRITERS = {"write_text", "write_bytes", "rename", "unlink"}
ELSEWHERE = {"write.py", "generated.py", "init.py"}
"""They write a folder beside the old one, files made from the program alone, and new sites."""


def test_every_command_changes_files_through_one_door() -> None:
    for path in sorted((ROOT / "generator" / "commands").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                writes = node.func.attr in WRITERS or (
                    node.func.attr == "open" and len(node.args) > 0
                )
                assert not writes or path.name in ELSEWHERE, f"{path}:{node.lineno}: use put_files"
