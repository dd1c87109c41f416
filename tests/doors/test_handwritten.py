"""Nothing handwritten is deleted: what is no built site is refused, whatever is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publishing.staging import Staging, StagingError, refuse_handwritten
from tests.doors.workshop import Workshop, bytes_of

HANDWRITTEN = {
    "a page for lost readers": {"404.html": "x"},
    "a list of pages": {"sitemap.xml": "<urlset/>", "sitemap.xml.gz": "x"},
    "pages on MkDocs": {"index.html": '<a href="https://www.mkdocs.org/">MkDocs</a>'},
    "a corpus of words": {"data/corpus.json": '{"words": ["a"]}'},
}
MATERIAL = '<meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9.8.1">'
BUILT = {
    "this generator": {"data/corpus.json": '{\n "$schema": "corpus.schema.json",\n "format": 1'},
    "its first versions": {"data/corpus.json": '{\n "format": 1,\n "site": {'},
    "Material alone": {"404.html": MATERIAL, "sitemap.xml.gz": "x"},
    "MkDocs alone": {
        "index.html": 'with <a href="https://www.mkdocs.org/">MkDocs</a>.',
        "sitemap.xml.gz": "x",
    },
}


def _lay(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("what", HANDWRITTEN)
def test_names_that_any_website_has_prove_nothing(what: str, tmp_path: Path) -> None:
    _lay(tmp_path, {"diary.txt": "mine", **HANDWRITTEN[what]})
    with pytest.raises(StagingError, match="no built site"):
        refuse_handwritten(tmp_path)


@pytest.mark.parametrize("by", BUILT)
def test_a_built_site_is_known(by: str, tmp_path: Path) -> None:
    _lay(tmp_path, BUILT[by])
    refuse_handwritten(tmp_path)


@pytest.mark.parametrize("linked", [False, True])
def test_no_folder_replaces_a_file(linked: bool, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("by hand", encoding="utf-8")
    target = tmp_path / ("link" if linked else "README.md")
    if linked:
        target.symlink_to("README.md")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(StagingError, match=r"README\.md is a file"):
        Staging(target)
    with pytest.raises(StagingError, match="is a file"):
        refuse_handwritten(target)
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "README.md").read_text("utf-8") == "by hand"


def test_a_file_in_the_way_of_the_new_folder_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".site-new-site").write_text("left over", encoding="utf-8")
    with Staging(tmp_path / "site"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_build_leaves_both_alone(small: Workshop) -> None:
    _lay(small.root, {"pub/404.html": "x", "pub/photos/one.jpg": "x", "pub/diary.txt": "mine"})
    before = bytes_of(small.root)
    for target, said in (("pub", "no built site"), ("mkdocs.yml", "mkdocs.yml is a file")):
        done = small.mkdocs("build", "-q", "-d", target)
        assert done.returncode == 1
        assert said in done.stderr
        assert "Traceback" not in done.stderr
        assert bytes_of(small.root) == before
