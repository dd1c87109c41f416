"""What an event's page says: when it was, how exactly that is known, and what reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim, Event
from generator.corpus.timeline import precision
from generator.pages.words_for import date_words, list_words

if TYPE_CHECKING:
    from generator.pages.view import View


class Happenings:
    """Answers on events."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._corpus: Corpus = view.corpus

    def claims(self, event: Event) -> tuple[Claim, ...]:
        """Return the claims that are an event's evidence, in the order written."""
        return tuple(self._corpus.claims[id] for id in event.claims if id in self._corpus.claims)

    def further(self, event: Event) -> tuple[Claim, ...]:
        """Return the claims about an event that are not its evidence."""
        about = self._corpus.claims_about.get(event.id, ())
        return tuple(claim for claim in about if claim.id not in event.claims)

    def parts(self, event: Event) -> tuple[Event, ...]:
        """Return the events that are part of one, in the order of time."""
        return self._corpus.events_in.get(event.id, ())

    def precision(self, event: Event) -> str:
        """Return how exactly the time is known, in words."""
        return self._view.t.plain(f"event.exact.{precision(event.happened)}")

    def gist(self, event: Event) -> str:
        """Return when an event was and which outlets report it."""
        t = self._view.t
        sources = dict.fromkeys(
            s for claim in self.claims(event) for s in self._corpus.carriers[claim.id]
        )
        outlets = list(dict.fromkeys(self._view.outlet(s).name for s in sources))
        when = date_words(event.happened, t) if event.happened.stated else t.plain("event.undated")
        if not outlets:
            return t.plain("event.gist-none", when=when)
        return t.plain("event.gist", when=when, outlets=list_words(outlets, t))
