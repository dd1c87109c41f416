"""Text fragments name the words on the publisher's page, in every script, and nothing else."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.deep_link import deep_link, text_fragment

URL = "https://gazette.example/bridge"


@pytest.mark.parametrize(
    ("pieces", "fragment"),
    [
        ([], ""),
        ([" "], ""),
        (["The bridge is tired"], ":~:text=The%20bridge%20is%20tired"),
        (["tired, not broken"], ":~:text=tired%2C%20not%20broken"),
        (["well-known & loved"], ":~:text=well%2Dknown%20%26%20loved"),
        (["direc\u00adtions"], ":~:text=directions"),
        (["two\u00a0lines\nof it"], ":~:text=two%20lines%20of%20it"),
        (["a b c d e f g h"], ":~:text=a%20b%20c%20d%20e%20f%20g%20h"),
        (["a b c d e f g h i"], ":~:text=a%20b%20c%20d,f%20g%20h%20i"),
        (["We closed it", "and would again"], ":~:text=We%20closed%20it&text=and%20would%20again"),
    ],
)
def test_the_directives(pieces: list[str], fragment: str) -> None:
    assert text_fragment(pieces) == fragment


def test_a_link_keeps_the_fragment_of_its_address() -> None:
    assert deep_link(URL, ["a b"]) == f"{URL}#:~:text=a%20b"
    assert deep_link(f"{URL}#p3", ["a b"]) == f"{URL}#p3:~:text=a%20b"
    assert deep_link(URL, []) == URL


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=3))
def test_no_word_can_end_a_directive(pieces: list[str]) -> None:
    fragment = text_fragment(pieces)
    if fragment:
        directives = fragment.removeprefix(":~:").split("&")
        assert all(each.startswith("text=") and each.count(",") <= 1 for each in directives)
        assert all("-" not in each for each in directives)
        assert not set(fragment) & set("\"'<>` \n")
        assert unquote(fragment).count("text=") >= len(directives)
