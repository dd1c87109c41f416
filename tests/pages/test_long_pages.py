"""Pages of thousands of statements: cut into light parts that hold everything and lead to it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

from generator.compile import Site
from generator.options import Options
from generator.pages.addresses import relative
from generator.pages.cutting import Cutter
from generator.pages.for_machines import with_heads
from generator.pages.links import check_links
from generator.pages.long_pages import _leads_to
from generator.shapes.edition import Edition
from generator.shapes.linked_pages import linked_pages
from tests.pages.crowd import BELLS, CLAIMS, STATEMENTS, crowd_files
from tests.pages.town import build_town, page, town_files, words

FRAME = 30_000
"""Bytes of head, masthead, symbols and footer around the body."""


@cache
def crowd() -> Site:
    return build_town(crowd_files())


def parts(site: Site, path: str) -> list[str]:
    """The paths of a page's parts, in their order."""
    stem = f"{path.removesuffix('.md')}/part/"
    found = [each.path for each in site.pages if each.path.startswith(stem)]
    return [path, *sorted(found, key=lambda p: int(re.findall(r"\d+", p)[-1]))]


def test_no_page_of_a_large_site_is_above_500_kb() -> None:
    site = crowd()
    edition = Edition(site.corpus, Options())
    for each in with_heads(site.pages, dict(linked_pages(edition)), edition):
        head = sum(len(value.encode()) for _, value in each.extra)
        assert len(each.html.encode()) + head + FRAME < 500_000, each.path


@pytest.mark.parametrize(
    ("path", "what", "count"),
    [
        ("actors/ida-brandt.md", '//li[contains(@class, "quote")]', CLAIMS * STATEMENTS),
        ("claims/bells.md", '//figure[contains(@class, "said")]', BELLS),
        ("sources/report-1.md", "//mark", CLAIMS * STATEMENTS),
        ("events/day.md", '//section[@class="topic-group"]/h3', CLAIMS),
        ("explainers/town/comparison.md", "//tr[@data-status]", CLAIMS + 1),
    ],
)
def test_nothing_is_left_out_of_a_long_page(path: str, what: str, count: int) -> None:
    site = crowd()
    there = parts(site, path)
    assert len(there) > 1
    found = Counter(words(each) for p in there for each in page(site, p).xpath(what))
    # What goes on stands again with its heading, so that a heading may stand twice.
    assert len(found) == count or sum(found.values()) == count


def test_every_part_leads_to_every_other_and_says_which_it_is() -> None:
    site = crowd()
    there = parts(site, "actors/ida-brandt.md")
    first = next(p for p in site.pages if p.path == there[0])
    for number, path in enumerate(there, start=1):
        made, body = next(p for p in site.pages if p.path == path), page(site, path)
        assert words(body.xpath("//h1")[0]) == "Ida Brandt"
        assert f"Page {number} of {len(there)}" in words(body)
        others = [p for p in there if p != path]
        addresses = [f"{p.removesuffix('.md')}/" for p in others]
        hrefs = body.xpath('//nav[@class="pager"]/a/@href')
        assert hrefs == [relative(made.address, address) for address in addresses]
        assert body.xpath('//*[@data-pagefind-filter="kind[data-value]"]')
        assert len(body.xpath("//*[@data-card-source]")) == (number == 1)
        if number > 1:
            assert made.title == f"Ida Brandt, page {number}"
            assert made.crumbs[-1] == ("Ida Brandt", first.address)


def test_a_link_to_a_statement_leads_to_the_part_where_it_stands() -> None:
    site = crowd()
    assert list(check_links(site.pages, site.data)) == []
    ids = {p.address: p.ids for p in site.pages}
    last = parts(site, "sources/report-1.md")[-1].removesuffix(".md") + "/"
    (at,) = page(site, f"claims/clock-{CLAIMS - 1}.md").xpath(
        f'//figure[@id]//a[contains(@href, "clock-{CLAIMS - 1}--report-1-p")]/@href[1]'
    )[:1]
    assert at.startswith(f"../../{last}#")
    assert at.partition("#")[2] in ids[last]


@pytest.mark.parametrize("most", [2_500, 6_000])
def test_cut_small_a_site_says_and_links_the_same(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build_town(town_files(3))
    monkeypatch.setattr("generator.pages.long_pages.MOST", most)
    monkeypatch.setattr("generator.pages.render.is_long", lambda page: False)
    cut = build_town(town_files(3))
    assert list(check_links(cut.pages, cut.data)) == []
    assert len(cut.pages) > len(whole.pages)
    for each in whole.pages:
        there = [p for p in cut.pages if p.path in parts(cut, each.path)]
        if len(there) == 1:
            continue
        assert each.ids <= frozenset().union(*(p.ids for p in there)), each.path
        told = Counter(sign for p in there for sign in words(page(cut, p.path)).replace(" ", ""))
        narrowed = "data-facets" in each.html  # a form would see one part only
        assert narrowed or not Counter(words(page(whole, each.path)).replace(" ", "")) - told, (
            each.path
        )


def test_a_cut_opens_again_what_was_open_with_its_headings() -> None:
    rows = "".join(f"<li>Row {n}</li>" for n in range(40))
    body = f'<h1>Town</h1><h2>Lists</h2><div class="a"><h3>One</h3><ul class="b">{rows}</ul></div>'
    found = [part.decode() for part in Cutter(body.encode(), 300).parts()]
    assert all(len(part) < 330 for part in found)
    head = '<h1>Town</h1>\n<h2>Lists</h2>\n<div class="a"><h3>One</h3>\n<ul class="b"><li>'
    assert all(part.startswith(head) and part.endswith("</ul></div>") for part in found[1:])
    assert re.findall(r"<li>Row (\d+)</li>", "".join(found)) == [str(n) for n in range(40)]


def test_one_paragraph_that_is_too_long_is_cut_between_words() -> None:
    body = f"<h1>Town</h1><p>{'words &amp; more ' * 100}</p>"
    found = [part.decode() for part in Cutter(body.encode(), 200).parts()]
    assert all(len(part) < 230 for part in found)
    assert "".join(re.findall(r"<p>(.*?)</p>", "".join(found))) == "words &amp; more " * 100


def test_a_word_of_two_million_letters_is_looked_through() -> None:
    """A pattern that tries the rest of the word at each letter would not end within a day."""

    def leads(html: str) -> bool:
        page: Any = SimpleNamespace(html=html)
        return _leads_to(page, frozenset({"x"}))

    assert not leads("a" * 2_000_000)
    assert leads('<a href="../claims/x/#said">y</a>')
