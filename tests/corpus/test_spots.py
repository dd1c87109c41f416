"""Where several printings of one utterance part ways. The cases are in a file."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus.spots import part

BOOK = yaml.safe_load((Path(__file__).parents[1] / "cases/spots.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", BOOK, ids=lambda case: case["it"])
def test_the_case_book(case: dict[str, Any]) -> None:
    found = part(list(case["print"]), list(case["print"].values()))
    spots = [
        {s.change.value: {r.text: " ".join(r.sources) for r in s.readings}} for s in found.spots
    ]
    assert spots == case.get("spots", [])
    assert (found.words, found.shared) == (case["words"], case["shared"])
    assert dict(found.longer) == case.get("longer", {})


TOKENS = ["the", "ball", "is", "in", "their", "court", ",", ";", "Ball", "no"]
words = st.lists(st.sampled_from(TOKENS), min_size=1).map(" ".join)


@given(st.lists(words, min_size=2, max_size=4))
def test_whatever_is_printed_the_numbers_agree(texts: list[str]) -> None:
    names = [str(n) for n in range(len(texts))]
    found = part(names, texts)
    assert 0 <= found.shared <= found.words
    for spot in found.spots:
        assert sorted(s for r in spot.readings for s in r.sources) == names
        assert len(spot.readings) > 1
    if len(set(texts)) == 1:
        assert not found.spots
        assert not found.longer
