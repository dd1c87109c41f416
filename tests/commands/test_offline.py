"""`explainer offline` finds the built site."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_offline_packs_the_site_that_mkdocs_builds(site: Path, explainer: Run) -> None:
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("site_dir: public\n")
    result = explainer("offline", "copy.zip")
    assert result.exit_code == 2
    assert str(site / "public") in result.output
    (site / "public").mkdir()
    (site / "public" / "index.html").write_text("<p>Words.", "utf-8")
    result = explainer("offline", "copy.zip")
    assert result.exit_code == 0, result.output
    assert zipfile.ZipFile(site / "copy.zip").namelist() == ["copy/index.html"]


def test_offline_replaces_its_own_archive_alone(site: Path, explainer: Run) -> None:
    (site / "site").mkdir()
    (site / "site" / "index.html").write_text("<p>Words.", "utf-8")
    with zipfile.ZipFile(site / "photos.zip", "w") as photos:
        photos.writestr("photos/index.html", "mine")
        photos.writestr("photos/one.jpg", "mine")
    for name in ("photos.zip", "content/claims.yml"):
        before = (site / name).read_bytes()
        result = explainer("offline", name)
        assert result.exit_code == 2
        assert f"{name} is no archive of this command" in result.output
        assert (site / name).read_bytes() == before
    for words in ("<p>Words.", "<p>Other words."):
        (site / "site" / "index.html").write_text(words, "utf-8")
        assert explainer("offline", "copy.zip").exit_code == 0
        assert zipfile.ZipFile(site / "copy.zip").read("copy/index.html").decode() == words


def test_offline_writes_into_a_file_without_content(site: Path, explainer: Run) -> None:
    (site / "site").mkdir()
    (site / "site" / "index.html").write_text("<p>Words.", "utf-8")
    (site / "copy.zip").touch()  # as mktemp makes one, for a script
    result = explainer("offline", "copy.zip")
    assert result.exit_code == 0, result.output
    assert zipfile.ZipFile(site / "copy.zip").namelist() == ["copy/index.html"]
