"""Quotation budgets: the cases are in a file; both ways of building count the same."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.compile import Site
from generator.evidence.absence import AbsenceWanted
from generator.evidence.article import Article
from generator.evidence.budget import check_budget
from generator.evidence.locks.lock import LockedAbsence
from generator.evidence.model import (
    Locator,
    Piece,
    Proof,
    Span,
    Tier,
    Verified,
    Voice,
    Wanted,
)
from generator.evidence.usage import (
    Limits,
    Published,
    measure_usage,
    published_elsewhere,
    published_exceptions,
    published_words,
)
from generator.place import Place
from generator.reading.schema.sources import BudgetDraft, Rights, Zone
from tests.casebook import basic_site

BOOK = yaml.safe_load((Path(__file__).parents[1] / "cases/budget.yml").read_text("utf-8"))
TEXT = BOOK["text"].replace("left on\nthe", "left on the")
TITLE = "Ferry runs again after the long repair"
ARTICLE = Article.from_text("harbour-post", TEXT, zones={"p1": Zone.HEADLINE})
LIMITS = Limits(10, 15, 50)
SOURCE = Place("articles/harbour-post.md")


def proof_of(quote: tuple[str, ...]) -> Proof:
    places = [(TEXT.index(words), words) for words in quote]
    pieces = tuple(Piece(Span(at, at + len(words)), words) for at, words in places)
    return Proof(pieces, Tier.EXACT, Locator(2), 1, Zone.BODY, Voice.DIRECT, Verified.LIVE, 0, "")


def published(case: dict[str, Any]) -> Iterator[Published]:
    for number, given in enumerate(case.get("quotes", ())):
        each = {"quote": given} if isinstance(given, str) else given
        place = Place("claims.yml", 10 * number + 5, 9)
        wanted = Wanted(
            "ferry-sails",
            "harbour-post",
            place,
            quote=tuple(each.get("parts", [each.get("quote")])),
            before=each.get("before", ""),
            after=each.get("after", ""),
            places=(("before", Place("claims.yml", 10 * number + 6, 9)),),
        )
        yield from published_words(wanted, proof_of(wanted.quote), number)
    if words := case.get("excepted"):
        at = TEXT.index(words[0])
        asked = AbsenceWanted("no-lamps", "harbour-post", Place("claims.yml"), tuple(words))
        kept = LockedAbsence("no-lamps", 1, (Span(at, at + len(words[0])),))
        yield from published_exceptions(asked, kept, -1)
    ends = ((TEXT.index(w), TEXT.index(w) + len(w)) for w in case.get("elsewhere", ()))
    spans = [Span(start, end) for start, end in ends]
    yield from published_elsewhere(spans, "none_of", Place("claims.yml"), -2)


def with_headlines(also: list[str]) -> Article:
    zones = dict.fromkeys(["p1", *also], Zone.HEADLINE)
    return Article.from_text("harbour-post", TEXT, zones=zones)


@pytest.mark.parametrize("case", BOOK["cases"], ids=lambda case: case["it"])
def test_the_case_book(case: dict[str, Any]) -> None:
    own = {key: case[key] for key in ("quote_words", "own_percent") if key in case}
    limits = LIMITS.with_budget(BudgetDraft(because="a test", **own) if own else None)
    given = list(published(case))
    article = with_headlines(case.get("headlines", []))
    marks = [q.span for q in article.quotations]
    title = case.get("title", TITLE)
    usage = measure_usage("harbour-post", article.layout, marks, given, limits, title)
    assert (usage.quoted, usage.own) == (case["quoted"], case["own"])
    rights = Rights(case.get("rights", "quotes"))
    found = list(check_budget(usage, rights, given, SOURCE))
    expected = case.get("finds", [])
    assert len(found) == len(expected), [d.message for d in found]
    for each, says in zip(found, expected, strict=True):
        name, _, words = says.partition(" ")
        assert each.rule.name == name
        assert words in f"{each.message} {each.hint}"


def test_a_finding_stands_at_the_quote_or_at_the_record_of_the_source() -> None:
    quotes = ["Nobody will be left on the island", "We have two crews", "of people with lamps"]
    given = list(published({"quotes": quotes}))
    marks = [q.span for q in ARTICLE.quotations]
    usage = measure_usage("harbour-post", ARTICLE.layout, marks, given, Limits(10, 5, 90))
    run, own = check_budget(usage, Rights.QUOTES, given, SOURCE)
    assert run.place == Place("claims.yml", 15, 9)
    assert [place for place, _ in run.also] == [Place("claims.yml", 5, 9)]
    assert run.record == "ferry-sails"
    assert own.place == SOURCE
    assert own.record == "harbour-post"
    assert own.hint.startswith("Most words are published by: ferry-sails (4). ")
    at_the_limit = measure_usage("harbour-post", ARTICLE.layout, marks, given[:1], Limits(7, 0, 90))
    assert not list(check_budget(at_the_limit, Rights.QUOTES, given[:1], SOURCE))
    assert usage.longest == 11
    assert round(usage.own_percent, 1) == 8.3


GUARDED = "gazette-frost"


def site_of(case: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the files and texts of the basic site with what a case puts into it."""
    files, path = basic_site(), f"content/articles/{GUARDED}.md"
    front, _, body = files[path][4:].partition("\n---\n")
    source = yaml.safe_load(front) | {"rights": case.get("rights", "quotes")}
    source["title"] = case.get("title", source["title"])
    full = source["rights"] == "full"
    front = yaml.safe_dump(source, sort_keys=False, width=1000)
    files[path] = f"---\n{front}---\n{body if full else ''}"
    added = case.get("claim", {"text": "It opens again.", "kind": "event"})
    if "statement" in case:
        statement = {"source": GUARDED, "passage": "p2.s3", **case["statement"]}
        added = added | {"statements": [statement]}
    files["content/more.yml"] = yaml.safe_dump({"claims": {"opens-again": added}})
    return files, {} if full else {GUARDED: body}


@pytest.mark.parametrize("case", BOOK["sites"], ids=lambda case: case["it"])
def test_whole_sites(case: dict[str, Any], compiled: Callable[..., Site]) -> None:
    files, texts = site_of(case)
    options = {"own_percent": 100, "all_percent": 100}
    site = compiled(files, texts, severity={"claim-without-evidence": "off"}, **options)
    about = [d for d in site.diagnostics if d.rule.name == case["rule"]]
    found = [f"{d.place} {d.message}" for d in about if "nothing of it" not in d.message]
    assert len(found) == len(case["finds"]), [d.message for d in site.diagnostics]
    for each, expected in zip(found, case["finds"], strict=True):
        assert expected in each
    if "elsewhere" in case:
        assert len(site.proofs.elsewhere[GUARDED]) == case["elsewhere"]
