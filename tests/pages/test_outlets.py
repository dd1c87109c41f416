"""How outlets are told apart."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from generator.corpus.corpus import Corpus
from generator.pages.outlets import outlets


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (["ABC News", "Press TV"], "AP"),
        (["The Merrow Gazette", "Morning Post"], "MP"),
        (["The Post", "Press TV", "Post Office"], "PTO"),
        (["A", "The"], "AT"),
        (["24 Hours", "صوت"], "2ص"),
        (["Xx", "Xx", "Xx"], "XXX"),
    ],
)
def test_letters(names: list[str], letters: str) -> None:
    ids = [f"outlet-{n}" for n in range(len(names))]
    corpus = SimpleNamespace(
        explainers={},
        sources={f"report-{id}": SimpleNamespace(outlet=id) for id in ids},
        actors={id: SimpleNamespace(name=name) for id, name in zip(ids, names, strict=True)},
    )
    found = outlets(cast(Corpus, corpus), ["The", "A", "An"])
    assert "".join(outlet.letter for outlet in found.values()) == letters
    assert [outlet.number for outlet in found.values()] == list(range(1, len(names) + 1))


def test_the_stories_give_the_order() -> None:
    corpus = SimpleNamespace(
        explainers={"story": SimpleNamespace(sources=("b", "a"))},
        sources={id: SimpleNamespace(outlet=f"outlet-{id}") for id in "abc"},
        actors={f"outlet-{id}": SimpleNamespace(name=id) for id in "abc"},
    )
    assert list(outlets(cast(Corpus, corpus), [])) == ["outlet-b", "outlet-a", "outlet-c"]
