"""Twelve tasks, done as an editor does them: files edited, a command run, its message read."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.commands.init import starter_files
from generator.compile import Site, compile_site
from generator.site_folder import open_site
from tests.casebook import basic_site
from tests.tasks.walkthrough import Block, blocks, walk, words_of

BOOK = (Path(__file__).parent / "twelve.md").read_text("utf-8")
CHAPTERS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", BOOK, re.MULTILINE | re.DOTALL))
OWN = ("site", "addresses", "page")
"""The blocks that are for the tests alone; the language `site basic` and `page address`."""
CONFIG = "site_name: Frost\ndocs_dir: content\nplugins: [explainer]\n"
MAY_CHANGE = (".yml", ".md")


def explainer(command: str) -> tuple[int, str]:
    """Run a command in this process; return its exit code and what it printed."""
    program, *arguments = shlex.split(command)
    assert program == "explainer"
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return result.exit_code, result.output


def site_of(chapter: str) -> dict[str, bytes]:
    """Return the files that a chapter begins with."""
    if "```site basic" not in chapter:
        return starter_files("x")
    basic = {path: text.encode("utf-8") for path, text in basic_site().items()}
    return {**basic, "mkdocs.yml": CONFIG.encode("utf-8")}


def compiled(folder: Path) -> Site:
    """Compile the site in a folder."""
    site = open_site(folder / "mkdocs.yml")
    return compile_site(site.gather(), site.options)


def addresses(site: Site) -> set[str]:
    """Return the address of every page."""
    return {page.address for page in site.pages}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def compare(block: Block, before: set[str], site: Site) -> None:
    """Compare a block `addresses` or `page` with the site as it is now."""
    if block.language == "addresses":
        now = addresses(site)
        found = {f"+ {each}" for each in now - before} | {f"- {each}" for each in before - now}
        assert found == set(block.text.splitlines())
    elif block.language == "page":
        [address] = block.settings.values()
        [page] = [page for page in site.pages if page.address == address]
        for line in block.text.splitlines():
            assert line in words_of(page.as_file()), f"{address} does not show: {line}"


@pytest.mark.parametrize("title", CHAPTERS)
def test_task(title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chapter = re.sub(r"^```page (\S+)$", r"```page at=\1", CHAPTERS[title], flags=re.MULTILINE)
    for path, data in site_of(chapter).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    files, before = contents(tmp_path), addresses(compiled(tmp_path))
    for block in walk(chapter, lambda: tmp_path, explainer):
        assert block.language in OWN, f"line {block.line}: nobody knows what {block.language} does"
        if block.language != "site":
            compare(block, before, compiled(tmp_path))
    now = contents(tmp_path)
    touched = {path for path in files.keys() | now.keys() if files.get(path) != now.get(path)}
    for path in touched:
        assert path.startswith("content/"), f"{path} is no content"
        assert path.endswith(MAY_CHANGE), f"{path} is neither YAML nor Markdown"
    last = [block for block in blocks(chapter) if block.language == "console"][-1]
    assert last.text.rstrip().endswith("0 errors, 0 warnings."), "every task ends with a good check"


def test_there_are_twelve() -> None:
    assert len(CHAPTERS) == 12
