"""A commit's content is what `gather` would read if the commit stood in the folder."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.reading.content import gather
from generator.reading.revision import RevisionError, gather_revision

FILES = {
    "content/actors.yml": "actors: {}\n",
    "content/More.YAML": "claims: {}\n",
    "content/articles/a.md": "---\ntitle: A\n---\nWords.\n",
    "content/articles/a.lock.yml": "format: 1\n",
    "content/with space/données.yml": "topics: {}\n",
    "content/broken\nname.yml": "not: read\n",
    "content/empty.yml": "",
    "content/no-break.yml": "claims:",
    "content/.hidden/x.yml": "not: read\n",
    "content/.x.yml": "not: read\n",
    "content/notes.txt": "not read\n",
    "contents/other.yml": "another: folder\n",
    "mkdocs.yml": "docs_dir: content\n",
}


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in a folder of a repository, committed."""
    site = tmp_path / "one" / "two"
    for name, text in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (site / "content" / "link.yml").symlink_to("actors.yml")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    git(tmp_path, "tag", "v1")
    return site


def test_a_commit_gives_what_the_folder_gave(site: Path) -> None:
    folder = dict(gather(site, "content").files)
    (site / "content" / "actors.yml").write_text("actors: {changed: {}}\n", encoding="utf-8")
    (site / "content" / "new.yml").write_text("claims: {}\n", encoding="utf-8")
    for revision in ("HEAD", "v1", "HEAD~0"):
        found = gather_revision(site, "content", revision)
        assert found.files == folder
        assert (found.texts, found.folder) == ({}, "content")
    assert len(folder) == 7


def test_a_long_text_is_read_where_the_site_allows_it(site: Path) -> None:
    (site / "content" / "articles" / "a.md").write_text("Words. \n\n" * 200, encoding="utf-8")
    git(site, "commit", "-qam", "long")
    for most in (1_000, 2_000):
        folder = gather(site, "content", largest_text=most)
        found = gather_revision(site, "content", "HEAD", largest_text=most)
        assert found.files == folder.files
        assert ("content/articles/a.md" in found.files) == (most == 2_000)


def test_what_is_too_large_is_told_of_a_commit_too(site: Path) -> None:
    (site / "content" / "big.yml").write_bytes(b"#" * 5_000_001)
    git(site, "add", ".")
    git(site, "commit", "-qm", "large")
    [told] = gather_revision(site, "content", "HEAD").problems
    assert "larger than" in told.message
    assert told in gather(site, "content").problems


@pytest.mark.parametrize("name", [".words", "src/.words"])
def test_a_content_folder_may_be_hidden(site: Path, name: str) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / "content").rename(site / name)
    git(site, "add", ".")
    git(site, "commit", "-qm", "hidden")
    assert gather_revision(site, name, "HEAD").files == gather(site, name).files != {}


def test_a_folder_that_was_not_there_gives_nothing(site: Path) -> None:
    assert gather_revision(site, "later", "HEAD").files == {}


@pytest.mark.parametrize("revision", ["nowhere", "", "--all", "HEAD:one", "HEAD^9", "-"])
def test_what_is_no_commit_is_refused(revision: str, site: Path) -> None:
    with pytest.raises(RevisionError, match="git knows no commit"):
        gather_revision(site, "content", revision)


def test_a_folder_outside_every_repository_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="in no git repository"):
        gather_revision(tmp_path, "content", "HEAD")


def test_a_broken_object_is_named(site: Path, tmp_path: Path) -> None:
    found = ("git", "rev-parse", "HEAD:one/two/content/actors.yml")
    id = subprocess.run(found, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    object = tmp_path / ".git" / "objects" / id[:2] / id[2:].strip()
    object.chmod(0o600)
    object.write_bytes(b"")
    with pytest.raises(RevisionError, match=r"git does not give content/actors\.yml"):
        gather_revision(site, "content", "HEAD")
