"""What templates can ask for the pages that gather many records: home, stories and indexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.corpus.answers import Given, answers
from generator.corpus.figure_model import Figure
from generator.corpus.model import Claim, Explainer, HandPage, Question, Source
from generator.corpus.presence import Presence, roll_call
from generator.corpus.quantities import Amount, amounts
from generator.corpus.reads import index
from generator.corpus.shares import Share, shares
from generator.corpus.sides import Side, sides
from generator.corpus.signatures import Signatures, signatures
from generator.corpus.ties import ties
from generator.corpus.timeline import Moment, in_told_order, moments, timeline
from generator.pages import stories
from generator.pages.browse import Facet, actor_facets, claim_facets, question_facets
from generator.pages.spellings import spellings_script
from generator.pages.stories import MatrixGroup, UnitGroup
from generator.pages.ties_picture import TiePicture, tie_picture
from generator.pages.words_for import day_words, number_words
from generator.reading.dates import plain_date

if TYPE_CHECKING:
    from generator.pages.outlets import Outlet
    from generator.pages.view import View

_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_ABOUT_PAGES = ("method", "about")
MOST_LANES = 6
"""Sources that have a lane of their own in a timeline: more leave no room for words on a phone."""
MOST_COLUMNS = 4
"""Outlets that have a column of their own in the list of actors: as many as colours tell apart, and
as their names leave room for. A row with a column for each would grow with the site."""
MOST_NAMED = 6
"""Outlets that a row of the list of actors names where they have no columns."""


class Lists:
    """Answers about many records at once; like the view, it knows no page."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._corpus = view.corpus
        self._compare = view.compare
        self.reads = view.reads

    # ------------------------------------------------------------ one story

    def matrix(self, story: Explainer) -> tuple[MatrixGroup, ...]:
        """Return the rows of a story's comparison, by question."""
        return stories.matrix(self._compare, story)

    def matrix_facets(self, groups: Sequence[MatrixGroup]) -> tuple[Facet, ...]:
        """Return what the rows of a comparison can be narrowed by."""
        rows = [(row.claim, row.relating) for group in groups for row in group.rows]
        return claim_facets(rows, self._corpus, ("status", "speaker", "topic"))

    def matrix_claims(self, groups: Sequence[MatrixGroup]) -> int:
        """Return how many claims a comparison holds; one may stand under several questions."""
        return len({row.claim.id for group in groups for row in group.rows})

    def units(self, story: Explainer) -> tuple[UnitGroup, ...]:
        """Return a story's claims by who carries them."""
        return stories.units(self._compare, story)

    def shares(self, story: Explainer) -> tuple[Share, ...]:
        """Return how much of a story each of its sources carries."""
        return shares(self._corpus, story.sources)

    def conflicts(self, story: Explainer) -> tuple[Question, ...]:
        """Return the questions of a story on which its sources conflict or differ."""
        return stories.conflicts(self._compare, self._corpus, story)

    def timeline(self, story: Explainer) -> tuple[Moment, ...]:
        """Return a story's events in the order of time, the undated last."""
        return timeline(self._corpus, story)

    def lane(self, moment: Moment, sources: Sequence[Source]) -> str:
        """Return the side of a two-lane timeline on which a moment stands: 1, 2 or both."""
        ids = [source.id for source in sources]
        return str(ids.index(moment.sources[0]) + 1) if len(moment.sources) == 1 else "both"

    def ties(self, story: Explainer) -> TiePicture | None:
        """Return who contradicts and answers whom in a story, where anybody does."""
        found = ties(self._corpus, self._compare.claims_in(story), story.sources)
        return tie_picture(self._corpus, found, story.sources)

    # ------------------------------------------------------------ rows of lists

    def sides(self, claim: Claim, among: Iterable[str] = ()) -> tuple[Side, ...]:
        """Return who says, suggests, denies and doubts a claim, in `among` or in any source."""
        return sides(self._corpus, claim, among)

    def answers(self, question: Question, among: Iterable[str] = ()) -> tuple[Given, ...]:
        """Return who gives which answer to a question, in `among` or in any source."""
        return answers(self._corpus, question, among)

    def outlets_of(self, sources: Iterable[str]) -> tuple[Outlet, ...]:
        """Return the outlets of sources, each once."""
        return tuple(dict.fromkeys(self._view.outlet(source) for source in sources))

    def claim_facets(self, claims: Iterable[Claim]) -> tuple[Facet, ...]:
        """Return what a list of claims can be narrowed by."""
        return claim_facets([(c, self._compare.of_claim(c)) for c in claims], self._corpus)

    def question_facets(self, questions: Iterable[Question]) -> tuple[Facet, ...]:
        """Return what a list of questions can be narrowed by."""
        return question_facets([self._compare.of_question(q) for q in questions], self._corpus)

    # ------------------------------------------------------------ whole indexes

    @index
    def speaking_outlets(self) -> tuple[Outlet, ...]:
        """The outlets that have a source, in the order of the site."""
        return tuple(self._view.outlets.values())

    @index
    def roll_call(self) -> tuple[Presence, ...]:
        """All actors by kind, with how often each outlet lets them speak."""
        return roll_call(self._corpus, tuple(outlet.id for outlet in self.speaking_outlets))

    def actor_facets(self, rows: Sequence[Presence]) -> tuple[Facet, ...]:
        """Return what a list of actors can be narrowed by: kind, and where they speak."""
        columns = () if self.many_outlets else self.speaking_outlets
        return actor_facets(rows, tuple(outlet.id for outlet in columns))

    @property
    def many_outlets(self) -> bool:
        """Whether the outlets are too many for a column each in the list of actors."""
        return len(self.speaking_outlets) > MOST_COLUMNS

    def heard_in(self, row: Presence) -> str:
        """Return the outlets that let an actor speak, as the value of a filter attribute."""
        return " ".join(outlet for outlet, _ in row.spoken)

    def spoken(self, row: Presence) -> tuple[int, ...]:
        """Return how many statements each outlet gives an actor, in the order of the outlets."""
        given = dict(row.spoken)
        return tuple(given.get(outlet.id, 0) for outlet in self.speaking_outlets)

    def heard_most(self, row: Presence) -> tuple[tuple[Outlet, int], ...]:
        """Return the outlets that give an actor most statements, each with how many."""
        most = sorted(row.spoken, key=lambda pair: -pair[1])[:MOST_NAMED]
        return tuple((self._view.outlets[outlet], n) for outlet, n in most)

    @index
    def lanes(self) -> tuple[Source, ...]:
        """The sources that have a lane in the timeline of all events: none where they are many."""
        return self.lanes_of(self._view.sources(self._in_order))

    def lanes_of(self, sources: Sequence[Source]) -> tuple[Source, ...]:
        """Return the sources that have a lane in a timeline of `sources`: none if too many."""
        return tuple(sources) if len(sources) <= MOST_LANES else ()

    @index
    def _in_order(self) -> tuple[str, ...]:
        """The sources in the order of the stories, then those that no story is about."""
        told = (s for story in self._corpus.explainers.values() for s in story.sources)
        return tuple(dict.fromkeys([*told, *self._corpus.sources]))

    @index
    def questions_in_order(self) -> tuple[Question, ...]:
        """All questions, in the order that the stories give them, then those of no story."""
        asked = self._corpus.questions
        told = (id for story in self._corpus.explainers.values() for id in story.questions)
        return tuple(asked[id] for id in dict.fromkeys([*told, *asked]) if id in asked)

    @index
    def claims_in_order(self) -> tuple[Claim, ...]:
        """All claims, in the order of the questions they answer, then those that answer none."""
        known = self._corpus.claims
        told = (id for q in self.questions_in_order for each in q.answers for id in each.claims)
        return tuple(known[id] for id in dict.fromkeys([*told, *known]) if id in known)

    @index
    def moments(self) -> tuple[Moment, ...]:
        """All events in the order of time, the undated last."""
        corpus = self._corpus
        return moments(corpus, in_told_order(corpus), tuple(self._in_order))

    @index
    def signatures(self) -> tuple[Signatures, ...]:
        """All editors with what they have signed."""
        return signatures(self._corpus)

    @index
    def newest_sources(self) -> tuple[Source, ...]:
        """All sources, the newest first, those without a date last."""
        return tuple(
            sorted(
                self._corpus.sources.values(),
                key=lambda s: (
                    s.published.stated,
                    plain_date(s.published.text),
                    s.published.text,
                    s.id,
                ),
                reverse=True,
            )
        )

    def all_shares(self, sources: Iterable[Source]) -> tuple[Share, ...]:
        """Return how much of the whole site each of `sources` carries."""
        return tuple(self._shares[source.id] for source in sources)

    @index
    def _shares(self) -> Mapping[str, Share]:
        return {
            share.source.id: share for share in shares(self._corpus, tuple(self._corpus.sources))
        }

    def figures(self, sources: Sequence[str] = ()) -> tuple[Amount, ...]:
        """Return every figure of `sources`, or of all."""
        return amounts(self._corpus, tuple(sources))

    def figure_words(self, figure: Figure) -> str:
        """Return a figure as a reader says it: `about 8,500`."""
        t = self._view.t
        return t.plain(f"bound.{figure.bound}", n=number_words(figure.amount, t))

    def period_words(self, period: str) -> str:
        """Return the period of a figure, a bare date as the language writes it."""
        return day_words(period, self._view.t) if _DAY.fullmatch(period) else period

    # ------------------------------------------------------------ the site

    @index
    def about_page(self) -> HandPage | None:
        """The hand-written page on how the site is made, where there is one."""
        pages = self._corpus.pages
        return next((pages[id] for id in _ABOUT_PAGES if id in pages), None)

    @index
    def spellings(self) -> Markup:
        """The element with the names that search may offer."""
        return spellings_script(self._corpus)
