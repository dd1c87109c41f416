"""The summary of a pull request: whoever opens one chooses the words in it, and they do nothing."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from generator.cli import main
from generator.commands.changes import ChangeReport, report_changes
from generator.commands.changes_formats import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_ENTRIES,
    as_json,
    as_markdown,
    foreign,
)
from generator.compile import compile_site
from generator.corpus.change_model import How
from generator.formats import visible
from generator.options import Options
from generator.site_folder import open_site
from tests.casebook import basic_site
from tests.conftest import HERE, make_content
from tests.doors.workshop import REPOSITORY

HOSTILE = yaml.safe_load((HERE / "cases" / "hostile_summary.yml").read_text("utf-8"))
OURS = {"h3", "h4", "p", "strong", "ul", "li", "code", "details", "summary"}


def report_of(old: dict[str, str], new: dict[str, str]) -> ChangeReport:
    one, other = make_content(old), make_content(new)
    sites = [compile_site(each, Options(), publish=False) for each in (one, other)]
    return report_changes(one, sites[0], other, sites[1])


def with_title(words: str) -> dict[str, str]:
    files = basic_site()
    path = "content/claims.yml"
    claims = yaml.safe_load(files[path])
    claims["claims"]["nobody-hurt"]["text"] = words
    claims["claims"]["nobody-hurt"]["relations"] = [
        {"qualifies": "forty-traders", "because": words, "by": "desk", "date": "2030-01-20"}
    ]
    files[path] = yaml.safe_dump(claims, allow_unicode=True, sort_keys=False)
    return files


def read(markdown: str) -> tuple[set[str], str]:
    """Return the tags and the text of a summary, read as GitHub reads it: HTML, tables, strikes."""
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = shown.render(markdown)
    tags = re.findall(r"<(?!/)([^>]*)>", page)
    return set(tags), html.unescape(re.sub(r"<[^>]*>", "", page))


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_foreign_words_are_words_in_the_summary(words: str) -> None:
    # what has control characters is no YAML that the content may hold; the formatter copes alone
    line = visible(" ".join(words.split()))
    tags, text = read(f"- **added** {foreign(words)} <code>{foreign(words)}</code>")
    assert tags <= OURS
    assert text.replace("\u2060", "").count(line) == 2
    assert not re.search(r"[@#]\w|://|www\.", text), "a link, a mention or a reference"


def test_a_whole_summary_with_hostile_words_has_only_our_own_marks() -> None:
    for words in HOSTILE:
        if words.isprintable():
            summary = as_markdown(report_of(basic_site(), with_title(words)))
            tags, text = read(summary)
            assert tags <= OURS, words
            assert text.replace("\u2060", "").count(" ".join(words.split())) >= 3, words


def test_a_long_summary_is_cut() -> None:
    files = basic_site()
    many = "".join(
        f"  topic-{n:03}:\n    name: Topic {n}{'*' * 2000}\n    text: {'word ' * 900}\n"
        for n in range(200)
    )
    files["content/topics.yml"] = f"topics:\n{many}"
    summary = as_markdown(report_of(basic_site(), files))
    assert len(summary.encode()) < MOST_BYTES + 1000
    assert f"and {200 - MOST_ENTRIES} more" in summary
    assert "*" * MOST_CHARACTERS not in html.unescape(summary)
    assert summary.count("<details>") == summary.count("</details>")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A site in a folder of a repository, committed."""
    site = tmp_path / "sites" / "frost"
    for path, text in basic_site().items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    (site / "mkdocs.yml").write_text("docs_dir: content\nplugins: [explainer]\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "before")
    return site


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def explainer(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--config-file", str(folder / "mkdocs.yml")])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_command_reads_a_commit_and_leaves_the_folder_as_it_is(repository: Path) -> None:
    edit(repository / "content" / "claims.yml", "text: Nobody was hurt.", "text: All are well.")
    git(repository, "commit", "-qam", "after")
    (repository / "content" / "claims.yml").rename(repository / "content" / "renamed.yml")
    status = git(repository, "status", "--short")
    done = explainer(repository, "changes", "--since", "HEAD^")
    assert done.exit_code == 0, done.output
    assert "text: Nobody was hurt. → All are well." in done.stdout
    assert "removed" not in done.stdout
    assert git(repository, "status", "--short") == status
    uncommitted = explainer(repository, "changes")
    assert uncommitted.stdout == "Readers see no difference.\n", "only a file has another name"


def test_the_command_compares_with_a_folder_and_ends_with_1_for_a_lost_page(
    repository: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    subprocess.run(["cp", "-r", ".", str(other)], cwd=repository, check=True)
    edit(repository / "content" / "claims.yml", "  stall:\n", "  stalls:\n")
    done = explainer(repository, "changes", "--from", str(other), "--format", "json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["ok"]) == (1, False)
    assert told["lost"] == [{"kind": "topics", "id": "stall", "name": "Stall"}]
    assert [(each["how"], each["id"]) for each in told["records"]] == [
        ("removed", "stall"),
        ("added", "stalls"),
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--since", "nowhere"), "git knows no commit nowhere here"),
        (("--since", "--output=x"), "git knows no commit --output=x here"),
        (("--from", "nowhere"), "there is no mkdocs.yml in nowhere"),
        (("--since", "HEAD", "--from", "."), "two different things"),
    ],
    ids=["no-commit", "an-option", "no-folder", "both"],
)
def test_wrong_usage_ends_with_2(repository: Path, arguments: tuple[str, ...], told: str) -> None:
    done = explainer(repository, "changes", *arguments)
    assert done.exit_code == 2
    assert told in done.stderr


def test_json_holds_no_words_that_a_page_does_not(repository: Path) -> None:
    files = basic_site()
    claims = files["content/claims.yml"]
    files["content/claims.yml"] = claims.replace(
        "quote: About 60 traders were turned away", "passage: p3.s1"
    )
    assert files["content/claims.yml"] != claims
    told = json.loads(as_json(report_of({}, files)))
    [passage] = [e for e in told["statements"] if e["claim"] == "sixty-traders"]
    assert (passage["locator"], passage["quote"]) == ("p3.s1", "")


def test_every_key_of_the_json_is_documented() -> None:
    manual = (REPOSITORY / "docs" / "engineers.md").read_text("utf-8")
    told = json.loads(as_json(report_of({}, basic_site())))
    for key in (*told, *told["records"][0]["aspects"], "how", "aspects", *map(str, How)):
        assert re.search(rf"\b{key}\b", manual), f"docs/engineers.md says nothing of {key}"


def test_another_folder_is_read_with_the_configuration_that_was_named(repository: Path) -> None:
    other = repository.parent / "before"
    shutil.copytree(repository, other)
    for folder in (repository, other):
        (folder / "content").rename(folder / "words")
        (folder / "mkdocs.yml").rename(folder / "other.yml")
        edit(folder / "other.yml", "docs_dir: content", "docs_dir: words")
    named = ["changes", "--from", str(other), "--config-file", str(repository / "other.yml")]
    assert "no difference" in CliRunner().invoke(main, named).output
    (other / "other.yml").rename(other / "mkdocs.yml")
    assert "no difference" in CliRunner().invoke(main, named).output, "there it is called as usual"


def test_a_commit_is_read_within_the_limits_of_the_site(repository: Path) -> None:
    limit = "plugins: [explainer: {largest_text: 1000}]"
    edit(repository / "mkdocs.yml", "plugins: [explainer]", limit)
    article = repository / "content" / "articles" / "courier-frost.md"
    with article.open("a", encoding="utf-8") as file:
        file.write("\nMore words." * 200)
    git(repository, "commit", "-qam", "long")
    folder = open_site(repository / "mkdocs.yml")
    assert folder.gather_revision("HEAD").files == folder.gather().files
    assert "content/articles/courier-frost.md" not in folder.gather().files
