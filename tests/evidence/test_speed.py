"""What an editor waits for: a large article, a large site. The bounds leave room for slow days."""

from __future__ import annotations

import random
import time

import pytest

from generator.evidence.article import Article
from generator.evidence.locate import find_words
from generator.evidence.model import Layout, Paragraph, Span, Wanted
from generator.evidence.normalise import normalise
from generator.evidence.prove import prove
from generator.place import Place
from generator.reading.schema.sources import Zone

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


def test_seven_words_in_five_megabytes(large: Article) -> None:
    normal = normalise(large.text or "", large.borders)
    words = quote_from(Article("end", Layout("", 0, 0, large.layout.paragraphs[-9:]), large.text))
    assert normal.text
    assert next(find_words(words, large))
    begin = time.process_time()
    assert next(find_words(words, large))
    assert time.process_time() - begin < 0.1


def test_a_refusal_in_five_megabytes_with_its_nearest_passage(large: Article) -> None:
    words = quote_from(large) + " zebra"
    large.quotations  # noqa: B018  paired once for an article
    begin = time.process_time()
    proof, found = prove(wanted(words, "large"), large, {})
    assert time.process_time() - begin < 2
    assert proof is None
    assert "nearest passage" in found[0].message


def test_ten_thousand_quotes_in_a_thousand_articles() -> None:
    articles = [article(f"a{number}", 12) for number in range(1000)]
    quotes = [(each, wanted(quote_from(each), each.source)) for each in articles for _ in range(10)]
    library = {each.source: each for each in articles}
    begin = time.process_time()
    proofs = [prove(each, source, library)[0] for source, each in quotes]
    spent = time.process_time() - begin
    assert all(proof is not None for proof in proofs)
    assert spent < 3, f"{spent:.1f} s; 1.5 s is the aim on an idle machine"
