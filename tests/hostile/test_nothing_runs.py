"""Every hostile value in every field: nothing of it acts in a reader's browser."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import lxml.etree
from playwright.sync_api import Browser

from tests.browser.published import Published, publishing
from tests.hostile.building import LOOK, Window, build, pages_of, window
from tests.hostile.planting import INNOCENT, is_unreadable, plant
from tests.hostile.schema import texts
from tests.hostile.values import all_values

SIDE = 10
"""Pages that are open side by side."""
NAME = "\"'></title><script>window.__x=1</script><img src=x onerror=window.__x=1>{{ 7*7 }}"
_IN_A_HURRY = "Failed to initialize Pagefind in the web worker"
"""What Pagefind says in a window where no time passes, before it searches without one."""
_RUNS = "\"'><img src=x onerror=window.__x=1>"
ADDRESSES = (
    "#%",
    f"#{_RUNS}",
    f"#{quote(_RUNS)}",
    "#javascript:window.__x=1",
    "#__proto__",
    f"?outlet={quote(_RUNS)}&kind=__proto__&__proto__=x&s={quote(_RUNS)}#:~:text={quote(_RUNS)}",
)
"""What may stand behind the address of a page."""
QUERIES = 12
"""Values that are searched for, from all over the corpus, in the address and by hand."""
_EMPTY = '<!doctype html><title>Frames</title><link rel="icon" href="data:,">'
_MARKDOWN = {f"xhtml:{name}" for name in ("strong", "em", "hr", "br", "blockquote", "pre", "code")}
_MARKDOWN |= {f"xhtml:{name}" for name in ("h1", "h2", "ol", "ul", "li", "table", "thead", "tbody")}
_MARKDOWN |= {"xhtml:code class", "xhtml:code.language-x", "xhtml:a.out", "xhtml:ol start"}
"""What hand-written Markdown may become."""
_MANY = {
    "xhtml:details.facets__rest",
    "xhtml:nav.pager",
    "xhtml:nav data-anchors",
    "xhtml:script src=parts.js",
    "xhtml:b aria-current",
    "xhtml:ol.timeline--1",
    "xhtml:table.roll--many",
    "xhtml:span.roll__in",
}
"""What only long lists have; the twin has few records."""


def test_no_value_in_any_field_acts_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    values = [each.text for each in all_values()]
    planted = plant(values)
    hostile = build(tmp_path / "hostile", planted.files, NAME)
    twin = build(tmp_path / "twin", plant([f"{INNOCENT} {n}" for n in range(8)]).files, INNOCENT)
    served = tmp_path / "served"
    served.mkdir()
    (served / "empty.html").write_text(_EMPTY, encoding="utf-8")
    folders = {"hostile": hostile.site, "twin": twin.site}
    with (
        publishing(folders, served) as published,
        window(browser, published.host, policy=False) as tab,
    ):
        tab.page.goto(f"{published.host}/empty.html")
        tab.page.evaluate(LOOK.read_text("utf-8"))
        _look_the_same(tab, published)
        _touched(tab, published)
        assert tab.happened == []
        _led_to(tab, published)
        assert tab.happened == []
        _asked(tab, published, values)
        assert [each for each in tab.happened if _IN_A_HURRY not in each] == []
    _data_reads(hostile.site)
    held = planted.standing | planted.refused.keys()
    missing = {field for field in texts() if field not in {each for each, _ in planted.standing}}
    assert missing == set(), "give these fields a slot in tests/hostile/records.py"
    fit = {value for value in values if not is_unreadable(value)}
    lost = {f for f in texts() if {value for field, value in held if field == f} < fit}
    assert lost == set(), "not every value was tried in these fields"
    assert len(planted.refused) < len(held) / 50, "too much is refused: the rest shows little"


def _addresses(published: Published, site: str) -> list[str]:
    return [published.address(site, page) for page in pages_of(published.folders[site])]


def _look_the_same(tab: Window, published: Published) -> None:
    """Hold the hostile site to its innocent twin: no other element, attribute, class or address."""
    scans = {
        site: tab.page.evaluate("pages => look.scan(pages)", _addresses(published, site))
        for site in ("hostile", "twin")
    }
    assert scans["hostile"]["wrongs"] == []
    known = {*_MARKDOWN, *_MANY, *(part for part, _ in scans["twin"]["parts"])}
    foreign = [
        f"{part}, in {page}" for part, page in scans["hostile"]["parts"] if part not in known
    ]
    assert foreign == [], "the innocent twin has none of these"


def _touched(tab: Window, published: Published) -> None:
    """Open every page, show every card, send every event to whatever a reader can touch."""
    pages = _addresses(published, "hostile")
    result = tab.page.evaluate("([pages, side]) => look.run(pages, side)", [pages, SIDE])
    assert result["found"] == []
    assert result["opened"] == len(pages)
    assert result["cards"] > len(pages) / 2, "most pages have a card, and a link that shows it"


def _led_to(tab: Window, published: Published) -> None:
    """Open pages of each kind by addresses that somebody made up."""
    for page in (
        "",
        "claims/",
        "claims/claim-0/",
        "sources/report-0/",
        "explainers/story-0/",
        "404",
    ):
        for tail in ADDRESSES:
            tab.page.goto(published.address("hostile", page.replace("404", "404.html")) + tail)
            assert tab.page.evaluate("window.__x") is None, (page, tail)


def _asked(tab: Window, published: Published, values: list[str]) -> None:
    """Search for hostile values: in the address, and typed; then see that nothing ran."""
    search = published.address("hostile", "search/")
    wanted = [NAME, *values[:: len(values) // QUERIES]]
    for value in wanted:
        tab.page.goto(f"{search}?s={quote(value, errors='replace')}")
        tab.page.wait_for_selector("div#search[data-state=done]")
        tab.page.locator("main input[type=search]").fill(f"{value} reply"[:200])
        tab.page.wait_for_timeout(60)
        assert tab.page.evaluate("window.__x") is None, value
        tab.page.evaluate(LOOK.read_text("utf-8"))
        found = tab.page.evaluate("look.wrongs(document, location.href)")
        assert found == [], value


def _data_reads(site: Path) -> None:
    for path in site.rglob("*"):
        if path.suffix in (".json", ".jsonld"):
            json.loads(path.read_text("utf-8"))
        elif path.suffix in (".xml", ".atom", ".rss", ".svg"):
            lxml.etree.parse(path)
