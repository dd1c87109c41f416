"""A repository publishes its tracked files and its whole history."""

import os
import subprocess
from pathlib import Path

import pytest

from generator.evidence.article import Article
from generator.evidence.leaks.earlier import earlier_quotes
from generator.evidence.leaks.repository import (
    GitError,
    check_complete,
    history,
    name_in_repository,
    staged_files,
    tracked_files,
)
from generator.evidence.leaks.search import find_leaks
from generator.evidence.leaks.site import site_files
from generator.evidence.usage import Limits

LEAK = "because the council had not met since the spring and nobody else could say whether"
ARTICLE = Article.from_text("harbour-post", f"The master let it happen {LEAK} it held.\n")


def git(folder: Path, *arguments: str) -> str:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": "desk@harbour.example" if what == "EMAIL" else "Desk"
           for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }  # fmt: skip
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, check=True, env=environment
    )
    return done.stdout.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "README.md", "A site.\n")
    return folder


def commit(folder: Path, name: str, text: str, message: str = "edit") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    git(folder, "add", "--", name)
    git(folder, "commit", "-q", "-m", message)


def leaks(items) -> list[str]:
    return [found.name for found in find_leaks([ARTICLE], {}, items)]


def test_a_tracked_file_leaks_and_an_untracked_one_does_not(folder: Path) -> None:
    (folder / "private.txt").write_text(LEAK)
    assert leaks(tracked_files(folder)) == []
    commit(folder, "notes/draft é.txt", LEAK)
    assert leaks(tracked_files(folder)) == ["notes/draft é.txt"]


def test_tracked_files_are_read_as_they_stand(folder: Path) -> None:
    (folder / "README.md").write_text(LEAK)
    assert leaks(tracked_files(folder)) == ["README.md"]
    (folder / "README.md").unlink()
    assert leaks(tracked_files(folder)) == []


def test_what_is_staged_alone_leaks(folder: Path) -> None:
    (folder / "README.md").write_text(LEAK)
    git(folder, "add", "README.md")
    (folder / "README.md").write_text("A site.\n")
    assert leaks(tracked_files(folder)) == []
    (name,) = leaks(staged_files(folder))
    assert name.startswith("README.md@")


def test_tracked_files_are_found_from_a_folder_within(folder: Path) -> None:
    commit(folder, "notes.txt", LEAK)
    (folder / "content").mkdir()
    assert leaks(tracked_files(folder / "content")) == ["notes.txt"]


def test_what_was_removed_still_stands_in_the_history(folder: Path) -> None:
    commit(folder, "notes.txt", LEAK)
    git(folder, "rm", "-q", "notes.txt")
    git(folder, "commit", "-q", "-m", "remove")
    assert leaks(tracked_files(folder)) == []
    (name,) = leaks(history(folder))
    assert name.startswith("notes.txt@")


def test_every_branch_and_tag_counts(folder: Path) -> None:
    git(folder, "checkout", "-q", "-b", "pages")
    commit(folder, "index.html", f"<p>{LEAK}</p>")
    git(folder, "checkout", "-q", "main")
    assert [name.partition("@")[0] for name in leaks(history(folder))] == ["index.html"]
    git(folder, "tag", "kept", "pages")
    git(folder, "branch", "-q", "-D", "pages")
    assert [name.partition("@")[0] for name in leaks(history(folder))] == ["index.html"]


def test_messages_of_commits_and_tags_count(folder: Path) -> None:
    commit(folder, "a.txt", "a", f"Quote\n\n{LEAK}")
    git(folder, "tag", "-a", "v1", "-m", LEAK)
    assert sorted(name.partition("@")[0] for name in leaks(history(folder))) == ["commit", "v1"]


def test_names_of_files_count(folder: Path) -> None:
    commit(folder, LEAK.replace(" ", "-") + ".txt", "nothing")
    (name,) = leaks(tracked_files(folder))
    assert name == LEAK.replace(" ", "-") + ".txt"


def test_what_only_this_machine_has_does_not_count(folder: Path) -> None:
    (folder / "README.md").write_text(LEAK)
    git(folder, "stash", "-q")
    commit(folder, "notes.txt", LEAK)
    git(folder, "reset", "-q", "--hard", "HEAD~1")
    assert leaks(history(folder)) == []


