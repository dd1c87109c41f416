"""The two doors give the same site: pages in memory, and as files for any builder."""

from __future__ import annotations

import difflib
import io
import shutil
from pathlib import Path
from typing import Any

import mkdocs.config
import pytest

from generator.site_folder import SiteFolder, UsageError, open_site
from tests.doors.pages_of import Seen, read_site
from tests.doors.workshop import Workshop, bytes_of, copy_site, differing


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tour, written as files and built by MkDocs and Material without this program."""
    workshop = copy_site("harbour", tmp_path_factory.mktemp("stock") / "site")
    written = workshop.explainer("write", "pages")
    assert written.returncode == 0, written.stderr
    return workshop.way_out("mkdocs")


def test_both_doors_show_the_same(harbour: Workshop, stock: Path) -> None:
    ours, theirs = read_site(harbour.site), read_site(stock)
    assert ours.keys() == theirs.keys(), "a page comes through one door only"
    assert len(ours) > 90
    told = [
        line
        for path, page in ours.items()
        for part in Seen.__dataclass_fields__
        for line in _difference(f"{path}: {part}", getattr(page, part), getattr(theirs[path], part))
    ]
    assert not told, "a template writes what Python-Markdown reads otherwise:\n" + "\n".join(told)


def test_both_doors_serve_the_same_files(harbour: Workshop, stock: Path) -> None:
    ours, theirs = bytes_of(harbour.site, without="pagefind"), bytes_of(stock)
    other = [p for p in differing(ours, theirs) if not p.endswith((".html", ".gz"))]
    assert other == [], "exports, assets and the map must come through both doors alike"
    assert 90 < ours["sitemap.xml"].count(b"<loc>") < len(read_site(stock)), "moved pages stay out"


def test_content_is_not_served(harbour: Workshop, stock: Path) -> None:
    for site in (harbour.site, stock):
        served = [p for p in bytes_of(site) if p.endswith((".yml", ".yaml", ".md"))]
        assert served == [], "files of the content folder must stay out of the site"


CONTENT_FOLDERS = {
    "content": ("content", ".", "content"),
    "content/": ("content", ".", "content"),
    "./content": ("content", ".", "content"),
    "src/../content": ("content", ".", "content"),
    "src/content": ("src/content", ".", "src/content"),
    "../words": ("../words", "..", "words"),
    "{root}/src/content": ("src/content", ".", "src/content"),
    "{root}/../words": ("../words", "..", "words"),
}
"""What `docs_dir` says: where the content then lies, the site's folder, and the content's name."""


def with_content_in(workshop: Workshop, docs_dir: str, place: str) -> None:
    """Move the content to `place`, and name it `docs_dir`; beside the configuration lies more."""
    target = workshop.root / place
    (workshop.root / "src").mkdir()
    if place != "content":
        shutil.move(workshop.root / "content", target)
    workshop.edit("mkdocs.yml", "docs_dir: content", f"docs_dir: {docs_dir}")
    (workshop.root / ".texts").mkdir()
    (workshop.root / ".texts" / "somewhere.txt").write_text("Words.", encoding="utf-8")
    (target.parent / ".texts").mkdir(exist_ok=True)


def through_the_plugin(config: Any) -> SiteFolder:
    """Return the site's folder as the plugin sees it."""
    folder: SiteFolder = config.plugins["explainer"]._folder(config)
    return folder


@pytest.mark.parametrize("docs_dir", CONTENT_FOLDERS)
def test_both_doors_see_the_same_folder(
    docs_dir: str, small: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)
    place, root, name = CONTENT_FOLDERS[docs_dir]
    with_content_in(small, docs_dir.format(root=small.root), place)
    written = open_site(small.config)
    built = through_the_plugin(mkdocs.config.load_config(str(small.config)))
    assert (written.root, written.docs) == ((small.root / root).resolve(), name)
    assert (built.root, built.docs) == (written.root, written.docs)
    assert (built.config, built.built) == (written.config, written.built)
    assert written.gather().texts == {"somewhere": b"Words."}
    assert built.gather() == written.gather()


def test_both_doors_read_options_as_they_are_documented(small: Workshop) -> None:
    """To the YAML of MkDocs `off` and `no` are no words."""
    options = "{language: no, severity: {verb-not-near: off, no-lock: error}}"
    with small.config.open("a", encoding="utf-8") as config:
        config.write(f"plugins:\n  - explainer: {options}\n")
    written = open_site(small.config).options
    built = mkdocs.config.load_config(str(small.config)).plugins["explainer"].options
    for read in (written, built):
        assert read.language == "no"
        assert read.severity == {"verb-not-near": "off", "no-lock": "error"}


def test_a_configuration_without_a_file_counts_from_where_it_is_read(
    small: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)
    with_content_in(small, "src/content", "src/content")
    small.config.unlink()
    monkeypatch.chdir(small.root)
    given = b"site_name: S\ndocs_dir: src/content\ntheme: material\nplugins: [explainer]\n"
    config = mkdocs.config.load_config(io.BytesIO(given), config_file_path="")
    folder = through_the_plugin(config)
    assert (folder.root, folder.docs) == (small.root, "src/content")
    assert folder.texts == small.root / ".texts"
    monkeypatch.chdir(small.root / ".texts")
    elsewhere = through_the_plugin(config)
    assert (elsewhere.root, elsewhere.docs) == (small.root / "src", "content")


def test_a_site_is_no_content_of_itself(small: Workshop) -> None:
    small.edit("mkdocs.yml", "docs_dir: content", "docs_dir: .")
    with pytest.raises(UsageError, match="docs_dir"):
        open_site(small.config)


def test_content_in_a_deeper_folder_is_one_site_through_both_doors(small: Workshop) -> None:
    with_content_in(small, "src/content/", "src/content")
    with small.config.open("a", encoding="utf-8") as config:
        config.write("plugins:\n  - explainer: {repository: 'https://example.org/r'}\n")
    small.build()
    written = small.explainer("write", "pages")
    assert written.returncode == 0, written.stderr
    there = "https://example.org/r/blob/main/src/content/"
    pages = [path.read_text("utf-8") for path in (small.root / "pages").rglob("*.md")]
    assert any(there in page for page in pages)
    assert there in "".join(path.read_text("utf-8") for path in small.site.rglob("*.html"))
    checked = small.explainer("check")
    assert checked.returncode == 0, checked.stdout
    assert "Nothing reads this file" not in checked.stdout


def _difference(where: str, ours: object, theirs: object) -> list[str]:
    if ours == theirs:
        return []
    lines = [
        each.split() if isinstance(each, str) else list(map(str, each))
        for each in _two(ours, theirs)
    ]
    return [where, *list(difflib.unified_diff(*lines, "plugin", "write", lineterm="", n=1))[:8]]


def _two(*each: object) -> tuple[object, ...]:
    return each
