"""The pages of records on the site with three outlets. What they show stands in a case file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.compile import Site
from generator.corpus.compare import Comparison
from generator.corpus.model import Statement
from generator.pages.accounts import said_by
from tests.pages.tree import Element

BOOK = yaml.safe_load((Path(__file__).parents[1] / "cases" / "record_pages.yml").read_text("utf-8"))
KINDS = ("claims", "questions", "sources", "actors", "topics", "events")


def record_pages(site: Site, pages: dict[str, Element]) -> dict[str, Element]:
    ids = {kind: getattr(site.corpus, kind) for kind in KINDS}
    return {f"{kind}/{id}": pages[f"{kind}/{id}"] for kind, found in ids.items() for id in found}


def named(mark: Element) -> list[str]:
    return mark.attributes["data-q"].split(" ")


@pytest.mark.parametrize("case", BOOK, ids=lambda case: case["it"])
def test_the_case_book(case: dict[str, Any], pages: dict[str, Element]) -> None:
    page = pages[case["page"]]
    parts = page.all(case["where"]) if "where" in case else [page]
    assert parts, f"nothing on the page is “{case['where']}”"
    if "count" in case:
        assert len(parts) == case["count"]
    text, at = parts[0].text, 0
    for words in case.get("says", ()):
        assert words in text[at:], f"“{words}” is not in: {text[at:]}"
        at = text.index(words, at) + len(words)
    for words in case.get("never", ()):
        assert words not in text
    links = {a.attributes.get("href") for a in parts[0].all("a")}
    assert set(case.get("leads", ())) <= links, links


def test_each_page_has_one_card_without_links_or_ids(
    harbour: Site, pages: dict[str, Element]
) -> None:
    for address, page in record_pages(harbour, pages).items():
        cards = [e for e in page.walk() if "data-card-source" in e.attributes]
        assert len(cards) == 1, address
        assert not cards[0].all("a"), address
        assert not [e for e in cards[0].walk() if "id" in e.attributes], address
        assert len(cards[0].all(".card__quote")) <= 3, address


def test_no_id_stands_twice(pages: dict[str, Element]) -> None:
    for address, page in pages.items():
        ids = Counter(e.attributes["id"] for e in page.walk() if "id" in e.attributes)
        assert not [id for id, n in ids.items() if n > 1], address


def test_each_statement_has_its_place_in_the_article_and_its_note(
    harbour: Site, pages: dict[str, Element]
) -> None:
    for statement in harbour.corpus.statements:
        article = pages[f"sources/{statement.source}"]
        ids = {e.attributes.get("id") for e in article.all(".article")[0].walk()}
        assert statement.id in ids
        marks = [m for m in article.all("mark.q") if statement.id in named(m)]
        assert "".join(m.text for m in marks)
    for article in (page for address, page in pages.items() if address.startswith("sources/")):
        numbers = [a.attributes["href"][1:] for a in article.all(".q__no a")]
        notes = [e.attributes["id"] for e in article.all(".note b")]
        assert sorted(numbers) == sorted(notes)


def test_the_text_of_an_article_is_whole(harbour: Site, pages: dict[str, Element]) -> None:
    for id, source in harbour.corpus.sources.items():
        rows = pages[f"sources/{id}"].all(".para")
        shown = ["".join("".join(_words(row.one(".para__text"))).split()) for row in rows]
        spans = [paragraph.span for paragraph in source.layout.paragraphs]
        assert shown == ["".join(source.text[s.start : s.end].split()) for s in spans]


def _words(element: Element) -> list[str]:
    """Return the words of an article's paragraph without our numbers and labels."""
    found: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            found.append(child)
        elif "para__zone" not in child.classes and "q__no" not in child.classes:
            found += _words(child)
    return found


def test_a_quote_names_no_empty_mark(pages: dict[str, Element]) -> None:
    # the script lights what is named: an empty name would light every quote of the page
    for page in pages.values():
        for mark in page.all("mark.q"):
            assert "" not in named(mark)


def test_words_in_another_language_say_so(pages: dict[str, Element]) -> None:
    for page in pages.values():
        for quote in page.all("blockquote"):
            arabic = any("\u0600" <= c <= "\u06ff" for c in quote.text)
            assert quote.attributes["lang"]
            assert quote.attributes["dir"] == ("rtl" if arabic else "ltr")


def test_what_an_actor_says_stands_by_claim_the_newest_first(harbour: Site) -> None:
    corpus = harbour.corpus
    compare = Comparison(corpus)

    def day(statement: Statement) -> str:
        published = corpus.sources[statement.source].published
        return (statement.said or published).first.isoformat()

    several = 0
    for actor in corpus.actors.values():
        said = said_by(compare, actor)
        assert len({group.claim.id for group in said}) == len(said)
        days = [max(day(shown.statement) for shown in group.shown) for group in said]
        assert days == sorted(days, reverse=True)
        several += len(set(days)) > 1
    assert several
