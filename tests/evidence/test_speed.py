"""What an editor waits for: a large article, a large site. Steps are counted; no clock runs."""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest
from rapidfuzz import fuzz

from generator.evidence import article as articles
from generator.evidence import nearest
from generator.evidence.article import Article
from generator.evidence.locate import find_words
from generator.evidence.model import Layout, Paragraph, Span, Wanted
from generator.evidence.normalise import normalise
from generator.evidence.prove import prove
from generator.place import Place
from generator.reading.schema.sources import Zone
from tests.counting import steps

RND = random.Random(1)
WORDS = ["".join(RND.choices("abcdefghijklmnoprstuvw", k=RND.randint(2, 10))) for _ in range(9000)]


def paragraph() -> str:
    said = " ".join(RND.choices(WORDS, k=24))
    told = " ".join(RND.choices(WORDS, k=24))
    return f"“{said.capitalize()},” said Ida Brandt. {told.capitalize()} — and more."


def article(name: str, paragraphs: int) -> Article:
    """Return an article whose layout is known, as it is where there is a lock."""
    texts = [paragraph() for _ in range(paragraphs)]
    parts, start = [], 0
    for number, text in enumerate(texts, start=1):
        span = Span(start, start + len(text))
        cut = start + text.index(". ") + 1
        sentences = (Span(start, cut), Span(cut + 1, span.end))
        parts.append(Paragraph(number, span, (span,), sentences, (Zone.BODY,)))
        start = span.end + 2
    text = "\n\n".join(texts)
    return Article(name, Layout("", len(text), 0, tuple(parts)), text)


def wanted(words: str, source: str) -> Wanted:
    return Wanted("claim", source, Place("claims.yml"), (words,))


def quote_from(each: Article) -> str:
    words = each.words_at(RND.choice(each.layout.paragraphs).span).split()
    return " ".join(words[2:9])


@pytest.fixture(scope="module")
def large() -> Article:
    each = article("large", 14000)
    assert each.layout.length > 5_000_000
    return each


@pytest.fixture
def normalised(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note the length of each text that an article has normalised."""
    lengths: list[int] = []

    def noted(text: str, *rest: Any) -> Any:
        lengths.append(len(text))
        return normalise(text, *rest)

    monkeypatch.setattr(articles, "normalise", noted)
    return lengths


def at_the_end(each: Article) -> str:
    """Return seven words of one of the last paragraphs."""
    return quote_from(Article("end", Layout("", 0, 0, each.layout.paragraphs[-9:]), each.text))


def test_seven_words_in_five_megabytes_take_the_steps_of_a_small_article(
    large: Article, normalised: list[int]
) -> None:
    small, counts = article("small", 14), []
    for each in (small, large):
        words = at_the_end(each)
        assert next(find_words(words, each))
        counts.append(steps(lambda words=words, each=each: next(find_words(words, each))))
    assert max(counts) < 1.5 * min(counts), "the text is searched, not walked through"
    assert len(normalised) <= 2, "an article is normalised for its first quote only"


def test_a_refusal_compares_each_passage_once(
    large: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In five megabytes, with the nearest passage named."""
    compared: list[int] = []

    def alignment(needle: str, passage: str, **options: Any) -> Any:
        compared.append(len(passage))
        return fuzz.partial_ratio_alignment(needle, passage, **options)

    counting = SimpleNamespace(ratio=fuzz.ratio, partial_ratio_alignment=alignment)
    monkeypatch.setattr(nearest, "fuzz", counting)
    words = quote_from(large) + " zebra"
    proof, found = prove(wanted(words, "large"), large, {})
    assert proof is None
    assert "nearest passage" in found[0].message
    assert len(compared) <= len(large.stretches)
    assert sum(compared) <= len(large.normal.text)


def test_the_steps_of_a_refusal_grow_as_the_article_does() -> None:
    counts = []
    for paragraphs in (500, 1000):
        each = article("each", paragraphs)
        words = quote_from(each) + " zebra"
        assert each.quotations
        assert each.normal.text
        counts.append(steps(lambda words=words, each=each: prove(wanted(words, "each"), each, {})))
    assert counts[1] < 2.3 * counts[0], counts


class Sealed(dict[str, Article]):
    """A library that nobody may look into."""

    def _refuse(self, *_: object) -> NoReturn:
        raise AssertionError("a quote that is found looks into no other article")

    __getitem__ = __iter__ = __contains__ = __len__ = get = items = values = keys = _refuse  # type: ignore[assignment]


def test_ten_thousand_quotes_look_into_their_own_articles_alone(normalised: list[int]) -> None:
    every = [article(f"a{number}", 12) for number in range(1000)]
    quotes = [(each, wanted(quote_from(each), each.source)) for each in every for _ in range(10)]
    library = Sealed((each.source, each) for each in every)
    proofs = [prove(each, source, library)[0] for source, each in quotes]
    assert all(proof is not None for proof in proofs)
    assert len(normalised) == 1000, "each article once, and no other text"


def test_the_steps_of_a_proof_do_not_grow_with_the_article() -> None:
    """Its marks, verbs and speakers are found by place; what is made once is made before."""
    counts = []
    for paragraphs in (12, 1200):
        each = article("each", paragraphs)
        quotes = [wanted(quote_from(each), "each") for _ in range(100)]

        def prove_all(each: Article = each, quotes: list[Wanted] = quotes) -> None:
            assert all(prove(quote, each, {})[0] for quote in quotes)

        prove_all()
        counts.append(steps(prove_all))
    assert counts[1] < 1.3 * counts[0], counts
