"""Printings of one utterance in several languages are no change of its words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from generator.corpus.compare import Comparison


def differences(*printed: tuple[str, str, str]) -> dict[str, list[str]]:
    """Return the sources whose printings are compared, for source, language and words."""
    witnesses = [
        SimpleNamespace(
            source=source,
            lang=lang,
            published=True,
            proof=SimpleNamespace(shown=words, words=len(words.split())),
        )
        for source, lang, words in printed
    ]
    corpus: Any = SimpleNamespace(witnesses={"ball": tuple(witnesses)})
    found = Comparison(corpus).differences
    return {name: [p.statement.source for p in each.printings] for name, each in found.items()}


def test_a_translation_is_not_compared() -> None:
    assert differences(("a", "en", "the ball"), ("b", "fa", "توپ")) == {}


def test_those_in_one_language_are_compared_with_each_other() -> None:
    found = differences(("a", "en", "the ball"), ("b", "fa", "توپ"), ("c", "en-GB", "a ball"))
    assert found == {"ball": ["a", "c"]}
