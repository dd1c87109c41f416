"""What a report says itself is its normalised text with the quotations blotted out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.article import QUOTED, Article
from generator.evidence.model import Span
from generator.evidence.narration import clauses, narration_in

PIECES = ("He said ", "“Yes.” ", "“No, ", "he “would”. ", "Now; then ", "... ", "\n\n", '"', "”")
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)


@given(TEXTS, st.data())
def test_narration_is_what_stands_between_quotations(text: str, data: st.DataObject) -> None:
    article = Article.from_text("report", text + "end")
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    between = [article.normal_words_at(part) for part in narration_in(span, article)]
    parts = article.narration_at(span).split(QUOTED)
    assert [part for part in parts if part] == [part for part in between if part]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He came. She left", ["He came", " She left"]),
        ("At 5.30 p.m. he came.", ["At 5.30 p.m", " he came", ""]),
        ("She said “No.” and left; he stayed", ["She said ", " and left", " he stayed"]),
        ("“Yes.” “No,” he said.", ["", " ", " he said", ""]),
        ("So it ends “now”.", ["So it ends ", "", ""]),
    ],
)
def test_a_clause_ends_at_a_full_stop_and_at_a_quotation(text: str, parts: list[str]) -> None:
    article = Article.from_text("report", text)
    assert clauses(article.narration_at(Span(0, len(text)))) == parts
