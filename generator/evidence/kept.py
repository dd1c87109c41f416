"""What was proved, for as long as neither the text nor what is wanted of it changes.

Nothing here is read from a file: a proof is kept within one program that has made it, beside the
very text that it was made against. A lock is never taken for a proof where the text is at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from generator.diagnostics import Diagnostic
from generator.evidence.model import Proof, Wanted
from generator.evidence.proofs import ProvedArticle
from generator.place import Place

T = TypeVar("T")
_NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of proving one piece of evidence."""

    proof: Proof | None
    found: tuple[Diagnostic, ...] = ()
    """What is to be said of the words."""
    on_lock: tuple[Diagnostic, ...] = ()
    """What is to be said of the lock, where the text is at hand."""


class KeptProofs:
    """Articles and proofs of one run for the next one.

    Every entry names all that it was made from, and is used only where that is the same again.
    """

    def __init__(self) -> None:
        self._old: dict[Hashable, tuple[tuple[object, ...], Any]] = {}
        self._new: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    def begin(self) -> None:
        """Begin a run: what it does not ask for is forgotten at the next."""
        self._old, self._new = self._new, {}

    def once(self, key: Hashable, made_from: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what `make` gives, or gave for `key` when it was made from the same values."""
        known = self._new.get(key) or self._old.get(key)
        if known is None or not _same(known[0], made_from):
            known = made_from, make()
        self._new[key] = known
        value: T = known[1]
        return value

    def outcome(
        self,
        key: Hashable,
        wanted: Wanted,
        article: ProvedArticle,
        make: Callable[[], Outcome],
    ) -> Outcome:
        """Return what came of proving `wanted` in `article`.

        Where nothing was found wrong, it does not matter in which line the evidence is written. A
        failure is worked out anew each time: its message names other articles.
        """
        known = self._new.get(key) or self._old.get(key)
        if known is not None:
            (before, there), outcome = known
            clean = not outcome.found and not outcome.on_lock
            same = before is wanted or before == wanted
            if there is article and (same or (clean and _words(before) == _words(wanted))):
                self._new[key] = (wanted, article), outcome
                return outcome  # type: ignore[no-any-return]
        made = make()
        if made.proof is not None:
            self._new[key] = (wanted, article), made
        return made


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    return len(before) == len(now) and all(
        a is b or (type(a) in (str, bytes, tuple, int) and a == b)
        for a, b in zip(before, now, strict=True)
    )


def _words(wanted: object) -> object:
    return replace(wanted, place=_NOWHERE, places=()) if isinstance(wanted, Wanted) else wanted
