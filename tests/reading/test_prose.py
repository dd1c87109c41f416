"""Hand-written Markdown: links to records found where they stand, everything else refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.place import Place
from generator.reading.prose import KINDS, read_prose
from tests.counting import steps

SOURCES = st.text(st.sampled_from("ab[]()<>!*_`#-|\\&;:/\n \"'"), max_size=60) | st.text(
    max_size=60
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("[A][claim:a] and [B][claim:b]", [(5, 1), (5, 18)]),
        ("[A\nb][claim:a], [B][claim:b]", [(5, 1), (6, 14)]),
        ("[sic] [A][claim:a]", [(5, 7)]),
        ("One\n\n- two [A][claim:a]\n- [B][claim:b]", [(7, 7), (8, 3)]),
        ("> [A [b]][claim:a]", [(5, 3)]),
        ("| a | b |\n|---|---|\n| [A][claim:a] | [B][claim:b] |", [(7, 3), (7, 18)]),
    ],
)
def test_a_citation_stands_where_its_words_begin(text: str, places: list[tuple[int, int]]) -> None:
    prose, found = read_prose(text, "a.md", 5)
    assert found == []
    assert [c.place for c in prose.citations] == [Place("a.md", *place) for place in places]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_record_can_be_cited(kind: str) -> None:
    prose, found = read_prose(f"[A][{kind}:some-id] [B][{kind.upper()}:some-id]", "a.md", 1)
    assert found == []
    assert [(c.kind, c.id) for c in prose.citations] == [(kind, "some-id")] * 2


@given(SOURCES)
def test_no_text_raises_and_no_html_comes_through(text: str) -> None:
    prose, found = read_prose(text, "a.md", 1)
    assert not any(
        "html" in t.type for block in prose.tokens for t in (block, *(block.children or ()))
    )
    assert all(each.place.line >= 1 and each.place.column >= 1 for each in found)


@given(st.text(st.sampled_from("ab[]()! \n"), max_size=30))
def test_places_lie_inside_the_text(text: str) -> None:
    prose, _ = read_prose(f"{text}\n\n[A][claim:a]", "a.md", 1)
    lines = f"{text}\n\n[A][claim:a]".split("\n")
    for citation in prose.citations:
        assert citation.place.line <= len(lines)
        assert lines[citation.place.line - 1][citation.place.column - 1] == "["


@pytest.mark.parametrize(
    "link",
    ["[w][actor:ida] ", "[w][a] ", "[w](https://example.org/ä) ", "[actor:ida] "],
)
def test_links_on_one_line_take_time_in_proportion(link: str) -> None:
    def read(times: int) -> int:
        text = f"[a]: https://example.org\n\n{link * times}"
        return steps(lambda: read_prose(text, "a.md", 1))

    assert read(1200) < 2.5 * read(600)


def test_a_label_that_never_ends_hides_no_other() -> None:
    prose, _ = read_prose("[actor:[A][actor:ida]", "a.md", 1)
    assert [citation.id for citation in prose.citations] == ["ida"]
