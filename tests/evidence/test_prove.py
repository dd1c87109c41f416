"""What holds for every quote: its typographic variants stand where it stands, its mutants nowhere.

The case book (test_quotes.py) shows single quotes; here they are made by the thousand.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.article import Article
from generator.evidence.edges import cuts_word
from generator.evidence.locate import find_words
from generator.evidence.model import Span, SpeakerKind, Tier, Wanted
from generator.evidence.normalise import normalise
from generator.evidence.prove import prove
from generator.evidence.words import word_spans
from generator.place import Place
from tests.evidence.test_quotes import harbour

LOOK_ALIKE = str.maketrans("aceopxyiABCEHKMOPTX", "асеорхуіАВСЕНКМОРТХ")
NEGATION = re.compile(r"\b(not|no|never|nobody|nothing|without)\s+|n['’]t\b")
PRINTED_FORMS = {
    '"': '"“”«»„',
    "'": "'’‘ʼ",
    "-": "-‐‑–—",
    "...": ("...", "…"),
    " ": (" ", "\u00a0", "\u2009", "  ", "\n", " \n "),
}


def wanted(quote: str, source: str = "the-source") -> Wanted:
    return Wanted("the-claim", source, Place("claims.yml", 3, 9), (quote,))


def is_proved(quote: str, article: Article) -> bool:
    return prove(wanted(quote, article.source), article, {})[0] is not None


def quotes_of(article: Article, rnd: random.Random, count: int) -> Iterator[Span]:
    """Give runs of whole words that stand once, and nowhere else, in an article."""
    text = article.text or ""
    tries = 0
    while count and tries < 50 * 200:
        tries += 1
        stretch = rnd.choice(article.stretches)
        words = list(word_spans(text[stretch.start : stretch.end], stretch.start))
        if len(words) < 4:
            continue
        first = rnd.randrange(len(words) - 3)
        last = min(len(words) - 1, first + rnd.randint(3, 8))
        span = Span(words[first].start, words[last].end)
        if cuts_word(text, span.start) or cuts_word(text, span.end):
            continue
        if is_proved(text[span.start : span.end], article):
            count -= 1
            yield span


def variant(quote: str, rnd: random.Random) -> str:
    """Return a quote in other typographic forms."""
    out = []
    for part in re.split(r"(\s+|--|\.\.\.|[^\w]|ff?i|ff?l)", quote):
        folded = normalise(part).text if part and not part.isspace() else part and " "
        if part == "--":
            out.append(rnd.choice(["--", "—", "–", "---"]))
        elif folded in PRINTED_FORMS and (part != "-" or "-" not in out[-1:]):
            out.append(rnd.choice(PRINTED_FORMS[folded]))
        elif part in ("fi", "fl", "ffi", "ffl"):
            out.append(rnd.choice([part, {"fi": "ﬁ", "fl": "ﬂ", "ffi": "ﬃ", "ffl": "ﬄ"}[part]]))
        else:
            out.append(part)
    form = rnd.choice(["NFC", "NFD"])
    return unicodedata.normalize(form, "".join(out)).strip()


def mutants(quote: str, rnd: random.Random) -> Iterator[str]:
    """Give distortions of a quote, each by one word, digit, case, letter, sign or negation."""
    words = quote.split()
    at = rnd.randrange(1, len(words) - 1)
    yield " ".join([*words[:at], *words[at + 1 :]])
    yield " ".join([*words[:at], rnd.choice(["other", "más", "тот", "zzz"]), *words[at + 1 :]])
    yield " ".join([*words[:at], words[at], words[at], *words[at + 1 :]])
    yield " ".join([*words[: at - 1], words[at], words[at - 1], *words[at + 1 :]])
    yield " ".join([*words[:at], "not", *words[at:]])
    yield " ".join([*words[:at], words[at][:-1], *words[at + 1 :]])
    yield quote + "s"
    yield quote[:-1]
    yield quote[1:]
    letters = [i for i, c in enumerate(quote) if c.isalpha()]
    for index in rnd.sample(letters, min(3, len(letters))):
        yield quote[:index] + quote[index].swapcase() + quote[index + 1 :]
        yield quote[:index] + quote[index].translate(LOOK_ALIKE) + quote[index + 1 :]
        yield quote[:index] + quote[index] + "\u0301" + quote[index + 1 :]
    for index in (i for i, c in enumerate(quote) if c.isdigit()):
        yield quote[:index] + str((int(quote[index]) + rnd.randint(1, 9)) % 10) + quote[index + 1 :]
        yield quote[:index] + quote[index + 1 :]
    for sign, others in (("€", "$£"), ("$", "€£"), (",", ".;"), (".", ",!")):
        if sign in quote:
            yield quote.replace(sign, rnd.choice(others), 1)
            yield quote.replace(sign, "", 1)
    for match in NEGATION.finditer(quote):
        yield quote[: match.start()] + quote[match.end() :]


def stands_there(quote: str, article: Article) -> bool:
    """Tell, without the engine's search, whether words stand in an article as whole words."""
    pattern = rf"(?<!\w){re.escape(folded(quote))}(?!\w)"
    return re.search(pattern, folded(article.text or "")) is not None


