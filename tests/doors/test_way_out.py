"""The written pages build elsewhere too, with the configuration that `docs/way-out.md` gives."""

from __future__ import annotations

import os
import re
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.doors.pages_of import Seen, read_site
from tests.doors.workshop import BIN, REPOSITORY, Workshop, bytes_of, copy_site, differing

DOCUMENT = (REPOSITORY / "docs" / "way-out.md").read_text("utf-8")
CSS = REPOSITORY / "overrides" / "assets" / "css"
HOST = "https://example.org/port-merrow/"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The tour as written pages."""
    workshop = copy_site("harbour", tmp_path_factory.mktemp("written") / "site")
    done = workshop.explainer("write", "pages")
    assert done.returncode == 0, done.stderr
    return workshop


@pytest.fixture(scope="module")
def stock(written: Workshop) -> Path:
    return written.way_out("mkdocs")


def test_properdocs_builds_the_same_bytes(written: Workshop, stock: Path) -> None:
    other = differing(bytes_of(written.way_out("properdocs")), bytes_of(stock))
    assert [path for path in other if not path.endswith(".gz")] == []  # holds the time of packing


def test_zensical_builds_the_same_pages(written: Workshop, stock: Path) -> None:
    zensical = written.way_out("zensical", **{"site.css #": "zensical.css #"})
    ours, theirs = read_site(stock), read_site(zensical)
    assert ours.keys() == theirs.keys()
    for path, page in ours.items():
        other = theirs[path]
        assert other.text == page.text, path
        assert other.title == page.title, path
        assert other.ids == page.ids, path
        assert places(path, other) == places(path, page), path
    for needed in ("data/corpus.json", "sitemap.xml", "assets/js/search.js"):
        assert (zensical / needed).is_file(), needed
    for sheet in re.findall(r'url\("([^"]+)"\)', (CSS / "zensical.css").read_text("utf-8")):
        assert (zensical / "assets" / "css" / sheet).is_file(), f"{sheet} is not in its site"


def test_a_new_site_goes_the_way_out_as_the_document_says(tmp_path: Path) -> None:
    new = Workshop(tmp_path / "new")
    new.root.mkdir()
    (copying,) = re.findall(r"^\$ (python -c .*)$", DOCUMENT, re.MULTILINE)
    new.env["PATH"] = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    for command in ("explainer init .", copying, "explainer write pages"):
        done = new.run(["bash", "-c", command])
        assert done.returncode == 0, done.stderr
    site = new.way_out("mkdocs", **{"custom_dir: overrides": "custom_dir: overrides"})
    assert (site / "assets" / "js" / "search.js").is_file()


def test_zensical_is_given_the_parts_of_the_stylesheet_in_their_order() -> None:
    (listed,) = re.findall(r"for part in \[(.*?)\]", (CSS / "site.css").read_text("utf-8"))
    loaded = re.findall(r'url\("([a-z]+)\.css"\)', (CSS / "zensical.css").read_text("utf-8"))
    assert loaded == re.findall(r'"([a-z]+)"', listed)


def test_the_search_index_comes_afterwards(stock: Path, written: Workshop) -> None:
    done = written.run([str(BIN / "python"), "-m", "pagefind", "--site", str(stock)])
    assert done.returncode == 0, done.stderr
    assert (stock / "pagefind" / "pagefind.js").is_file()


@pytest.mark.parametrize("builder", ["MkDocs", "ProperDocs", "Zensical"])
def test_the_document_names_the_version_that_is_tested(builder: str) -> None:
    (row,) = re.findall(rf"^\| {builder}.*$", DOCUMENT, re.MULTILINE)
    assert row.split("|")[2].strip() == version(builder.lower())


def address(path: str) -> str:
    return urljoin(HOST, path.removesuffix("index.html"))


def places(path: str, page: Seen) -> set[tuple[str, str]]:
    """Return where links lead; the styles are left out, which each builder loads its way."""
    return {
        (tag, urljoin(address(path), where))
        for tag, _, where in (f"{link} ".split(" ", 2) for link in page.links)
        for where in [where.strip()]
        if tag in ("a", "form") or (tag == "script" and "/js/" in where)
    }
