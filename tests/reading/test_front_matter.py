"""Where a front matter ends and the body begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.front_matter import Parted, part


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("---\na: b\n---\nWords\n", Parted("a: b\n", 2, "Words\n", 4)),
        ("---\n---\n", Parted("\n", 2, "", 3)),
        ("--- \na: b\n---  \n\nWords", Parted("a: b\n", 2, "\nWords", 4)),
        ("---\na: b\n---\nOne\n---\nTwo", Parted("a: b\n", 2, "One\n---\nTwo", 4)),
        ("---\na: b\n---", Parted("a: b\n", 2, "", 4)),
        ("---\na: b\n", None),
        ("\n---\na: b\n---\n", None),
        ("----\na: b\n----\n", None),
        (" ---\na: b\n---\n", None),
        ("", None),
    ],
)
def test_the_two_parts(text: str, parted: Parted | None) -> None:
    assert part(text) == parted


@given(
    st.lists(st.text(st.sampled_from("ab: -"), max_size=6).filter(lambda s: s.rstrip() != "---")),
    st.text(),
)
def test_nothing_is_lost_and_lines_are_counted(front: list[str], body: str) -> None:
    text = "\n".join(["---", *front, "---", body])
    parted = part(text)
    assert parted is not None
    assert parted.body == body
    assert text.split("\n")[parted.body_line - 1 :] == body.split("\n")
    assert parted.front == "\n".join(front) + "\n"
