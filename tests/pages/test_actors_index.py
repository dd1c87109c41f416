"""Who speaks where: a column for each outlet where they are few, and its own ones in a row if not.

A column for each of many would make the page grow with their square, for outlets are actors too.
"""

from __future__ import annotations

import re
from functools import cache

import pytest
from lxml.html import HtmlElement

from generator.compile import Site
from tests.pages.town import build_town, page, words

_ARTICLE = """---
outlet: paper-{n:03}
title: Report {n}
published: 2031-06-01
authors: not stated
language: en
rights: full
licence: Written for this project, CC BY 4.0
---

"Bell {n} rang," said Ida Brandt. "Once it rang in {n}," said Ida Brandt. Paper {n} heard it.
"""
_CLAIM = """  bell-{n}:
    text: The bell with the number {n} rang.
    kind: event
    about: [the-mute]
    statements:
      - {{source: report-{n}, speaker: ida-brandt, verb: said, quote: Bell {n} rang}}
{again}      - {{source: report-{n}, speaker: own, quote: Paper {n} heard it}}
"""
_AGAIN = (
    "      - {{source: report-{n}, speaker: ida-brandt, verb: said, quote: Once it rang in {n}}}\n"
)


def papers_files(count: int) -> dict[str, str]:
    """Return a site of `count` outlets; all quote one person, and the last two do so twice."""
    numbers = range(1, count + 1)
    again = {n: _AGAIN.format(n=n) for n in numbers[-2:]}
    outlets = "".join(f"  paper-{n:03}: {{name: Paper {n}, kind: outlet}}\n" for n in numbers)
    claims = "".join(_CLAIM.format(n=n, again=again.get(n, "")) for n in numbers)
    files = {f"content/articles/report-{n}.md": _ARTICLE.format(n=n) for n in numbers}
    files["content/claims.yml"] = f"claims:\n{claims}"
    files["content/context.yml"] = (
        f"actors:\n{outlets}"
        "  ida-brandt: {name: Ida Brandt, kind: person}\n"
        "  the-mute: {name: The Mute, kind: person}\n"
        "editors:\n  desk: {name: The desk, role: Everything}\n"
    )
    return files


@cache
def papers(count: int) -> Site:
    return build_town(papers_files(count))


def parts(site: Site) -> list[str]:
    """Return the bodies of all pages of the list of actors."""
    found = re.compile(r"actors/(index|page/\d+)\.md")
    return [each.html for each in site.pages if found.fullmatch(each.path)]


def table(count: int) -> HtmlElement:
    (found,) = page(papers(count), "actors/index.md").xpath('//table[@id="list"]')
    return found


def row(count: int, name: str) -> HtmlElement:
    (found,) = table(count).xpath(f'.//tr[th[@scope="row"] = "{name}"]')
    return found


def test_the_list_does_not_grow_with_outlets_times_actors() -> None:
    each = {n: sum(len(html.encode()) for html in parts(papers(n))) / (n + 2) for n in (12, 48)}
    assert each[48] <= each[12]


def test_a_row_has_a_most_however_many_outlets_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.browse.ROWS", 5)
    longest = {
        count: max(
            len(row.encode())
            for html in parts(build_town(papers_files(count)))
            for row in re.findall(r"<tr\b.*?</tr>", html, re.DOTALL)
        )
        for count in (12, 48)
    }
    digits = 4  # such as of “and 42 more”, which was “and 6 more”
    assert longest[48] <= longest[12] + digits


def test_four_outlets_have_columns() -> None:
    heads = [words(head) for head in table(4).xpath("thead//th")]
    assert heads == ["Actor", "PPaper 1", "2Paper 2", "3Paper 3", "4Paper 4", "Claims about"]
    assert [words(cell) for cell in row(4, "Ida Brandt").xpath("td")] == [
        "1",
        "1",
        "2",
        "2",
        "none",
    ]
    assert table(4).get("class") == "data roll"


def test_of_more_outlets_a_row_names_its_own_the_most_first() -> None:
    assert [words(head) for head in table(5).xpath("thead//th")] == [
        "Actor",
        "Speaks in",
        "Claims about",
    ]
    heard, about = row(5, "Ida Brandt").xpath("td")
    named = [words(each)[1:] for each in heard.xpath('.//span[@class="roll__in"]')]  # no letter
    assert named == [
        "Paper 4 2",
        "Paper 5 2",
        "Paper 1 1",
        "Paper 2 1",
        "Paper 3 1",
    ]
    assert words(about) == "none"
    assert [words(cell) for cell in row(5, "Paper 3").xpath("td")] == ["3Paper 3 1", "none"]
    assert [words(cell) for cell in row(5, "The Mute").xpath("td")] == ["none", "5"]


@pytest.mark.parametrize(
    ("count", "more"), [(6, []), (7, ["and one more"]), (12, ["and 6 more"])], ids=str
)
def test_where_they_are_very_many_the_rest_is_on_the_page_of_the_actor(
    count: int, more: list[str]
) -> None:
    heard = row(count, "Ida Brandt").xpath("td")[0]
    assert len(heard.xpath('.//span[@class="roll__in"]')) == 6
    links = heard.xpath(".//a")
    assert [words(link) for link in links] == more
    assert [link.get("href") for link in links] == ["ida-brandt/"] * len(more)
    own = page(papers(count), "actors/ida-brandt.md")
    assert all(f"Paper {n}" in words(own) for n in range(1, count + 1))


def test_many_outlets_can_be_filtered_by_those_that_let_most_speak_first() -> None:
    files = papers_files(12)
    files["content/articles/report-12.md"] += '\n"Not for me," said The Mute.\n'
    files["content/claims.yml"] += (
        "      - {source: report-12, speaker: the-mute, verb: said, quote: Not for me}\n"
    )
    form = page(build_town(files), "actors/index.md").xpath('//form[@data-facets="list"]')[0]
    boxes = form.xpath('.//input[@name="heard"]')
    assert [box.get("value") for box in boxes][:2] == ["paper-012", "paper-001"]
    assert [words(box.xpath('../span[@class="facets__n"]')[0]) for box in boxes][:2] == ["3", "2"]
    assert len(boxes) == 12
