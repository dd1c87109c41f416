"""Quotes against articles. The cases are files in tests/cases/quotes, for anyone to read.

A file has a list of `cases`. `it` says what a case shows; `text` (or `article`, one of the test
site's, or `report`, one of the two real ones) is what is quoted from, with `zones` and `language`
where they matter; `quote`, `parts` or `passage` and what goes with it stand as an editor would
write them, with `names` for the spellings of the speaker. Then comes what must happen:

    found:    tier, at, voice, zone, line, words, shown, printed, unrelated: whatever is to be held
    refused:  the rule that refuses it; without it, the quote must be found
    warned:   rules that warn; without it there must be none
    says:     words that the messages and hints must hold
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.diagnostics import Diagnostic, Severity
from generator.evidence.article import Article
from generator.evidence.model import Locator, Proof, SpeakerKind, Wanted
from generator.evidence.prove import prove
from generator.evidence.words import count_words
from generator.place import Place
from generator.reading.schema.sources import Zone, ZoneDraft

BOOKS = Path(__file__).parents[1] / "cases" / "quotes"
HARBOUR = Path(__file__).parents[1] / "sites" / "harbour" / "content" / "articles"
CASES = [
    (book.stem, case)
    for book in sorted(BOOKS.glob("*.yml"))
    for case in yaml.load(book.read_text("utf-8"), yaml.BaseLoader)["cases"]
]
KEYS = ("quote", "parts", "passage", "at", "before", "after", "verb", "hedge", "speaker")
PLACES = tuple((key, Place("claims.yml", line, 9)) for line, key in enumerate(KEYS, start=10))


def article_of(case: dict[str, Any], reports: dict[str, str]) -> Article:
    if "article" in case:
        return harbour()[case["article"]]
    zones = {at: zone_of(zone) for at, zone in case.get("zones", {}).items()}
    text = reports[case["report"]] if "report" in case else case["text"]
    name = case.get("report", "the-source")
    return Article.from_text(name, text, language=case.get("language", "en"), zones=zones)


@cache
def harbour() -> dict[str, Article]:
    articles = {}
    for path in HARBOUR.glob("*.md"):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        record = yaml.load(front, yaml.BaseLoader)
        articles[path.stem] = Article.from_text(
            path.stem,
            body,
            language=record["language"],
            zones={at: zone_of(zone) for at, zone in record["zones"].items()},
        )
    return articles


def zone_of(written: Any) -> Zone | ZoneDraft:
    return Zone(written) if isinstance(written, str) else ZoneDraft.model_validate(written)


def wanted(case: dict[str, Any], source: str) -> Wanted:
    speaker = {"own": SpeakerKind.OWN, "unnamed": SpeakerKind.UNNAMED}
    return Wanted(
        record="the-claim",
        source=source,
        place=Place("claims.yml", 9, 9),
        quote=tuple(case.get("parts", [case["quote"]] if "quote" in case else [])),
        passage=Locator.parse(case["passage"]) if "passage" in case else None,
        at=Locator.parse(case["at"]) if "at" in case else None,
        before=case.get("before", ""),
        after=case.get("after", ""),
        speaker=speaker.get(case.get("speaker", "own"), SpeakerKind.NAMED),
        spellings=tuple(case.get("names", [])),
        inferred="inferred" in case,
        verb=case.get("verb", ""),
        hedge=case.get("hedge", ""),
        places=PLACES,
    )


def seen(proof: Proof) -> dict[str, str]:
    return {
        "tier": proof.tier,
        "at": str(proof.at),
        "voice": proof.voice,
        "zone": proof.zone,
        "line": str(proof.line),
        "words": str(proof.words),
        "shown": proof.shown,
        "printed": "|".join(piece.printed for piece in proof.pieces),
        "unrelated": str(proof.unrelated).lower(),
    }


def told(found: tuple[Diagnostic, ...]) -> str:
    return "\n".join(f"{d.rule.name}: {d.message}\n{d.hint}" for d in found)


def check(case: dict[str, Any], reports: dict[str, str]) -> None:
    article = article_of(case, reports)
    library = dict(harbour())
    if "elsewhere" in case:
        library["the-other"] = Article.from_text("the-other", case["elsewhere"])
    proof, found = prove(wanted(case, article.source), article, library)
    errors = [d.rule.name for d in found if d.severity is Severity.ERROR]
    warnings = [d.rule.name for d in found if d.severity is Severity.WARNING]
    assert errors == ([case["refused"]] if "refused" in case else []), told(found)
    assert warnings == case.get("warned", []), told(found)
    assert (proof is None) == ("refused" in case)
    for words in [case["says"]] if isinstance(case.get("says"), str) else case.get("says", []):
        assert words in told(found)
    if proof is not None:
        expected = case.get("found", {})
        assert expected == {key: seen(proof)[key] for key in expected}
        for piece in proof.pieces:
            assert piece.printed in ("", article.words_at(piece.span))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{book}: {case['it']}")
        for book, case in CASES
        if "report" not in case
    ],
)
def test_a_quote(case: dict[str, Any]) -> None:
    check(case, {})


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case["it"]) for _, case in CASES if "report" in case],
)
def test_a_quote_of_the_two_reports(case: dict[str, Any], real_texts: dict[str, str]) -> None:
    check(case, real_texts)


def test_the_book_is_large_and_its_quotes_of_foreign_texts_are_few_and_short() -> None:
    assert len(CASES) >= 150
    foreign = [case for _, case in CASES if "report" in case]
    assert len(foreign) <= 30
    for case in foreign:
        assert sum(map(count_words, case.get("parts", [case.get("quote", "")]))) < 12, case["it"]
    names = Counter((book, case["it"]) for book, case in CASES)
    assert [name for name, count in names.items() if count > 1] == []
