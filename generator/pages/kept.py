"""Pages that need not be made again: those whose reads all give the same answers as before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.corpus.reads import Changes, Read, Reads
from generator.pages.page import Page


@dataclass(slots=True)
class _Kept:
    """A page with all that it was made from."""

    given: tuple[object, ...]
    """The record or the part of a list that it shows."""
    reads: set[Read]
    page: Page
    dated: Page
    """The page with the date of the newest signature, where it has no date of its own."""


@dataclass(slots=True)
class KeptPages:
    """The pages of one run for the next one, with the reads that they were made from."""

    frame: tuple[object, ...] = ()
    """What all of them were made with: templates, words, options."""
    reads: Reads = field(default_factory=Reads)
    pages: dict[tuple[str, str], _Kept] = field(default_factory=dict)
    """By template and path."""


class Run:
    """One rendering of all pages, with those of an earlier one at hand."""

    def __init__(self, kept: KeptPages, reads: Reads, frame: tuple[object, ...]) -> None:
        """`reads` are those of the run that begins; `frame` is what all its pages are made with.

        Where the reads are not watched, nothing is kept for another run.
        """
        self._kept, self._reads, self._frame = kept, reads, frame
        self._old = kept.pages if kept.frame == frame else {}
        self._new: dict[tuple[str, str], _Kept] = {}
        asked = {(owner, name) for each in self._old.values() for owner, name, _ in each.reads}
        self._changes = Changes(kept.reads, reads, asked)

    def page(
        self, template: str, path: str, given: tuple[object, ...], make: Callable[[], Page]
    ) -> Page:
        """Take a page into the run and return it: the earlier one, or what `make` returns.

        A page that the run has already at this path makes way for it.
        """
        key = template, path
        old = self._old.get(key)
        if old is None or old.given != given or self._changes.touch(old.reads):
            if self._reads.watching:
                with self._reads.noting() as reads:
                    page = make()
            else:
                reads, page = set(), make()
            old = _Kept(given, reads, page, page)
        self._new[key] = old
        return old.page

    def end(self, latest: str) -> list[Page]:
        """Return all pages, those without a date under that of the `latest` signature.

        What this run made is what the next one finds.
        """
        for each in self._new.values():
            if not each.page.updated and each.dated.updated != latest:
                each.dated = each.page.but(updated=latest)
        if self._reads.watching:
            kept = self._kept
            kept.frame, kept.reads, kept.pages = self._frame, self._reads, self._new
        return [each.dated for each in self._new.values()]
