"""What templates can ask for the pages of single records: claim, question, source, actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.corpus.difference import Change
from generator.corpus.model import Actor, Claim, Source
from generator.pages.accounts import Said, said_by
from generator.pages.article_rows import Mark, Row, article_rows
from generator.pages.relations import RelationSeen, relations_seen

if TYPE_CHECKING:
    from generator.pages.view import View


class Records:
    """Answers about one record; like the view, it knows no page."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._corpus = view.corpus
        self._compare = view.compare

    def relations(self, claim: Claim) -> tuple[RelationSeen, ...]:
        """Return how a claim stands to others, seen from its own side."""
        return relations_seen(self._corpus, claim, self._view.t)

    def differs_in_words(self, claim: Claim) -> bool:
        """Tell whether any words of a claim's statements are marked as differing."""
        return any(
            run.change not in (Change.NONE, Change.BEYOND)
            for s in claim.statements
            for run in self._view.shown(s).runs
        )

    def said_by(self, actor: Actor) -> tuple[Said, ...]:
        """Return what an actor is given as saying, by claim, the newest first."""
        return said_by(self._compare, actor)

    def rows(self, source: Source) -> tuple[Row, ...]:
        """Return an article's paragraphs with its quotes in their places."""
        return article_rows(
            source,
            self._corpus.statements_in.get(source.id, ()),
            self._corpus.explainers_with.get(source.id, ()),
        )

    def mark_title(self, mark: Mark) -> str:
        """Return what a mark in an article is for, in words."""
        if mark.statement is None:
            return self._view.t.plain("source.term", of=mark.of)
        return self._corpus.claims[mark.statement.claim].text