def claim(quote: str) -> str:
    return f"claims:\n  rule-unclear:\n    statements:\n      - quote: >-\n          {quote}\n"


def earlier(folder: Path, limits: Limits = Limits(75, 10, 100)) -> list[str]:  # noqa: B008
    return list(earlier_quotes(history(folder), [(ARTICLE, limits)], "content/"))


def test_a_quote_that_was_shortened_is_no_leak_of_the_history(folder: Path) -> None:
    commit(folder, "content/claims.yml", claim(LEAK))
    commit(folder, "content/claims.yml", claim("met since the spring"))
    assert leaks(history(folder)), "by itself, the old state is one"
    published = {"": earlier(folder)}
    assert published == {"": ["met since the spring", LEAK]}
    assert not list(find_leaks([ARTICLE], published, history(folder)))


def test_a_whole_article_that_was_committed_as_a_quote_remains_a_leak(folder: Path) -> None:
    commit(folder, "content/claims.yml", claim(LEAK))
    assert earlier(folder, Limits(14, 10, 100)) == []


def test_an_article_that_was_committed_as_many_short_quotes_remains_a_leak(folder: Path) -> None:
    words = LEAK.split()
    one, other = " ".join(words[:8]), " ".join(words[8:])
    commit(folder, "content/x.yml", f"parts:\n  - {one}\n  - {other}\n")
    assert earlier(folder, Limits(75, 10, 65)) == []
    assert len(earlier(folder, Limits(75, 10, 75))) == 2, "15 of 22 words are not too many"
    commit(folder, "content/y.yml", f"title: {one}\n")
    assert earlier(folder, Limits(75, 10, 40)) == [one]


def test_only_the_content_folder_published_its_quotes(folder: Path) -> None:
    commit(folder, "attic/claims.yml", claim(LEAK))
    commit(folder, "contents/claims.yml", claim(LEAK))
    assert earlier(folder) == []


def test_earlier_quotes_are_read_from_locks_front_matters_and_parts(folder: Path) -> None:
    commit(folder, "content/articles/a.md", "---\ntitle: The rule\n---\nquote: not here\n")
    commit(folder, "content/articles/a.lock.yml", 'evidence:\n  x: {printed: ["no rule"]}\n')
    commit(folder, "content/b.yaml", "parts:\n  - nobody\n  - could say\nnote: not this\n")
    commit(folder, "content/broken.yml", "quote: [")
    commit(folder, "content/no.md", "nothing before")
    commit(folder, "content/quote.txt", "quote: not here")
    assert set(earlier(folder)) == {"The rule", "no rule", "nobody", "could say"}


def test_a_folder_has_its_name_from_the_top_of_the_repository(folder: Path) -> None:
    (folder / "sites/one/content").mkdir(parents=True)
    assert name_in_repository(folder / "sites/one/content") == "sites/one/content/"
    assert name_in_repository(folder) == ""


def test_an_empty_repository_holds_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert list(tracked_files(tmp_path)) == []
    assert list(history(tmp_path)) == []
    assert list(check_complete(tmp_path)) == []


def test_a_shallow_clone_says_that_its_history_is_cut_short(folder: Path, tmp_path: Path) -> None:
    commit(folder, "notes.txt", LEAK)
    commit(folder, "notes.txt", "nothing")
    git(tmp_path, "clone", "-q", "--depth", "1", folder.as_uri(), "copy")
    (found,) = check_complete(tmp_path / "copy")
    assert found.rule.name == "history-cut-short"
    assert not list(check_complete(folder))


def test_without_a_repository_git_has_the_word(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="not a git repository"):
        list(tracked_files(tmp_path))


def test_a_site_is_searched_to_its_last_folder(tmp_path: Path) -> None:
    (tmp_path / "claims/a").mkdir(parents=True)
    (tmp_path / "claims/a/index.html").write_text(f"<p>{LEAK}</p>")
    (tmp_path / "index.html").write_text("<p>nothing</p>")
    assert [name for name, _ in site_files(tmp_path)] == ["index.html", "claims/a/index.html"]
    assert leaks(site_files(tmp_path)) == ["claims/a/index.html"]
