"""The copy to read without a network opens from disk, every page of it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.publishing.offline import offline_address, write_archive
from tests.browser.published import Published
from tests.doors.pages_of import read_site


@pytest.fixture(scope="module")
def copy(sites: Published, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("offline")
    write_archive(sites.folders["port-merrow"], root / "port-merrow.zip", "port-merrow")
    with zipfile.ZipFile(root / "port-merrow.zip") as packed:
        packed.extractall(root)
    return root / "port-merrow"


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    tab = context.new_page()
    yield tab
    context.close()


def test_a_reader_goes_from_page_to_page(window: Page, copy: Path) -> None:
    complaints: list[str] = []
    window.on("console", lambda said: complaints.append(said.text))
    window.on("requestfailed", lambda request: complaints.append(request.url))
    window.goto((copy / "index.html").as_uri())
    window.get_by_role("navigation").get_by_role("link", name="Claims").click()
    window.get_by_role("link", name="340 lorries a day crossed the bridge").first.click()
    expect(window.get_by_role("heading", level=1)).to_contain_text("340 lorries")
    window.get_by_role("link", name="paragraph 10").first.click()
    expect(window.locator(":target")).to_be_visible()
    styled = window.evaluate("getComputedStyle(document.body).fontFamily")
    assert "Source" in styled, "the styles are not loaded"
    assert complaints == []


def test_the_search_page_lists_the_indexes(window: Page, copy: Path) -> None:
    window.goto((copy / "search" / "index.html").as_uri())
    expect(window.locator("#search")).to_contain_text("Browse the indexes instead")
    expect(window.get_by_role("searchbox")).to_have_count(0)


def test_every_link_leads_to_a_file(copy: Path) -> None:
    pages = read_site(copy)
    assert len(pages) > 90
    for path, page in pages.items():
        for link in page.links:
            _, name, address = f"{link} ".split(" ", 2)
            target = urlsplit(urljoin((copy / path).as_uri(), address.strip()))
            if target.scheme == "file" and address.strip():
                file = Path(unquote(target.path))
                assert file.is_file(), f"{path}: {name} {address}"
                where = file.relative_to(copy).as_posix()
                if target.fragment and where in pages and not target.fragment.startswith(":~:"):
                    ids = pages[where].ids
                    assert unquote(target.fragment) in ids, f"{path}: {address}"


def test_the_same_site_gives_the_same_bytes(sites: Published, tmp_path: Path) -> None:
    archives = [tmp_path / name for name in ("one.zip", "two.zip")]
    for archive in archives:
        assert write_archive(sites.folders["port-merrow"], archive, "site") > 100
    assert archives[0].read_bytes() == archives[1].read_bytes()


@pytest.mark.parametrize(
    ("web", "disk"),
    [
        ("../x/", "../x/index.html"),
        ("../x/#there", "../x/index.html#there"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("#here", "#here"),
        ("", ""),
        ("../data/corpus.json", "../data/corpus.json"),
        ("https://example.org/", "https://example.org/"),
        ("//example.org/", "//example.org/"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
    ],
)
def test_an_address(web: str, disk: str) -> None:
    assert offline_address(web) == disk
