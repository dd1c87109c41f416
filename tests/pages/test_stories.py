"""Home and stories, for one, two, three and six outlets."""

from __future__ import annotations

from functools import cache

import pytest
from lxml.html import HtmlElement

from tests.pages.town import build_town, page, town_files, words

COUNTS = (1, 2, 3, 6)
every_count = pytest.mark.parametrize("count", COUNTS)


@cache
def home(count: int) -> HtmlElement:
    return page(build_town(town_files(count)), "index.md")


@cache
def story(count: int) -> HtmlElement:
    return page(build_town(town_files(count)), "explainers/the-town.md")


@cache
def comparison(count: int) -> HtmlElement:
    return page(build_town(town_files(count)), "explainers/the-town/comparison.md")


def cells(claim: str, count: int) -> list[str]:
    (row,) = comparison(count).xpath(f'//tr[th/a[contains(@href, "/{claim}/")]]')
    return [words(cell) for cell in row.xpath("td")]


@every_count
def test_the_home_page_has_a_group_of_marks_for_each_outlet_and_one_for_shared(count: int) -> None:
    groups = home(count).xpath('//figure[contains(@class, "units")]/div')
    names = [words(g.xpath('p[@class="units__name"]')[0]) for g in groups]
    alone = [f"Outlet {n} alone" for n in range(1, count + 1)]
    expected = {
        1: ["Claims"],
        2: ["Outlet 1 alone", "In both", "Outlet 2 alone"],
    }
    assert names == expected.get(count, [*alone, "In several"])
    marks = home(count).xpath('//ul[@class="units__cells"]/li/a/@href')
    claims = 2 * count + (3 if count > 1 else 2)
    assert len(marks) == len(set(marks)) == claims, "each claim has one mark"


@every_count
def test_the_home_page_shows_each_headline_once(count: int) -> None:
    headlines = [words(each) for each in home(count).xpath('//blockquote[@class="headline"]')]
    assert headlines == [f"Clock runs, says outlet {n}" for n in range(1, count + 1)]


@every_count
def test_a_conflict_is_told_by_who_answers_what(count: int) -> None:
    rows = home(count).xpath('//ul[@class="claims"]/li')
    if count == 1:
        assert rows == [], "nothing can conflict with itself"
        return
    (row,) = rows
    assert "Accounts conflict" in words(row)
    answers = [[words(cell) for cell in each] for each in row.xpath('.//dl[@class="gists"]/div')]
    assert [(says, by) for says, _, by in answers] == [
        ("Late", "Outlet 1 itself"),
        ("In time", "Outlet 2 itself"),
    ]
    assert [outs[1:] for _, outs, _ in answers] == ["Outlet 1", "Outlet 2"]


@every_count
def test_the_comparison_has_a_column_for_each_report_and_a_row_for_each_claim(count: int) -> None:
    (table,) = comparison(count).xpath('//table[@id="comparison-table"]')
    assert len(table.xpath("thead//th")) == count + 2
    assert ("matrix--many" in table.get("class")) is (count > 3)
    relate = [words(each) for each in table.xpath("thead//th")].index("How they relate")
    assert relate == (1 if count > 3 else count + 1), "it must be in sight beside the claim"
    rows = table.xpath("tbody/tr[not(@data-group)]")
    assert len(rows) == 2 * count + (3 if count > 1 else 2)
    assert all(len(row.xpath("td")) == count + 1 for row in rows)
    assert all(cell.get("data-label") for cell in table.xpath("tbody//td"))


def test_checked_absence_and_missing_annotation_are_told_apart() -> None:
    first, second, third, _ = cells("it-is-late", 3)
    assert "It was late" in first
    assert second == "Checked: not in this text"
    assert third == "Not annotated"


def test_words_that_differ_are_marked_inside_the_cells() -> None:
    (row,) = comparison(3).xpath('//tr[th/a[contains(@href, "/clock-runs/")]]')
    marked = [words(each) for each in row.xpath('.//span[@class="only"]')]
    assert any("runs3" in each for each in marked)
    assert "Worded differently" in words(row)


