"""How outlets are told apart: a letter, and a number for shape and colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.corpus.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Outlet:
    """How an outlet is told apart: its letter, and its number on the site from 1."""

    id: str
    name: str
    letter: str
    number: int

    @property
    def css(self) -> str:
        """The class for shape and colour; beyond four there are letters only."""
        return f"outlet--{self.number if self.number <= 4 else 'n'}"


def outlets(corpus: Corpus, articles: Iterable[str]) -> dict[str, Outlet]:
    """Return every outlet that has a source, by id, in the order of the stories and then of ids.

    `articles` are the words such as “The” that no outlet is known by.
    """
    order = [s for e in corpus.explainers.values() for s in e.sources]
    sources = [s for s in dict.fromkeys([*order, *corpus.sources]) if s in corpus.sources]
    ids = dict.fromkeys(corpus.sources[s].outlet for s in sources)
    passed_over = frozenset(article.casefold() for article in articles)
    found: dict[str, Outlet] = {}
    taken: set[str] = set()
    for number, id in enumerate((i for i in ids if i in corpus.actors), start=1):
        name = corpus.actors[id].name
        letters = list(_letters(name, passed_over))
        letter = next((c for c in letters if c not in taken), letters[0])
        taken.add(letter)
        found[id] = Outlet(id, name, letter, number)
    return found


def _letters(name: str, articles: frozenset[str]) -> Iterator[str]:
    """Yield the letters that could stand for a name: of its words' beginnings, then all others."""
    words = name.split()
    if len(words) > 1 and words[0].casefold() in articles:
        words = words[1:]
    starts = [c for word in words for c in word if c.isalnum()][:1]
    yield from (c.upper() for c in starts)
    yield from (word[0].upper() for word in words if word[0].isalnum())
    yield from (c.upper() for word in words for c in word if c.isalnum())
    yield name[:1]
