"""`explainer import`: what it writes, and what it refuses."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.conftest import HERE

PAGE = HERE / "cases" / "import" / "json-ld-with-zone.html"
ID = "gazette-2021-01-12"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    shutil.copytree(HERE / "cases" / "basic-site", tmp_path / "site")
    (tmp_path / "site" / "mkdocs.yml").write_text(
        "site_name: S\ndocs_dir: content\nplugins: [explainer]\n"
    )
    return tmp_path / "site"


def run(site: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words), "-f", str(site / "mkdocs.yml")])


def files_of(site: Path) -> dict[str, bytes]:
    return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_record_and_text_are_written_and_the_site_stays_fine(site: Path) -> None:
    before = files_of(site)
    done = run(site, "import", PAGE)
    assert done.exit_code == 0, done.output
    new = files_of(site)
    assert set(new) - set(before) == {f"content/articles/{ID}.md", f".texts/{ID}.txt"}
    assert new[f".texts/{ID}.txt"].startswith(b"Bridge shut after frost\n\n")
    assert b"Masons" not in new[f"content/articles/{ID}.md"]
    assert b"rights: quotes" in new[f"content/articles/{ID}.md"]
    checked = run(site, "check")
    assert checked.exit_code == 0, checked.output


def test_the_texts_lie_where_the_variable_says(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLAINER_TEXTS", str(tmp_path / "elsewhere"))
    assert run(site, "import", PAGE, "--rights", "closed").exit_code == 0
    assert (tmp_path / "elsewhere" / f"{ID}.txt").is_file()
    assert not (site / ".texts").exists()


def test_a_full_text_stands_in_its_record(site: Path) -> None:
    refused = run(site, "import", PAGE, "--rights", "full")
    assert refused.exit_code == 2
    assert "--licence" in refused.output
    done = run(site, "import", PAGE, "--rights", "full", "--licence", "Written for a test: #1")
    assert done.exit_code == 0, done.output
    assert "Masons" in (site / "content" / "articles" / f"{ID}.md").read_text("utf-8")
    assert not (site / ".texts").exists()
    assert run(site, "check").exit_code == 0


def test_a_dry_run_shows_the_record_and_writes_nothing(site: Path) -> None:
    before = files_of(site)
    done = run(site, "import", PAGE, "--dry-run", "--id", "other")
    assert done.exit_code == 0
    assert "content/articles/other.md" in done.output
    assert "title: Bridge shut after frost" in done.output
    assert files_of(site) == before


@pytest.mark.parametrize(
    ("name", "words"),
    [("printed-date.html", "talblatt"), ("no-date.html", "unknown-outlet")],
)
def test_the_check_names_an_outlet_that_the_site_does_not_know(
    site: Path, name: str, words: str
) -> None:
    assert run(site, "import", PAGE.with_name(name)).exit_code == 0
    checked = run(site, "check")
    assert checked.exit_code == 1
    assert checked.output.count(": error ") == 1, checked.output
    assert words in checked.output


def test_what_is_left_out_of_the_page_is_said(site: Path, tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8").replace(
        "<h2>", '<div class="newsletter"><p>Buy socks today</p></div><h2>'
    )
    (tmp_path / "page.html").write_text(page, "utf-8")
    done = run(site, "import", tmp_path / "page.html", "--outlet", "gazette")
    assert done.exit_code == 0, done.output
    text = (site / ".texts" / f"{ID}.txt").read_text("utf-8")
    assert "Buy socks today" not in text
    assert "left out: Buy socks today" in done.output


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--id", "../../evil"], "ids have small letters"),
        (["--id", "/etc/evil"], "ids have small letters"),
        (["--id", "con"], "cannot have a file of this name"),
        (["--id", "index"], "the site itself uses this name"),
        (["--outlet", "a: b"], "ids have small letters"),
        (["--id", "gazette"], "is taken"),
        (["--id", "written"], "exists and is not overwritten"),
        (["--id", "linked"], "exists and is not overwritten"),
        (["--id", "half"], "exists and is not overwritten"),
    ],
)
def test_what_cannot_be_written_is_refused(site: Path, options: list[str], reason: str) -> None:
    texts = site / ".texts"
    texts.mkdir()
    (texts / "written.txt").write_text("mine")
    (texts / "half.txt").write_text("mine")
    (site / "content" / "articles" / "linked.md").symlink_to(site.parent / "outside.md")
    before = files_of(site)
    done = run(site, "import", PAGE, *options)
    assert done.exit_code == 2, done.output
    assert reason in done.output
    assert files_of(site) == before
    assert not (site.parent / "outside.md").exists()


@pytest.mark.parametrize("name", ["missing.html", "folder", "empty.html"])
def test_a_file_that_is_no_file_is_refused(site: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.html").touch()
    done = run(site, "import", tmp_path / name)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


@pytest.mark.parametrize("module", ["trafilatura", "lxml", "lxml.html"])
def test_without_the_extra_pages_are_refused_and_texts_are_not(
    site: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    done = run(site, "import", PAGE)
    assert done.exit_code == 2
    assert "extra `import`" in done.output
    assert len(done.output.splitlines()) == 1
    assert run(site, "import", PAGE.with_name("plain.txt"), "--outlet", "gazette").exit_code == 0


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("raise ImportError('its cleaner is\\na project of its own')", "cleaner is a project of"),
        ("import not_there_at_all", "No module named 'not_there_at_all'"),
    ],
)
def test_an_extra_that_is_installed_and_broken_says_what_is_wrong(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, said: str
) -> None:
    (tmp_path / "trafilatura.py").write_text(source)
    monkeypatch.delitem(sys.modules, "trafilatura", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    done = run(site, "import", PAGE)
    assert done.exit_code == 2
    assert said in done.output
    assert "pip install" not in done.output
    assert len(done.output.splitlines()) == 1
