"""Every bad input is named with its place and its rule, all in one run; what is innocent passes."""

from __future__ import annotations

import json
import os
import re
import socket
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.compile import compile_site
from generator.site_folder import open_site
from tests.conftest import HERE
from tests.doors.workshop import Workshop, copy_site

CASES: dict[str, Any] = yaml.safe_load((HERE / "cases" / "bad_input.yml").read_text("utf-8"))


@pytest.fixture
def small(tmp_path: Path) -> Workshop:
    return copy_site("small", tmp_path / "small")


def test_each_is_named_and_all_are_in_one_run(
    small: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected: dict[str, list[str]] = {}
    monkeypatch.chdir(small.root)  # the path of a socket must be short
    for name, case in CASES["bad"].items():
        file = Path("content") / case.get("file", f"bad/{name}.yml")
        file.parent.mkdir(exist_ok=True)
        _make(file, case)
        if _readable_after_all(file):
            continue
        expected[file.as_posix()] = case["finds"]
    done = small.explainer("check", "--format", "json")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    found: dict[str, list[str]] = {}
    for each in json.loads(done.stdout):
        found.setdefault(each["file"], []).append(f"{each['line']}:{each['column']} {each['rule']}")
        assert each["hint"], f"it must say what to do: {each}"
    assert found == expected
    shown = small.explainer("check")
    assert shown.returncode == 1
    assert all(line.isprintable() for line in shown.stdout.split("\n"))


def _make(file: Path, case: dict[str, Any]) -> None:
    kind = case.get("is", "")
    if not kind:
        words = case.get("text") or case["bytes"]
        text = words.encode("latin-1", "backslashreplace").decode("unicode_escape")
        file.write_bytes(text.encode("utf-8" if "text" in case else "latin-1"))
    elif kind.startswith("a link to "):
        file.symlink_to(kind.removeprefix("a link to "))
    elif kind == "a pipe":
        os.mkfifo(file)
    elif kind == "a socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(str(file))
    elif kind == "a folder":
        file.mkdir()
    elif kind == "a file that nobody may read":
        file.write_text("topics: {}\n", "utf-8")
        file.chmod(0)
    else:
        (size,) = re.findall("a file of ([0-9,]+) bytes", kind)
        file.write_bytes(b"#" * int(size.replace(",", "")))


def _readable_after_all(file: Path) -> bool:
    """Tell whether this is root, who may read what nobody may."""
    ordinary = file.is_file() and not file.is_symlink()
    return ordinary and file.stat().st_mode & 0o777 == 0 and os.access(file, os.R_OK)


@pytest.mark.parametrize("quoted", [False, True])
def test_what_only_looks_bad_passes_unchanged(small: Workshop, quoted: bool) -> None:
    lines = ["topics:"]
    for number, value in enumerate(CASES["innocent"]):
        written = json.dumps(value, ensure_ascii=False) if quoted or value == "~" else value
        lines += [f"  innocent-{number:02}:", f"    name: {written}", f"    text: {written}"]
    (small.root / "content" / "innocent.yml").write_text("\n".join(lines), "utf-8")
    folder = open_site(small.config)
    site = compile_site(folder.gather(), folder.options)
    assert site.ok, site.diagnostics
    data = json.loads(site.data["data/corpus.json"])
    assert [each["name"] for each in data["topics"]] == CASES["innocent"]
    assert [each["text"] for each in data["topics"]] == CASES["innocent"]
