"""What is read of the records, noted, so that what was made of it is kept while it stays the same.

A page is made by asking indices: of the corpus, of the comparison, of the lists. Each question is
one read: whose index, which, and for which key. A page that was made from certain reads is the
same as long as each of them gives an equal answer, for nothing else goes into it that varies. So
whatever is worked out once for several pages must be a `cached_property` of `Corpus`, an `index`,
or asked for through `Reads.once`, and never a dict that is filled by hand.
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    Hashable,
    ItemsView,
    Iterable,
    Iterator,
    KeysView,
    Mapping,
    ValuesView,
)
from contextlib import contextmanager
from dataclasses import fields
from functools import cached_property
from typing import Any, Final, Generic, Self, TypeVar, overload

from generator.corpus.corpus import Corpus

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Read = tuple[str, str, Hashable]
"""Whose index, its name, and the key that was asked for, or WHOLE."""


class _Mark:
    """A value that is none of anybody's."""


WHOLE: Final = _Mark()
"""The key of a read that went through a whole index, or asked how long it is."""
_NOTHING: Final = _Mark()
_NONE: frozenset[Hashable] = frozenset()


class Reads:
    """Notes what is read, for as long as somebody wants to know."""

    def __init__(self, *, watching: bool = True) -> None:
        """Where nothing is kept for another run, nothing need be watched."""
        self.watching = watching
        self.owners: dict[str, Callable[[], object]] = {}
        """How to get at whoever has the indices, by the name that stands in reads."""
        self._frames: list[set[Read] | None] = []
        self._known: dict[Hashable, tuple[Any, set[Read]]] = {}

    def note(self, owner: str, name: str, key: Hashable = WHOLE) -> None:
        """Note a read for the innermost page or answer that is being made."""
        if self._frames and self._frames[-1] is not None:
            self._frames[-1].add((owner, name, key))

    @contextmanager
    def noting(self) -> Iterator[set[Read]]:
        """Give the set that fills with the reads of the block."""
        frame: set[Read] = set()
        self._frames.append(frame)
        try:
            yield frame
        finally:
            self._frames.pop()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Note nothing: what an index is made from does not matter, only what it answers."""
        self._frames.append(None)
        try:
            yield
        finally:
            self._frames.pop()

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` gives, made once for `key`; who asks again has read the same."""
        found = self._known.get(key)
        if found is None:
            with self.noting() as reads:
                value = make()
            self._known[key] = found = value, reads
        if self._frames and self._frames[-1] is not None:
            self._frames[-1] |= found[1]
        answer: T = found[0]
        return answer

    def value(self, owner: str, name: str) -> object:
        """Return a whole index, or one answer, without noting it."""
        with self.aside():
            value = getattr(self.owners[owner](), name)
        return value.plain if isinstance(value, Seen) else value


class Changes:
    """Which reads give another answer than before."""

    def __init__(self, before: Reads, now: Reads, asked: Iterable[tuple[str, str]]) -> None:
        """`asked` are the indices, by owner and name, that anything was ever read of."""
        self._reads: set[Read] = set()
        for owner, name in asked:
            changed = _changed(before.value(owner, name), now.value(owner, name))
            self._reads.update((owner, name, key) for key in changed)

    def touch(self, reads: set[Read]) -> bool:
        """Tell whether any of `reads` gives another answer now."""
        return not self._reads.isdisjoint(reads)


def _changed(before: object, now: object) -> frozenset[Hashable]:
    if not isinstance(before, Mapping) or not isinstance(now, Mapping):
        return _NONE if before is now or before == now else frozenset([WHOLE])
    keys = {key for key in before.keys() | now.keys() if not _same(before, now, key)}
    if keys or list(before) != list(now):
        keys.add(WHOLE)
    return frozenset(keys)


def _same(before: Mapping[Any, object], now: Mapping[Any, object], key: Hashable) -> bool:
    one, other = before.get(key, _NOTHING), now.get(key, _NOTHING)
    return one is other or one == other


class Seen(Mapping[K, V]):
    """An index whose reads are noted."""

    def __init__(self, plain: Mapping[K, V], owner: str, name: str, reads: Reads) -> None:
        self.plain = plain
        self._owner, self._name, self._reads = owner, name, reads

    def __getitem__(self, key: K) -> V:
        self._reads.note(self._owner, self._name, key)
        return self.plain[key]

    def __contains__(self, key: object) -> bool:
        self._reads.note(self._owner, self._name, key)
        return key in self.plain

    def __iter__(self) -> Iterator[K]:
        self._reads.note(self._owner, self._name)
        return iter(self.plain)

    def __len__(self) -> int:
        self._reads.note(self._owner, self._name)
        return len(self.plain)

    def keys(self) -> KeysView[K]:
        """Return all keys; this and the two below are one read each."""
        self._reads.note(self._owner, self._name)
        return self.plain.keys()

    def values(self) -> ValuesView[V]:
        """Return all values."""
        self._reads.note(self._owner, self._name)
        return self.plain.values()

    def items(self) -> ItemsView[K, V]:
        """Return all keys with their values."""
        self._reads.note(self._owner, self._name)
        return self.plain.items()


class index(cached_property[T], Generic[T]):  # noqa: N801 - used as `cached_property` is
    """An answer that is worked out once, on an object with `reads`; its reads are noted."""

    def __set_name__(self, owner: type[Any], name: str) -> None:
        super().__set_name__(owner, name)
        self._owner, self._name, self._kept = owner.__name__, name, f"_{name} as read"

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T: ...

    def __get__(self, instance: Any, owner: type[Any] | None = None) -> Self | T:
        if instance is None:
            return self
        reads: Reads = instance.reads
        if self._kept not in instance.__dict__:
            with reads.aside():
                value: Any = self.func(instance)
            if reads.watching and isinstance(value, Mapping):
                value = Seen(value, self._owner, self._name, reads)
            instance.__dict__[self._kept] = value
            if not reads.watching or isinstance(value, Seen):
                # What notes its own reads, or need not, is from now on found without this.
                instance.__dict__[self._name] = value
        found: T = instance.__dict__[self._kept]
        if not isinstance(found, Seen):
            reads.note(self._owner, self._name)
        return found


class WatchedCorpus(Corpus):
    """A corpus whose indices note what is read of them. It holds and answers the same."""

    def __init__(self, corpus: Corpus, reads: Reads) -> None:
        self.__dict__["_plain"] = corpus
        self.__dict__["_reads"] = reads
        for each in fields(Corpus):
            self.__dict__[each.name] = self._seen(each.name, getattr(corpus, each.name))
        reads.owners["Corpus"] = lambda: corpus

    def _seen(self, name: str, value: Any) -> Any:
        reads: Reads = self.__dict__["_reads"]
        if isinstance(value, Mapping):
            return Seen(value, "Corpus", name, reads)
        reads.note("Corpus", name)
        return value

    def _index(self, name: str) -> Any:
        return self._seen(name, getattr(self.__dict__["_plain"], name))


def _watch(name: str) -> property:
    return property(lambda corpus: corpus._index(name))


for _name, _value in list(vars(Corpus).items()):
    if isinstance(_value, cached_property):
        setattr(WatchedCorpus, _name, _watch(_name))
