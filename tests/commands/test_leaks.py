"""`explainer leaks` over a site, a repository and its history."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.commands.conftest import GUARDED

Run = Callable[..., Result]
GIT = (
    "git",
    "-c",
    "user.name=x",
    "-c",
    "user.email=x@example.org",
    "-c",
    "init.defaultBranch=main",
)


def git(*arguments: str) -> None:
    subprocess.run([*GIT, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(site: Path) -> Path:
    """The site as a repository whose texts are ignored."""
    (site / ".gitignore").write_text(".texts/\nsite/\n", "utf-8")
    git("init")
    git("add", "-A")
    git("commit", "-m", "first")
    return site


def words_of(site: Path) -> str:
    """Return a sentence of the guarded text that no record publishes."""
    text = (site / ".texts" / f"{GUARDED}.txt").read_text("utf-8")
    return text[text.index('"Nobody can set up') : text.index("About 40")]


def test_a_clean_site_has_none(repository: Path, explainer: Run) -> None:
    result = explainer("leaks")
    assert result.exit_code == 0, result.output
    assert "searched for 1 articles: 0 leaks" in result.output


def test_a_leak_in_the_site_is_found(repository: Path, explainer: Run) -> None:
    page = repository / "site" / "index.html"
    page.parent.mkdir()
    page.write_text(f"<p>{words_of(repository).replace(' ', ' <i></i>')}</p>", "utf-8")
    result = explainer("leaks")
    assert result.exit_code == 1
    assert "site/index.html" in result.output


def test_a_leak_that_was_removed_stays_in_the_history(repository: Path, explainer: Run) -> None:
    note = repository / "note.md"
    note.write_text(words_of(repository), "utf-8")
    git("add", "-A")
    git("commit", "-m", "a mistake")
    note.unlink()
    git("commit", "-am", "mended")
    assert explainer("leaks", "--no-history").exit_code == 0
    assert "note.md@" in explainer("leaks").output


def test_without_the_text_nothing_can_be_searched(repository: Path, explainer: Run) -> None:
    (repository / ".texts" / f"{GUARDED}.txt").unlink()
    result = explainer("leaks")
    assert result.exit_code == 2
    assert "no text is at hand" in result.output


def test_a_site_that_is_named_must_be_there(repository: Path, explainer: Run) -> None:
    result = explainer("leaks", "--site", "no-such-folder")
    assert result.exit_code == 2
    assert "site not found" in result.output


def test_it_is_said_when_there_is_no_built_site(repository: Path, explainer: Run) -> None:
    assert "site not searched" in explainer("leaks").output
    (repository / "site").mkdir()
    assert "site not searched" not in explainer("leaks").output
