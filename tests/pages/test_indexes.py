"""The indexes: complete without scripts, narrowed with them, in pages where they are long."""

from __future__ import annotations

import json
from functools import cache

import pytest
from lxml.html import HtmlElement

from generator.compile import Site
from tests.pages.town import build_town, page, town_files, words

KINDS = ("claims", "questions", "actors", "sources", "topics", "events", "explainers", "figures")


@cache
def town(count: int = 3) -> Site:
    return build_town(town_files(count))


def index(kind: str, count: int = 3) -> HtmlElement:
    return page(town(count), f"{kind}/index.md")


@pytest.mark.parametrize("count", [1, 2, 3, 6])
@pytest.mark.parametrize("kind", KINDS)
def test_every_index_leads_to_every_record(kind: str, count: int) -> None:
    hrefs = set(index(kind, count).xpath("//a/@href"))
    records = {"figures": [f"steps-{n}" for n in range(1, count + 1)]}.get(kind)
    for id in records if records is not None else getattr(town(count).corpus, kind):
        assert any(href.endswith(f"{id}/") for href in hrefs), f"{kind} leaves out {id}"


def test_claims_stand_in_the_order_of_the_story_they_are_told_in() -> None:
    hrefs = index("claims").xpath('//*[@id="list"]//a[@class="claims__title"]/@href')
    listed = [href.split("/")[-2] for href in hrefs]
    (question,) = town().corpus.questions.values()
    told = [id for answer in question.answers for id in answer.claims]
    assert told != sorted(town().corpus.claims)[: len(told)], "else this test shows nothing"
    assert listed[: len(told)] == told


@pytest.mark.parametrize("count", [3, 6])
@pytest.mark.parametrize("kind", ["claims", "questions", "actors"])
def test_filters_count_the_rows_they_would_show(kind: str, count: int) -> None:
    found = index(kind, count).xpath('//form[@data-facets="list"]//input')
    assert found or kind == "questions", "one question cannot be narrowed"
    rows = index(kind, count).xpath('//*[@id="list"]//*[self::li or self::tr][not(@data-group)]')
    for box in found:
        name, value = box.get("name"), box.get("value")
        fitting = [row for row in rows if value in row.get(f"data-{name}", "").split()]
        (number,) = box.xpath('../span[@class="facets__n"]')
        assert len(fitting) == int(number.text) > 0, f"{name}={value}"


def test_the_filters_of_claims_are_status_outlet_and_speaker() -> None:
    legends = [words(each) for each in index("claims").xpath("//fieldset/legend")]
    assert legends == ["How the reports relate", "Reported by", "Who speaks on it"]
    (count,) = index("claims").xpath('//p[@data-count="list"]')
    assert words(count) == count.get("data-all") == "9 claims"
    assert count.get("data-some") == "{n} of 9 claims"


def test_who_speaks_where_is_counted_and_silence_is_said() -> None:
    table = index("actors").xpath('//table[@id="list"]')[0]
    assert [words(each) for each in table.xpath("thead//th")][1:] == [
        f"{letter}Outlet {n}" for n, letter in ((1, "O"), (2, "2"), (3, "3"))
    ] + ["Claims about"]
    rows = {
        words(r.xpath("th")[0]): [words(c) for c in r.xpath("td")] for r in table.xpath(".//tr")
    }
    assert rows["Tilda Ames"] == ["1", "1", "1", "none"]
    assert rows["Outlet 2"] == ["none", "3", "none", "none"]
    heads = [words(each) for each in table.xpath(".//tr[@data-group]")]
    assert heads == ["People", "Outlets, in their own voice"]


def test_events_stand_in_the_order_of_time_with_the_undated_apart() -> None:
    ids = index("events").xpath("//li[contains(@class, 'moment')]/@id")
    assert ids == ["event-dusk", "event-dawn", "event-noon"]
    lanes = index("events", 6).xpath("//li[@id='event-dawn']//i[contains(@class, 'outlet--')]")
    assert len(lanes) >= 6


