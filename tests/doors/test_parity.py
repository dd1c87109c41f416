"""The two doors give the same site: pages in memory, and as files for any builder."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

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