@every_count
def test_the_filters_of_the_comparison_name_attributes_that_rows_have(count: int) -> None:
    (form,) = comparison(count).xpath('//form[@data-facets="comparison-table"]')
    rows = comparison(count).xpath('//table[@id="comparison-table"]/tbody/tr[not(@data-group)]')
    for box in form.xpath(".//input"):
        having = [r for r in rows if box.get("value") in r.get(f"data-{box.get('name')}").split()]
        (number,) = box.xpath('../span[@class="facets__n"]')
        assert len(having) == int(number.text) > 0


def test_a_story_leads_to_its_questions_and_to_the_comparison() -> None:
    (questions,) = story(2).xpath('//h2[@id="comparison"]/following-sibling::ul[1]')
    assert "Accounts conflict" in words(questions)
    (way,) = story(2).xpath('//aside//a[@class="btn"]/@href')
    assert way == "comparison/"
    assert "../" in comparison(2).xpath('//p[@class="more"]/a/@href')


def test_the_timeline_has_the_form_that_fits_the_number_of_reports() -> None:
    forms = {c: story(c).xpath("//ol[contains(@class, 'timeline')]/@class")[0] for c in COUNTS}
    assert forms == {
        1: "timeline timeline--1",
        2: "timeline timeline--2",
        3: "timeline timeline--many",
        6: "timeline timeline--many",
    }
    sides = {li.get("id"): li.get("class") for li in story(2).xpath("//ol[1]/li")}
    assert "moment--both" in sides["event-dawn"]
    assert "moment--1 outlet--1" in sides["event-dusk"]


def test_more_than_six_reports_have_no_lanes_and_are_still_named() -> None:
    (timeline,) = story(7).xpath("//ol[contains(@class, 'timeline')][1]")
    assert timeline.get("class") == "timeline timeline--1"
    assert timeline.xpath(".//*[contains(@class, 'lane')]") == []
    (dawn,) = timeline.xpath("li[@id='event-dawn']")
    assert [words(each)[1:] for each in dawn.xpath(".//p[@class='outs']/span")] == [
        f"Outlet {n}" for n in range(1, 8)
    ]


def test_a_date_is_as_exact_as_it_is_known() -> None:
    moments = {li.get("id"): li for li in story(3).xpath("//li[contains(@class, 'moment')]")}
    assert "moment--fuzzy" in moments["event-dawn"].get("class")
    assert "June 2031" in words(moments["event-dawn"])
    assert "computed: a Monday" in words(moments["event-dusk"])
    (undated,) = story(3).xpath('//ol[contains(@class, "timeline--undated")]/li')
    assert undated.get("id") == "event-noon"


@every_count
def test_every_figure_of_the_story_stands_in_its_table(count: int) -> None:
    rows = story(count).xpath('//table[contains(@class, "figures")]/tbody/tr')
    figures = [words(row.xpath("td[1]")[0]) for row in rows]
    assert figures == [f"{n}00 steps" for n in range(1, count + 1)]
    assert all("not stated" in words(row.xpath("td[3]")[0]) for row in rows)


@every_count
def test_the_reports_are_listed_with_what_each_carries(count: int) -> None:
    rows = story(count).xpath('//h2[@id="sources"]/following-sibling::ul[1]/li')
    assert [words(r.xpath(".//a")[0]) for r in rows] == [
        f"Clock runs, says outlet {n}" for n in range(1, count + 1)
    ]
    assert "4 claims" in words(rows[0])


def test_long_comparisons_leave_their_rest_to_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.stories.MOST_CELLS", 0)
    monkeypatch.setattr("generator.pages.stories.LEAST_REST", 2)
    monkeypatch.setattr("generator.pages.stories.MOST_MARKS", 3)
    site = build_town(town_files(2))
    short = page(site, "explainers/the-town/comparison.md")
    assert "3 more claims are in the list of all claims" in words(short)
    assert page(site, "index.md").xpath('//ul[@class="units__cells"]') == []
