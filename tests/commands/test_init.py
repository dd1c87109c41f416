"""`explainer init`: a new site that builds at once, from the package as it is installed."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import Result

from generator.commands.init import _requirement, starter_files
from tests.doors.workshop import REPOSITORY, Workshop

Run = Callable[..., Result]
_RUN = "from generator.cli import main; main()"
FIRST_LINE = "# yaml-language-server: $schema=../.schema/records.schema.json"


def test_a_new_site_has_no_finding_and_a_schema_for_each_file(
    tmp_path: Path, explainer: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = explainer("init", str(tmp_path / "new"))
    assert result.exit_code == 0, result.output
    monkeypatch.chdir(tmp_path / "new")
    checked = explainer("check", "--format", "text")
    assert (checked.exit_code, "0 errors, 0 warnings" in checked.output) == (0, True)
    locked, proved = explainer("lock"), explainer("lock", "--check")
    assert (locked.exit_code, "Nothing to lock" in locked.output) == (0, True)
    assert (proved.exit_code, "There are no locks" in proved.output) == (0, True)
    for file in Path("content").glob("*.yml"):
        first = file.read_text("utf-8").split("\n")[0]
        assert first == FIRST_LINE
        assert (file.parent / first.split("=")[1]).is_file()


def test_a_dry_run_names_the_files_and_writes_none(tmp_path: Path, explainer: Run) -> None:
    result = explainer("init", str(tmp_path / "new"), "--dry-run")
    assert result.exit_code == 0
    assert list(tmp_path.iterdir()) == []
    named = {line.strip() for line in result.output.splitlines()[1:]}
    assert named == {str(tmp_path / "new" / path) for path in starter_files("x")}
    assert str(tmp_path / "new" / ".github" / "workflows" / "publish.yml") in named


@pytest.mark.parametrize(
    ("there", "words"),
    [("notes.txt", "is not empty: it holds notes.txt"), (".git", "")],
    ids=["something else", "a fresh repository"],
)
def test_a_folder_in_use_is_left_alone(
    there: str, words: str, tmp_path: Path, explainer: Run
) -> None:
    (tmp_path / there).mkdir()
    result = explainer("init", str(tmp_path))
    assert (result.exit_code, words in result.output) == (2 if words else 0, True)
    assert (tmp_path / "mkdocs.yml").exists() is not bool(words)


def test_a_file_in_the_way_is_wrong_usage(tmp_path: Path, explainer: Run) -> None:
    (tmp_path / "file").write_text("")
    assert explainer("init", str(tmp_path / "file")).exit_code == 2
    assert explainer("init", str(tmp_path / "file" / "below")).exit_code == 2


def test_nothing_is_left_half_written(
    tmp_path: Path, explainer: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def full(self: Path, *given: Any, **more: Any) -> object:
        if self.name == "mkdocs.yml" and "xb" in given:
            raise OSError(28, "No space left on device", str(self))
        return opened(self, *given, **more)

    monkeypatch.setattr(Path, "open", full)
    result = explainer("init", str(tmp_path / "new"))
    assert (result.exit_code, "No space left" in result.output) == (2, True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        ({}, "explainer-generator=="),
        ({"url": "file:///home/me/generator", "dir_info": {}}, "explainer-generator=="),
        (
            {
                "url": "https://example.org/it",
                "vcs_info": {"vcs": "git", "commit_id": "a1b2", "requested_revision": "main"},
            },
            "explainer-generator @ git+https://example.org/it@a1b2",
        ),
        (
            {"url": "https://example.org/it.whl", "archive_info": {}},
            "explainer-generator @ https://example.org/it.whl",
        ),
    ],
    ids=["index", "folder", "repository", "file on the web"],
)
def test_a_site_installs_the_generator_from_where_it_came(
    origin: dict[str, object], line: str
) -> None:
    assert _requirement(origin).startswith(line)


def _build(kind: str, source: Path, into: Path) -> Path:
    """Build a wheel or an sdist of the package that lies in `source`, without a network."""
    building = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    done = subprocess.run(building, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [built] = into.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return built


def test_the_wheel_of_an_sdist_is_that_of_the_repository(tmp_path: Path) -> None:
    """Package indexes and `python -m build` make the wheel out of the sdist."""
    with tarfile.open(_build("sdist", REPOSITORY, tmp_path / "sdist")) as packed:
        packed.extractall(tmp_path, filter="data")
    [unpacked] = tmp_path.glob("explainer_generator-*")
    assert (unpacked / "generator" / "theme" / "main.html").is_file(), "it runs where it lies"
    held = []
    for source, into in ((unpacked, "out of the sdist"), (REPOSITORY, "out of the repository")):
        with ZipFile(_build("wheel", source, tmp_path / into)) as wheel:
            held.append({name: wheel.getinfo(name).CRC for name in wheel.namelist()})
    assert held[0] == held[1]
    assert "generator/theme/main.html" in held[0]


def test_the_built_package_makes_a_site_that_builds(tmp_path: Path) -> None:
    with ZipFile(_build("wheel", REPOSITORY, tmp_path)) as packed:
        packed.extractall(tmp_path / "installed")
    shop = Workshop(tmp_path, env={"PYTHONPATH": str(tmp_path / "installed")})
    made = shop.run([sys.executable, "-c", _RUN, "init", "new"])
    assert made.returncode == 0, made.stderr
    new = Workshop(tmp_path / "new", env=shop.env)
    built = new.mkdocs("build", "--strict")
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    assert (new.site / "assets" / "js" / "search.js").is_file()
    page = new.site / "claims" / "nobody-left-behind" / "index.html"
    assert "be left standing at the" in page.read_text("utf-8")
