"""What templates can ask for the pages of single records: claim, question, source, actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.corpus.answers import Party
from generator.corpus.difference import Change
from generator.corpus.figures import (
    Bar,
    FigureGroup,
    figure_groups,
    figures_beside,
    same_measure,
)
from generator.corpus.introductions import introductions
from generator.corpus.model import Actor, Claim, Introduction, Question, Source, Statement
from generator.corpus.portraits import Hearing, Portraits
from generator.corpus.reads import index
from generator.corpus.ties import Tie, ties
from generator.evidence.model import Proof, SpeakerKind, Voice
from generator.pages import accounts, bars, gist, reports
from generator.pages.article_rows import Mark, Row, Stretch, article_rows
from generator.pages.citation import Citation, cite
from generator.pages.differing import differing, joined, printed
from generator.pages.escape import inert
from generator.pages.happenings import Happenings
from generator.pages.inert_lines import inert_lines
from generator.pages.quote_marks import quote_marks
from generator.pages.relations import RelationSeen, relations_seen
from generator.pages.strip import Strip, strip
from generator.pages.works import claim_work, source_work
from generator.reading.schema.claims import DiffersIn, Stance
from generator.reading.schema.sources import Zone

if TYPE_CHECKING:
    from generator.pages.here import Here
    from generator.pages.view import View

_QUOTES_ON_A_CARD = 3


class Records:
    """Answers about one record; like the view, it knows no page."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._corpus = view.corpus
        self._compare = view.compare
        self.reads = view.reads

    @cached_property
    def portraits(self) -> Portraits:
        """The answers on actors and reports seen whole."""
        return Portraits(self._corpus)

    @cached_property
    def events(self) -> Happenings:
        """The answers on events."""
        return Happenings(self._view)

    # ------------------------------------------------------------ statements

    def marks(self, statement: Statement) -> tuple[str, str]:
        """Return the quotation marks around a statement's words: those of a direct quote alone."""
        direct = statement.proof.voice is Voice.DIRECT
        return quote_marks(statement.lang) if direct else ("", "")

    def at_publisher(self, source: Source, proof: Proof) -> str:
        """Return the address of proved words on the publisher's page, or nothing."""
        return accounts.at_publisher(source, proof)

    # ------------------------------------------------------------ claims and questions

    def gist(self, record: Claim | Question) -> str:
        """Return what a claim's or question's page says, in a sentence or two."""
        if isinstance(record, Claim):
            return gist.claim_gist(record, self._view)
        return gist.question_gist(record, self._view)

    def deck(self, record: Claim | Question, here: Here) -> Markup:
        """Return the same with a link to each actor."""
        if isinstance(record, Claim):
            return here.linked(gist.claim_gist(record, self._view, linked=True))
        return here.linked(gist.question_gist(record, self._view, linked=True))

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

    def differing(self, claim: Claim) -> tuple[Markup, ...]:
        """Return sentences on what differs between the reports on a claim."""
        return differing(claim, self._view)

    def card_quotes(self, claims: Iterable[Claim]) -> tuple[accounts.Shown, ...]:
        """Return the quotes for a hover card: one of each report, and not many."""
        found: dict[str, Statement] = {}
        for statement in (s for claim in claims for s in claim.statements if s.published):
            found.setdefault(statement.source, statement)
        return tuple(self._view.shown(s) for s in list(found.values())[:_QUOTES_ON_A_CARD])

    def citation(self, record: Claim | Source) -> Citation:
        """Return a claim's page, or a report, as a citation."""
        if isinstance(record, Claim):
            return cite(claim_work(record, self._view), self._view.t)
        return cite(source_work(record, self._view), self._view.t)

    def lines(self, text: str) -> Markup:
        """Return text for `pre`, whose lines stay apart."""
        return inert_lines(text)

    # ------------------------------------------------------------ figures

    def figures(self, claims: Iterable[Claim]) -> tuple[FigureGroup, ...]:
        """Return the figures that claims give, side by side where they are of one sort."""
        return figure_groups(claims)

    def figures_beside(self, claim: Claim, relations: Iterable[RelationSeen]) -> FigureGroup | None:
        """Return a claim's figures beside those of related ones.

        These count the same, or differ from it in the figure itself by an editor's word.
        """
        others = [
            self._corpus.claims[each.other]
            for each in relations
            if each.differs_in is DiffersIn.FIGURE
            or same_measure(claim, self._corpus.claims[each.other])
        ]
        return figures_beside(claim, others)

    def sources_of(self, bar: Bar) -> tuple[Source, ...]:
        """Return the sources that give a figure."""
        return self._view.sources(dict.fromkeys(s.source for s in bar.statements))

    def figure_words(self, bar: Bar) -> str:
        """Return a figure as it is read."""
        return bars.figure_words(bar, self._view.t)

    def bar_width(self, bar: Bar) -> int:
        """Return how long a bar is, of 1000."""
        return bars.bar_width(bar)

    def figures_verdict(self, group: FigureGroup) -> str:
        """Return whether figures may be set against each other, and why not."""
        return bars.verdict(group, self._view.t)

    def parties(self, parties: Iterable[Party], here: Here) -> Markup:
        """Return who gives an answer, each as a link where there is a page."""
        found = []
        for party in parties:
            words = inert(gist.party_words(party, self._view))
            found.append(here.link(party.speaker.actor) if party.speaker.actor else words)
        return joined(found, self._view.t)

    # ------------------------------------------------------------ actors

    def hearings(self, actor: Actor) -> tuple[Hearing, ...]:
        """Return how each report lets an actor speak, in the order of the outlets."""
        found = self.portraits.hearings(actor)
        return tuple(sorted(found, key=lambda h: (self._view.outlet(h.source).number, h.source.id)))

    def introductions(self, actor: Actor) -> tuple[tuple[Source, tuple[Introduction, ...]], ...]:
        """Return how each report brings an actor in, in the order of the outlets."""
        found = introductions(self._corpus, actor)
        return tuple(sorted(found, key=lambda p: (self._view.outlet(p[0]).number, p[0].id)))

    def ties(self, actor: Actor) -> tuple[Tie, ...]:
        """Return whom an actor contradicts and answers, and who answers it."""
        return self._ties.get(actor.id, ())

    @index
    def _ties(self) -> Mapping[str, tuple[Tie, ...]]:
        return ties(self._corpus, self._corpus.claims.values())

    def actor_gist(self, actor: Actor) -> str:
        """Return what an actor is, in a few words."""
        return gist.actor_gist(actor, self._view)

    def said_by(self, actor: Actor) -> tuple[accounts.Said, ...]:
        """Return what an actor is given as saying, by claim, the newest first."""
        return accounts.said_by(self._compare, actor)

    # ------------------------------------------------------------ sources

    def rows(self, source: Source) -> tuple[Row, ...]:
        """Return an article's paragraphs with its quotes in their places."""
        return article_rows(
            source,
            self._corpus.statements_in.get(source.id, ()),
            self._corpus.explainers_with.get(source.id, ()),
        )

    def strip(self, rows: Sequence[Row]) -> Strip | None:
        """Return an article at a glance, where its quotes are not too many for that."""
        return strip(rows)

    def depth(self, stretch: Stretch) -> int:
        """Return how many different quotes lie on a stretch of an article."""
        return len({mark.number for mark in stretch.marks})

    def mark_title(self, mark: Mark) -> str:
        """Return what a mark in an article is for, in words."""
        if mark.statement is None:
            return self._view.t.plain("source.term", of=mark.of)
        return self._corpus.claims[mark.statement.claim].text

    def note_speakers(self, marks: Sequence[Mark], here: Here) -> Markup:
        """Return who says what a note is about, and in what voice, each once."""
        t = self._view.t
        found: dict[Markup, None] = {}
        for statement in (mark.statement for mark in marks if mark.statement):
            if statement.speaker.kind is SpeakerKind.OWN and statement.stance is Stance.ASSERTS:
                found[t("voice.own")] = None
                continue
            actor = statement.speaker.actor
            words = printed("bdi", statement.speaker.words, statement.lang)
            who = here.link(actor) if actor else t("statement.as-printed", words=words)
            voice = t(f"voice.{statement.proof.voice}")
            found[t(f"statement.by.{statement.stance}", speaker=who, voice=voice)] = None
        return t("join.semicolon").join(found)

    def source_gist(self, source: Source) -> str:
        """Return which report it is, and how much evidence stands in it."""
        return reports.report_gist(source, self._view)

    def evidence_count(self, source: Source) -> str:
        """Return how many quotations a report gives, and for how many claims."""
        return reports.evidence_count(source, self._view)

    def last_check(self, source: Source) -> str:
        """Return how the quotations of a report were proved."""
        return reports.last_check(source, self._view)

    def apart(self, rows: Iterable[Row]) -> tuple[tuple[Zone, tuple[int, ...]], ...]:
        """Return the paragraphs that are not the report itself."""
        return reports.apart(rows)
