"""A content folder that leads out of itself, in circles, or to what never ends."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from watchdog.utils.dirsnapshot import DirectorySnapshot

from generator.cli.offline import offline
from generator.mkdocs_plugin.watch import _without_ways_out
from generator.site_folder import UsageError
from tests.doors.workshop import BIN, Workshop, copy_site


@pytest.fixture
def trapped(tmp_path: Path) -> Workshop:
    """A small site in which outsiders have put links and a pipe."""
    site = copy_site("small", tmp_path / "small")
    content = site.root / "content"
    (content / "round").symlink_to(".")
    (content / "again").symlink_to(".")
    (content / "out").symlink_to("/")
    (content / "secret.md").symlink_to("/etc/hostname")
    os.mkfifo(content / "pipe.yml")
    return site


def test_a_build_names_each_and_follows_none(trapped: Workshop) -> None:
    done = trapped.run(["timeout", "60", str(BIN / "mkdocs"), "build"])
    assert done.returncode == 1, "it must say no, and come to an end"
    for name in ("again", "out", "round", "secret.md"):
        assert f"content/{name}:1:1: error Y105 unreadable-file" in done.stderr
    assert "content/pipe.yml:1:1: error Y105 unreadable-file" in done.stderr
    assert done.stderr.count("links are not followed") == 4, "nothing is met a second time"
    assert "Traceback" not in done.stderr
    assert not trapped.site.exists()


def test_a_preview_looks_into_none(trapped: Workshop) -> None:
    content = trapped.root / "content"
    (content / "out").unlink()  # whoever looks into the others sees enough
    (content / "out").symlink_to(trapped.root)
    seen = DirectorySnapshot(str(content), stat=_without_ways_out).paths
    inside = [Path(path).relative_to(content).as_posix() for path in seen]
    assert {"site.yml", "articles/slow-clock.md", "round", "out", "pipe.yml"} <= set(inside)
    assert [path for path in inside if path.startswith(("round/", "again/", "out/"))] == []


def test_an_archive_unpacks_below_its_own_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<html></html>", "utf-8")
    with pytest.raises(UsageError, match="no folder to unpack into"):
        offline.callback(tmp_path / "...zip", site, tmp_path)  # type: ignore[misc]
    offline.callback(tmp_path / "a b.zip", site, tmp_path)  # type: ignore[misc]
    with zipfile.ZipFile(tmp_path / "a b.zip") as archive:
        assert archive.namelist() == ["a b/index.html"]