@lru_cache(maxsize=8)
def folded(text: str) -> str:
    """Return a text with each character folded by itself, and one space between words."""
    return "".join(normalise(c).text for c in " ".join(text.split()))


def refused_mutants(articles: list[Article], quotes: int) -> int:
    """Return how many mutants were refused; fail where one is accepted."""
    rnd, refused = random.Random(20220126), 0
    for article in articles:
        text = article.text or ""
        for span in quotes_of(article, rnd, quotes):
            quote = text[span.start : span.end]
            for mutant in mutants(quote, rnd):
                if not mutant.strip() or stands_there(mutant.strip(), article):
                    continue
                assert not is_proved(mutant, article), (article.source, quote, mutant)
                refused += 1
    return refused


def check_variants(articles: list[Article], quotes: int) -> None:
    rnd = random.Random(26)
    for article in articles:
        text = article.text or ""
        for span in quotes_of(article, rnd, quotes):
            for _ in range(4):
                written = variant(text[span.start : span.end], rnd)
                proof, found = prove(wanted(written, article.source), article, {})
                assert proof is not None, (written, found)
                assert [piece.span for piece in proof.pieces] == [span]
                assert proof.pieces[0].printed == text[span.start : span.end]
                same = written == text[span.start : span.end]
                assert proof.tier is (Tier.EXACT if same else Tier.TYPOGRAPHIC)


def test_typographic_variants_of_the_test_site_stand_in_the_same_place() -> None:
    check_variants(list(harbour().values()), 80)


def test_typographic_variants_of_the_reports_stand_in_the_same_place(
    real_texts: dict[str, str],
) -> None:
    check_variants([Article.from_text(*each) for each in sorted(real_texts.items())], 100)


def test_no_mutant_of_the_test_site_is_accepted() -> None:
    assert refused_mutants(list(harbour().values()), 60) >= 2000


def test_no_mutant_of_the_reports_is_accepted(real_texts: dict[str, str]) -> None:
    articles = [Article.from_text(*each) for each in sorted(real_texts.items())]
    assert refused_mutants(articles, 90) >= 2000


PIECES = st.sampled_from(
    [
        *(
            "wörter",
            "Слово",
            "كلمة",
            "מילה",
            "e\u0301te\u0301",
            "👩\u200d👧",
            "⚓",
            "don’t",
            "a-b",
            "5.4",
        ),
        *("“open", "close”", "—", "…", "of\u00adfice", "ﬁne", "3,000", "\u00a0", "x\u0323\u0301y"),
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=12), st.lists(PIECES, max_size=6))
def test_any_words_are_found_where_they_stand(before: list[str], words: list[str]) -> None:
    quote = " ".join(["Zebra", *words, "quagga"])
    text = " ".join([*before, quote, *before])
    article = Article.from_text("the-source", text)
    start = text.index("Zebra")
    assert list(find_words(quote, article)) == [Span(start, start + len(quote))]
    proof, _ = prove(wanted(quote), article, {})
    if proof is not None:  # it may cross the report's words between two quotations
        assert proof.tier is Tier.EXACT
        assert proof.pieces[0].printed == quote


@given(st.text(max_size=80), st.text(max_size=25))
def test_nothing_that_is_written_breaks_the_engine(text: str, quote: str) -> None:
    article = Article.from_text("the-source", text)
    for given_words in (quote, f"{quote} [...] {text[:20]}", f"[{quote}] {text[5:30]}", text[3:40]):
        proof, found = prove(wanted(given_words), article, {"other": article})
        assert proof is not None or found
        for piece in proof.pieces if proof else ():
            assert piece.printed == text[piece.span.start : piece.span.end]


@pytest.mark.parametrize("speaker", SpeakerKind)
def test_what_is_proved_of_a_lock_needs_the_text(speaker: SpeakerKind) -> None:
    locked = Article("the-source", Article.from_text("x", "A gull. A quay.").layout)
    assert locked.quotations == ()
    assert locked.words_at(Span(0, 3)) == ""
    with pytest.raises(ValueError, match="not at hand"):
        prove(wanted("A gull"), locked, {})
