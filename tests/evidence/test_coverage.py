"""What the records account for: the cases are in a file."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.evidence.article import Article
from generator.evidence.coverage import Account, cover
from generator.evidence.model import Locator, Span
from generator.reading.schema.sources import ZoneDraft

BOOK = yaml.safe_load((Path(__file__).parents[1] / "cases/coverage.yml").read_text("utf-8"))
ZONES = {
    at: ZoneDraft(**(zone if isinstance(zone, dict) else {"zone": zone}))
    for at, zone in BOOK["zones"].items()
}
ARTICLE = Article.from_text("harbour-post", BOOK["text"], zones=ZONES)
MARKS = [quotation.span for quotation in ARTICLE.quotations]


@pytest.mark.parametrize("case", BOOK["cases"], ids=lambda case: case["it"])
def test_the_case_book(case: dict[str, Any]) -> None:
    starts = [(BOOK["text"].index(words), len(words)) for words in case.get("cited", ())]
    cited = [Span(start, start + length) for start, length in starts]
    aside = [Locator.parse(at) for at in case.get("set_aside", ())]
    found = cover(ARTICLE.layout, MARKS, cited, aside)
    assert [str(s.at) for s in found.open_sentences] == case["open_sentences"]
    assert [str(q.at) for q in found.open_quotations] == case["open_quotations"]
    assert found.complete is not bool(case["open_sentences"] or case["open_quotations"])


def test_bylines_credits_and_unrelated_parts_are_outside() -> None:
    found = cover(ARTICLE.layout, MARKS, [])
    outside = [str(s.at) for s in found.sentences if s.account is Account.OUTSIDE]
    assert outside == ["p1.s2", "p3.s1", "p3.s2"]


def test_nothing_is_left_open_of_an_empty_article() -> None:
    assert cover(Article.from_text("empty", "").layout, [], []).complete


def test_a_quotation_is_set_aside_with_all_its_sentences_and_not_before() -> None:
    both = Span(BOOK["text"].index("The pier"), BOOK["text"].index("Passengers") - 2)
    last, every = Locator.parse("p2.s3"), [Locator.parse("p2.s2"), Locator.parse("p2.s3")]
    assert len(cover(ARTICLE.layout, [both], [], [last]).open_quotations) == 1
    assert not cover(ARTICLE.layout, [both], [], every).open_quotations
