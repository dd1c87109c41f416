"""`explainer write`: only into a folder of its own, complete or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands import write
from generator.commands.write import MANIFEST, WriteRefusedError, write_pages
from generator.compile import Site, compile_site
from generator.options import Options
from generator.publishing.staging import Staging
from generator.reading.content import gather
from tests.doors.workshop import SITES, Workshop, bytes_of


@pytest.fixture(scope="module")
def site() -> Site:
    return compile_site(gather(SITES / "small"), Options())


def _foreign_first(folder: Path) -> None:
    folder.mkdir()
    (folder / "notes.md").write_text("by hand", encoding="utf-8")


def _foreign_later(folder: Path) -> None:
    (folder / "claims" / "notes.md").write_text("by hand", encoding="utf-8")


def _changed(folder: Path) -> None:
    page = folder / "index.md"
    page.write_text(page.read_text("utf-8") + "by hand", encoding="utf-8")


def _hidden(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("by hand", encoding="utf-8")


def _linked(folder: Path) -> None:
    (folder / "index.md").unlink()
    (folder / "index.md").symlink_to(folder / "search.md")


def _broken_manifest(folder: Path) -> None:
    (folder / MANIFEST).write_text("by hand", encoding="utf-8")


REFUSED: dict[Callable[[Path], None], str] = {
    _foreign_first: "is not empty and was not written by this command",
    _foreign_later: "notes.md was not written by this command",
    _changed: "index.md was changed after",
    _hidden: "HEAD was not written by this command",
    _linked: "index.md was changed after",
    _broken_manifest: "is broken",
}


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.__name__.strip("_"))
def test_a_folder_with_anything_else_is_refused(
    case: Callable[[Path], None], site: Site, tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    if case is not _foreign_first:
        write_pages(site, folder)
    case(folder)
    before = bytes_of(folder)
    with pytest.raises(WriteRefusedError, match=REFUSED[case]):
        write_pages(site, folder)
    assert bytes_of(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_twice_the_same_and_nothing_stale(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    write_pages(site, folder)
    first = bytes_of(folder)
    fewer = [page for page in site.pages if not page.path.startswith("claims/")]
    write_pages(Site(tuple(fewer), {}, (), site.corpus, site.drafts, site.proofs), folder)
    assert not (folder / "claims").exists(), "a page that is gone must leave the folder too"
    write_pages(site, folder)
    assert bytes_of(folder) == first


@pytest.mark.parametrize("fault", ["_write", "_refuse_foreign", "Staging.publish"])
def test_a_fault_leaves_the_old_pages(
    fault: str, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pages"
    write_pages(site, folder)
    before = bytes_of(folder)

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device", "index.md")

    owner = Staging if "." in fault else write
    monkeypatch.setattr(owner, fault.rpartition(".")[2], full)
    with pytest.raises(WriteRefusedError, match="No space left"):
        write_pages(site, folder)
    assert bytes_of(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_the_command(small: Workshop) -> None:
    written = small.explainer("write", "pages")
    assert written.returncode == 0, written.stderr
    before = bytes_of(small.root / "pages")
    assert small.explainer("write", "content").returncode == 2, "wrong usage: content is no output"
    (small.root / "content" / "broken.yml").write_text("claims: [\n", encoding="utf-8")
    failed = small.explainer("write", "pages")
    assert failed.returncode == 1
    assert "broken.yml" in failed.stdout
    assert bytes_of(small.root / "pages") == before


def test_a_dry_run_writes_nothing_and_refuses_the_same(site: Site, tmp_path: Path) -> None:
    write_pages(site, tmp_path / "pages", dry_run=True)
    assert list(tmp_path.iterdir()) == []
    _foreign_first(tmp_path / "pages")
    with pytest.raises(WriteRefusedError, match="not empty"):
        write_pages(site, tmp_path / "pages", dry_run=True)


def test_a_disk_that_does_not_confirm_is_told(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("generator.publishing.staging.flush", fail)
    with pytest.raises(WriteRefusedError, match="after a power cut"):
        write_pages(site, tmp_path / "pages")
    assert (tmp_path / "pages" / MANIFEST).is_file()
