"""Paragraphs, lines, sentences and zones: numbered once, in code points, the same each time."""

from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.article import Article
from generator.evidence.layout import check_locator, check_zones, find_span, locators, measure
from generator.evidence.model import Layout, Locator, Span
from generator.place import Place
from generator.reading.schema.sources import Zone, ZoneDraft

TEXT = """
A headline of the day

  The first sentence. The second, by Dr. Moor, e.g. here.
The third stands on its own line.
\t
A caption of the day. It has two sentences.
Picture: Ida
🌊 Ein Wort 👩\u200d👧. Там стоит мост. Конец.

"""
ZONES = {"p1": Zone.HEADLINE, "p3": Zone.CAPTION, "p3.l2": Zone.CREDIT, "p3.l3": Zone.BODY}
PLACE = Place("articles/the-source.md", 7, 3)


def words(layout: Layout, text: str = TEXT) -> list[list[str]]:
    return [[text[s.start : s.end] for s in p.sentences] for p in layout.paragraphs]


def test_paragraphs_and_sentences() -> None:
    assert words(measure(TEXT, "en", ZONES)) == [
        ["A headline of the day"],
        [
            "The first sentence.",
            "The second, by Dr. Moor, e.g. here.",
            "The third stands on its own line.",
        ],
        [
            "A caption of the day.",
            "It has two sentences.",
            "Picture: Ida",
            "🌊 Ein Wort 👩\u200d👧.",
            "Там стоит мост.",
            "Конец.",
        ],
    ]


def test_lines_and_zones() -> None:
    layout = measure(TEXT, "en", ZONES)
    caption = layout.paragraphs[2]
    assert [TEXT[line.start : line.end] for line in caption.lines][1] == "Picture: Ida"
    assert caption.zones == (Zone.CAPTION, Zone.CREDIT, Zone.BODY)
    assert caption.zone is Zone.CAPTION
    assert [p.zone for p in layout.paragraphs] == [Zone.HEADLINE, Zone.BODY, Zone.CAPTION]


def test_without_a_border_a_sentence_may_run_over_lines() -> None:
    text = "A sentence that is\nset in two lines. Another."
    assert words(measure(text, "en", {}), text) == [
        ["A sentence that is\nset in two lines.", "Another."]
    ]
    zones = {"p1.l2": Zone.CREDIT}
    assert len(measure(text, "en", zones).paragraphs[0].sentences) == 3


def test_unrelated_lines() -> None:
    zones = {"p1.l1": ZoneDraft(zone=Zone.CAPTION, unrelated="another year"), "p1.l2": Zone.CAPTION}
    article = Article.from_text("x", "The regatta.\nThe ferry.", zones=zones)
    paragraph = article.layout.paragraphs[0]
    assert paragraph.unrelated_lines == (1,)
    assert not paragraph.unrelated
    assert article.is_unrelated(3)
    assert not article.is_unrelated(14)
    assert article.stretches == (Span(0, 12), Span(13, 23))
    whole = {"p1": ZoneDraft(zone=Zone.CAPTION, unrelated="another year")}
    assert measure("The regatta.\nThe ferry.", "en", whole).paragraphs[0].unrelated


def test_the_hash_and_length_are_those_of_the_text() -> None:
    layout = measure(TEXT, "en", {})
    assert layout.sha256 == hashlib.sha256(TEXT.encode("utf-8")).hexdigest()
    assert layout.length == len(TEXT)


@pytest.mark.parametrize("text", ["", "\n", " \n\n \t\n"])
def test_a_text_without_words_has_no_paragraphs(text: str) -> None:
    assert measure(text, "en", {}).paragraphs == ()
    assert Article.from_text("x", text).quotations == ()


@given(st.text(st.sampled_from("ab. \n\r\t\u2029\u00a0“”🌊שе\u0301"), max_size=80))
def test_every_part_lies_within_its_whole(text: str) -> None:
    layout = measure(text, "en", {})
    ends = 0
    for paragraph in layout.paragraphs:
        assert ends <= paragraph.span.start < paragraph.span.end <= len(text)
        for parts in (paragraph.lines, paragraph.sentences):
            assert parts[0].start == paragraph.span.start
            assert parts[-1].end == paragraph.span.end
            assert all(a.end <= b.start for a, b in pairwise(parts))
        assert len(paragraph.zones) == len(paragraph.lines)
        ends = paragraph.span.end
    outside = "".join(
        text[a:b]
        for a, b in zip(
            [0, *(p.span.end for p in layout.paragraphs)],
            [*(p.span.start for p in layout.paragraphs), len(text)],
            strict=True,
        )
    )
    assert not outside.strip()


def test_line_ends_of_every_system_give_the_same_numbers() -> None:
    shapes = [
        [(p.number, len(p.lines), len(p.sentences)) for p in measure(text, "en", {}).paragraphs]
        for text in (TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "\r"))
    ]
    assert shapes[0] == shapes[1] == shapes[2]


@pytest.mark.parametrize(
    ("locator", "found"),
    [
        ("p1", "A headline of the day"),
        ("p2.l2", "The third stands on its own line."),
        ("p2.s1", "The first sentence."),
        ("p3.s1-s2", "A caption of the day. It has two sentences."),
        ("p3.s2-s1", None),
        ("p4", None),
        ("p1.l2", None),
        ("p1.s2", None),
        ("p2.s2-s9", None),
    ],
)
def test_what_a_locator_names(locator: str, found: str | None) -> None:
    span = find_span(measure(TEXT, "en", ZONES), Locator.parse(locator))
    assert (TEXT[span.start : span.end] if span else None) == found


def test_every_sentence_leads_to_its_locator_and_back() -> None:
    article = Article.from_text("x", TEXT, zones=ZONES)
    for locator in locators(article.layout):
        span = article.span_of(locator)
        assert span is not None
        assert article.locator_of(span) == locator


def test_a_locator_that_names_nothing_is_said_to() -> None:
    layout = measure(TEXT, "en", ZONES)
    messages = [
        found.message
        for locator in ("p9", "p1.s2", "p1.l3", "p2.s1")
        for found in check_locator(layout, locator, PLACE, "the-source")
    ]
    assert messages == [
        "There is no p9 in the-source: the text has 3 paragraphs.",
        "There is no p1.s2 in the-source: p1 has 1 sentence.",
        "There is no p1.l3 in the-source: p1 has 1 line.",
    ]


def test_zones_are_for_paragraphs_and_lines_that_exist() -> None:
    layout = measure(TEXT, "en", {})
    found = list(check_zones(layout, {"p1": PLACE, "p1.s1": PLACE, "p8.l2": PLACE}, "the-source"))
    assert [d.rule.name for d in found] == ["zone-within-a-line", "locator-outside-text"]
    assert found[0].place == PLACE