def test_editors_stand_with_what_they_signed() -> None:
    (row,) = page(town(), "editors/index.md").xpath("//dl/div")
    assert "1 relation between claims · 1 absence · 1 story" in words(row)
    assert "Last signed on 11 June 2031" in words(row)


def test_sources_stand_newest_first_with_their_share() -> None:
    rows = index("sources").xpath('//ul[@id="list"]/li')
    assert [words(r.xpath(".//a")[0])[-1] for r in rows] == ["3", "2", "1"]
    assert "3 claims, 2 found in no other report" in words(rows[0])


def test_sources_with_dates_of_any_form_stand_newest_first() -> None:
    dates = ("2031-21", "2031-12-24", "not stated", "../2031-05", "2031-12-24T09:00", "2030")
    files = town_files(len(dates))
    for n, date in enumerate(dates, 1):
        path, text = next((p, t) for p, t in files.items() if f"published: 2031-06-0{n}" in t)
        files[path] = text.replace(f"published: 2031-06-0{n}", f"published: {date}")
    rows = page(build_town(files), "sources/index.md").xpath('//ul[@id="list"]/li')
    assert [words(r.xpath(".//a")[0])[-1] for r in rows] == ["5", "2", "4", "1", "6", "3"]


def test_a_long_index_is_cut_into_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.browse.ROWS", 4)
    site = build_town(town_files(3))
    paths = [p.path for p in site.pages if p.path.startswith("claims/page/")]
    assert paths == ["claims/page/2.md", "claims/page/3.md"]
    first, last = page(site, "claims/index.md"), page(site, "claims/page/3.md")
    assert "1 to 4 of 9 claims" in words(first)
    assert "9 to 9 of 9 claims" in words(last)
    assert first.xpath("//form[@data-facets]") == [], "filters would see one page only"
    assert first.xpath('//a[contains(@href, "search/?kind=Claim")]')
    assert [words(each) for each in last.xpath('//nav[@class="pager"]/*')] == ["1", "2", "3"]
    seen = [
        href
        for path in ("claims/index.md", *paths)
        for href in page(site, path).xpath(
            '//ul[@class="claims"]/li//a[@class="claims__title"]/@href'
        )
    ]
    assert len({href.split("/")[-2] for href in seen}) == 9


def test_an_index_of_thousands_stays_light() -> None:
    files = town_files(3)
    row = """
  many-{n}:
    text: This is the claim number {n}, in words about as long as those of a real one.
    kind: event
    about: [clock]
    statements:
      - {{source: report-1, speaker: tilda-ames, verb: said, quote: The clock runs well}}
      - {{source: report-2, speaker: tilda-ames, verb: said, quote: The clock runs well}}"""
    files["content/many.yml"] = "claims:" + "".join(row.format(n=n) for n in range(1200))
    site = build_town(files)
    frame = 30_000  # head, masthead, symbols and footer around the body
    for each in site.pages:
        if each.path.endswith(("index.md", "search.md")) or "/page/" in each.path:
            assert len(each.html.encode()) + frame < 500_000, each.path


def test_the_search_page_carries_every_spelling_in_a_safe_form() -> None:
    files = town_files(1)
    files["content/context.yml"] = files["content/context.yml"].replace(
        "aka: [T. Ames]",
        'aka: ["</script><script>alert(1)</script>", "a & b", {name: Тільда, lang: uk}]',
    )
    site = build_town(files)
    html = next(p.html for p in site.pages if p.path == "search.md")
    assert html.count("<script") == html.count("</script>") == 1
    (script,) = page(site, "search.md").xpath('//script[@id="search-spellings"]')
    assert ["Tilda Ames", "</script><script>alert(1)</script>", "a & b", "Тільда"] in json.loads(
        script.text
    )
    actor = words(page(site, "actors/tilda-ames.md"))
    assert all(name in actor for name in ("</script>", "a & b", "Тільда"))
