"""What earlier states of the records quoted: published at the time, and for ever in the history.

An editor who shortens a quote does not make its first version a leak. Without this nobody could
ever shorten one: the alarm would not stop until the history of git was rewritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.evidence.leaks.search import Item
from generator.evidence.words import count_words
from generator.reading.front_matter import part
from generator.reading.text import decode
from generator.reading.yaml_tree import read_yaml

_WORDS_OF = frozenset({"quote", "parts", "printed", "shown", "title"})
"""Keys of records and locks under which published words stand."""


def earlier_quotes(objects: Iterable[Item], longest: int, /) -> Iterator[str]:
    """Give each quote and title that a record or lock among `objects` of the history gives.

    One of more than `longest` words was never within the budget of quotation, so it is left out
    and remains a leak.
    """
    for name, data in objects:
        path = name.rpartition("@")[0]
        if path.endswith((".yml", ".yaml", ".md")):
            for words in _quotes(_records(path, data)):
                if count_words(words) <= longest:
                    yield words


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
