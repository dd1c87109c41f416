"""`explainer leaks` over a site, a repository and its history."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import Result

from generator.commands import leaks
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
    assert "searched for 1 article: 0 leaks." in result.output


def test_a_leak_in_the_site_is_found(repository: Path, explainer: Run) -> None:
    page = repository / "site" / "index.html"
    page.parent.mkdir()
    page.write_text(f"<p>{words_of(repository).replace(' ', ' <i></i>')}</p>", "utf-8")
    result = explainer("leaks")
    assert result.exit_code == 1
    assert "site/index.html" in result.output


def credited(site: Path) -> str:
    """Let the guarded article begin with title and credit line; return them in one line."""
    text = site / ".texts" / f"{GUARDED}.txt"
    title, _, body = text.read_text("utf-8").partition("\n\n")
    text.write_text(f"{title}\n\nBy Dora Lind, The Gazette, 12 January 2030\n\n{body}", "utf-8")
    record = site / "content" / "articles" / f"{GUARDED}.md"
    told = record.read_text("utf-8").replace("authors: not stated", "authors: [Dora Lind]")
    record.write_text(told, "utf-8")
    return f"“{title}”. By Dora Lind, The Gazette, 12 January 2030."


def test_title_and_credit_line_are_no_leak(repository: Path, explainer: Run) -> None:
    page = repository / "site" / "index.html"
    page.parent.mkdir()
    page.write_text(credit := credited(repository), "utf-8")
    result = explainer("leaks", "--no-history")
    assert result.exit_code == 0, result.output
    page.write_text(f"{credit} The market stayed shut on Saturday", "utf-8")
    assert "no record quotes 5 of them" in explainer("leaks", "--no-history").output


def test_a_name_that_is_a_common_word_covers_it_nowhere_else(
    repository: Path, explainer: Run
) -> None:
    actors = repository / "content" / "actors.yml"
    actors.write_text(actors.read_text("utf-8").replace("name: The Gazette", "name: the"), "utf-8")
    text = repository / ".texts" / f"{GUARDED}.txt"
    words = "the frost the ice the snow the wind the rain the hail the fog"
    text.write_text(f"{text.read_text('utf-8')}\n\n{words}.\n", "utf-8")
    page = repository / "site" / "index.html"
    page.parent.mkdir()
    page.write_text(words, "utf-8")
    assert "no record quotes 14 of them" in explainer("leaks", "--no-history").output


class Data(bytes):
    """Bytes that are counted as long as anybody holds them."""

    held: ClassVar[int] = 0

    def __init__(self, *_: object) -> None:
        Data.held += 1

    def __del__(self) -> None:
        Data.held -= 1


def test_one_file_is_held_at_a_time(
    repository: Path, explainer: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []

    def many(*_: object, **__: object) -> Iterator[tuple[str, bytes]]:
        for number in range(50):
            data = Data(b"note %d" % number)
            held.append(Data.held)
            yield f"note-{number}.txt@{number}", data

    for each in ("history", "tracked_files", "staged_files"):
        monkeypatch.setattr(leaks, each, many)
    assert explainer("leaks").exit_code == 0
    assert len(held) == 4 * 50
    assert max(held) <= 3


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


def test_the_site_is_searched_where_mkdocs_builds_it(repository: Path, explainer: Run) -> None:
    with (repository / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("site_dir: ../public\n")
    assert f"no built site in {repository.parent / 'public'}" in explainer("leaks").output
    page = repository.parent / "public" / "index.html"
    page.parent.mkdir()
    page.write_text(words_of(repository), "utf-8")
    result = explainer("leaks")
    assert "public/index.html:1:1: error R301" in result.output
    assert "searched for 1 article: 1 leak." in result.output
    assert result.exit_code == 1


def test_what_could_not_be_looked_into_is_no_leak(repository: Path, explainer: Run) -> None:
    (repository / "old.zst").write_bytes(b"packed")
    git("add", "-A")
    result = explainer("leaks", "--no-history")
    assert "old.zst:1:1: error R302" in result.output
    assert "searched for 1 article: 0 leaks; 1 not looked into." in result.output
    assert result.exit_code == 1


def test_where_the_content_cannot_be_read_nothing_is_counted(
    repository: Path, explainer: Run
) -> None:
    (repository / "content" / "claims.yml").write_text("claims: [\n", "utf-8")
    result = explainer("leaks")
    assert "content/claims.yml:" in result.output
    assert "searched for" not in result.output
    assert result.exit_code == 1


def test_a_source_whose_text_is_not_at_hand_is_a_warning(repository: Path, explainer: Run) -> None:
    other = repository / "content" / "articles" / "courier-frost.md"
    front, _, _ = other.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
    front = front.replace("rights: full", "rights: quotes")
    other.write_text(f"---\n{front}\n---\n", "utf-8")
    result = explainer("leaks")
    assert "content/articles/courier-frost.md:" in result.output
    assert "warning R303 leaks-not-checked" in result.output
    assert result.exit_code == 0
    (told,) = json.loads(explainer("leaks", "--format", "json").output)
    assert told["rule"] == "leaks-not-checked"


def test_without_a_repository_the_site_is_searched(site: Path, explainer: Run) -> None:
    nothing = explainer("leaks", "--no-history")
    assert nothing.exit_code == 2
    assert "nothing to search" in nothing.output
    page = site / "site" / "index.html"
    page.parent.mkdir()
    page.write_text("<p>Words.", "utf-8")
    clean = explainer("leaks", "--no-history")
    assert clean.exit_code == 0
    assert "1 files and states searched for 1 article: 0 leaks." in clean.output
    assert "repository not searched" in clean.output
    page.write_text(words_of(site), "utf-8")
    assert explainer("leaks", "--no-history").exit_code == 1
    assert explainer("leaks").exit_code == 2, "there is no history to search"


def test_a_broken_repository_is_not_passed_over(repository: Path, explainer: Run) -> None:
    (repository / "site").mkdir()
    (repository / ".git" / "HEAD").unlink()
    result = explainer("leaks", "--no-history")
    assert result.exit_code == 2
    assert "git" in result.output
