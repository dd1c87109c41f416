"""What differs, said in sentences."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from generator.corpus.spots import part
from generator.pages.catalogue import load_catalogue
from generator.pages.differing import _words
from generator.pages.outlets import Outlet
from generator.pages.view import View

OUTLETS = {name: Outlet(name, name, name[0], n) for n, name in enumerate(("Post", "Echo"), start=1)}
VIEW = cast(View, SimpleNamespace(t=load_catalogue("en"), outlet=OUTLETS.__getitem__))


@pytest.mark.parametrize(
    ("post", "echo", "says"),
    [
        ("in their court", "in their court", ["Post and Echo print the same 3 words."]),
        (
            "The ball is their court",
            "The ball is in their court",
            [
                "Post and Echo print the same utterance. "
                "They share 5 words and part ways in one place.",
                "Echo has in; Post has nothing there.",
            ],
        ),
        (
            "the door, is Open and stays",
            "the door is open and stays so",
            [
                "Post and Echo print the same utterance. "
                "They share 6 words and part ways in 2 places.",
                "Capital letters: Post has Open; Echo has open.",
                "The punctuation differs in one place.",
                "Echo quotes one word more.",
            ],
        ),
    ],
)
def test_sentences(post: str, echo: str, says: list[str]) -> None:
    found = _words(part(["Post", "Echo"], [post, echo]), "en", VIEW)
    assert [sentence.striptags() for sentence in found] == says
