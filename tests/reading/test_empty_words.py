"""Words of which nobody sees anything are empty, and so are names made of them."""

from __future__ import annotations

import pytest

from generator.reading.read_content import read_content
from tests.conftest import make_content

UNSEEN = {
    "nothing": "",
    "a space": " ",
    "a no-break space": "\u00a0",
    "a soft hyphen": "\u00ad",
    "a joiner of graphemes": "\u034f",
    "a direction": "\u200e",
    "a variation": "\ufe00",
    "the variation of an emoji": "\ufe0f",
    "a Mongolian variation": "\u180b",
    "an accent alone": "\u0301",
    "a filler of Hangul": "\u3164",
    "all together": " \u00ad\u034f\u200e\ufe0f\u0301",
}
KEPT_BY_UNICODE = "\u2065\ufff0\U000e0080\U000e01f0\U000e0fff"
SEEN = ["a", "é", "e\u0301", "一", "क्", "ก", "❤\ufe0f", "7", "\u00ada", "\U0001f9ff", "\U0003ffff1"]


def _found(name: str) -> list[str]:
    escaped = "".join(f"\\U{ord(character):08X}" for character in name)
    file = f'topics:\n  ice:\n    name: "{escaped}"\n    text: Words.\n'
    _, found = read_content(make_content({"content/x.yml": file}))
    return [each.message for each in found]


@pytest.mark.parametrize("what", UNSEEN)
def test_nothing_to_see_is_empty(what: str) -> None:
    assert any("`name` is empty" in message for message in _found(UNSEEN[what]))


@pytest.mark.parametrize("character", KEPT_BY_UNICODE)
def test_what_is_kept_for_unseen_characters_stands_nowhere(character: str) -> None:
    assert any("`name` is empty" in message for message in _found(character))
    assert any(f"U+{ord(character):04X}" in message for message in _found(f"a{character}b"))


@pytest.mark.parametrize("words", SEEN)
def test_words_that_are_seen_are_taken(words: str) -> None:
    assert not any("is empty" in message for message in _found(words))
