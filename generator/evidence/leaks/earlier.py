"""What earlier states of the records quoted: published at the time, and for ever in the history.

An editor who shortens a quote does not make its first version a leak. Without this nobody could
ever shorten one: the alarm would not stop until the history of git was rewritten.

Only what the budget allowed was ever published lawfully. So only records and locks in the content
folder count; no quote longer than a quote may be; and nothing of a state of a file that holds more
of an article than all quotes together may. What is not caught: an article spread over many files
or many commits, each of which is within the budget.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.evidence.article import Article
from generator.evidence.leaks.letters import Letters, fold
from generator.evidence.leaks.marks import WordMarks
from generator.evidence.leaks.runs import RunIndex
from generator.evidence.leaks.search import Item
from generator.evidence.usage import Limits
from generator.evidence.words import count_words
from generator.reading.front_matter import part
from generator.reading.text import decode
from generator.reading.yaml_tree import read_yaml

_WORDS_OF = frozenset({"quote", "parts", "printed", "shown", "title"})
"""Keys of records and locks under which published words stand."""


def earlier_quotes(
    objects: Iterable[Item], guarded: Sequence[tuple[Article, Limits]], folder: str, /
) -> Iterator[str]:
    """Give each quote and title of the records and locks among `objects` of the history.

    `folder` is that of the content, as the repository names it. What was never within the limits
    of the `guarded` articles is left out and remains a leak.
    """
    budget = _Budget(guarded)
    below = f"{folder.strip('/')}/".removeprefix("/")
    for name, data in objects:
        path = name.rpartition("@")[0]
        if path.startswith(below) and path.endswith((".yml", ".yaml", ".md")):
            quotes = [q for q in _quotes(_records(path, data)) if count_words(q) <= budget.longest]
            if budget.allows(quotes):
                yield from quotes


class _Budget:
    """How much of the guarded articles one state of a file may hold."""

    def __init__(self, guarded: Sequence[tuple[Article, Limits]]) -> None:
        self._letters = [Letters(article.text or "") for article, _ in guarded]
        self._index = RunIndex(self._letters)
        self._percents = [limits.all_percent for _, limits in guarded]
        self.longest = max((limits.quote_words for _, limits in guarded), default=0)
        """Words of the longest quote that any of them allows."""

    def allows(self, quotes: Iterable[str]) -> bool:
        """Tell whether all quotes of one state are within the budget of every article."""
        marks = WordMarks(self._letters, self._index)
        for quote in {fold(q) for q in quotes}:
            marks.add(quote)
        return all(
            marked.count(1) * 100 <= percent * len(marked)
            for marked, percent in zip(marks.marked, self._percents, strict=True)
        )


def _records(path: str, data: bytes) -> Any:
    text, _ = decode(data, path)
    if text is not None and path.endswith(".md"):
        parted = part(text)
        text = parted.front if parted else None
    if text is None:
        return None
    file, _ = read_yaml(text, path)
    return file.data if file else None


def _quotes(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _quotes(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _quotes(inner, key)
    elif isinstance(value, str) and key in _WORDS_OF:
        yield value
