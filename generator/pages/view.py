"""What a template can ask for. Templates arrange; whatever needs thought is asked of this.

One `View` serves the whole site and knows no page; links are made by `Here`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup

from generator.corpus.compare import Cell, Comparison, Relating, Status
from generator.corpus.corpus import Corpus
from generator.corpus.difference import Change, Run
from generator.corpus.model import (
    Absence,
    Actor,
    Claim,
    Explainer,
    Question,
    Record,
    Relation,
    RelationKind,
    Signed,
    Source,
    Statement,
    When,
)
from generator.corpus.timeline import Moment, Precision, precision, timeline
from generator.options import Options
from generator.pages import facets, stories
from generator.pages.addresses import Addresses
from generator.pages.article_rows import Mark, Row, article_rows
from generator.pages.catalogue import Catalogue
from generator.pages.escape import inert
from generator.pages.stories import MatrixGroup, UnitGroup
from generator.pages.words_for import day_words, list_words
from generator.place import Place


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


@dataclass(frozen=True, slots=True)
class Shown:
    """One statement as a page shows it."""

    statement: Statement
    runs: tuple[Run, ...]
    """Its words, cut where another outlet prints the same utterance differently."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one actor says on one claim."""

    claim: Claim
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class RelationSeen:
    """A relation as seen from one of its two claims."""

    kind: RelationKind
    words: str
    other: str
    why: Signed


@dataclass(frozen=True, slots=True)
class Account:
    """What one source has on a claim."""

    source: Source
    cell: Cell
    shown: tuple[Shown, ...]
    absence: Absence | None


_RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "ha", "he", "ks", "ku", "ps", "ur", "yi"})
_REVERSED = {
    RelationKind.QUALIFIES: "qualified-by",
    RelationKind.RESPONDS_TO: "answered-by",
    RelationKind.PART_OF: "has-part",
}


def relation_words(relation: Relation, seen_from: str, t: Catalogue) -> str:
    """Return the kind of a relation as it reads from the claim `seen_from`."""
    if relation.kind is RelationKind.DIFFERS:
        return t.plain("relation.differs", what=t.plain(f"relation.in.{relation.differs_in}"))
    forward = relation.claim == seen_from
    return t.plain(
        f"relation.{relation.kind if forward else _REVERSED.get(relation.kind, relation.kind)}"
    )


class View:
    """The linked records and the answers about them, for all pages."""

    def __init__(
        self, corpus: Corpus, addresses: Addresses, t: Catalogue, options: Options
    ) -> None:
        self.corpus = corpus
        self.compare = Comparison(corpus)
        self.addresses = addresses
        self.t = t
        self.options = options

    @cached_property
    def outlets(self) -> dict[str, Outlet]:
        """Every outlet that has a source, by id, in the order of the stories and then of ids."""
        order = [s for e in self.corpus.explainers.values() for s in e.sources]
        sources = [
            s for s in dict.fromkeys([*order, *self.corpus.sources]) if s in self.corpus.sources
        ]
        ids = dict.fromkeys(self.corpus.sources[s].outlet for s in sources)
        found: dict[str, Outlet] = {}
        taken: set[str] = set()
        for number, id in enumerate((i for i in ids if i in self.corpus.actors), start=1):
            name = self.corpus.actors[id].name
            letter = next(
                (c.upper() for c in name if c.isalnum() and c.upper() not in taken), name[:1]
            )
            taken.add(letter)
            found[id] = Outlet(id, name, letter, number)
        return found

    def outlet(self, source: Source | str) -> Outlet:
        """Return the outlet of a source."""
        record = self.corpus.sources[source] if isinstance(source, str) else source
        return self.outlets[record.outlet]

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Return sources by their ids, in the order given."""
        return tuple(self.corpus.sources[id] for id in ids if id in self.corpus.sources)

    def status_words(self, relating: Relating) -> str:
        """Return how the reports relate, in a reader's words."""
        t, names = self.t, [self.outlet(s).name for s in relating.carriers]
        if relating.status is Status.ONLY:
            return t.plain("status.only", outlet=names[0])
        if relating.status in (Status.SAME, Status.WORDED) and not relating.everywhere:
            return t.plain(f"status.{relating.status}.some", outlets=list_words(names, t))
        if relating.status is Status.SAME:
            return t.plain("status.same.two" if len(names) == 2 else "status.same", n=len(names))
        if relating.status is Status.WORDED:
            return t.plain("status.worded.all")
        return t.plain(f"status.{relating.status}")

    def accounts(self, claim: Claim, among: tuple[str, ...] = ()) -> tuple[Account, ...]:
        """Return what each source that is compared on a claim has on it."""
        found = []
        for source in self.sources(among or self.compare.among(claim)):
            statements = [s for s in claim.statements if s.source == source.id]
            statements.sort(key=lambda s: s.proof.start)
            found.append(
                Account(
                    source,
                    self.compare.cell(claim, source.id),
                    tuple(self.shown(s) for s in statements),
                    self.corpus.absence.get((claim.id, source.id)),
                )
            )
        return tuple(found)

    def shown(self, statement: Statement) -> Shown:
        """Return a statement with its words cut where other printings differ."""
        difference = self.compare.differences.get(statement.utterance)
        printing = difference.of(statement.source) if difference else None
        if printing is not None and printing.statement.id == statement.id:
            return Shown(statement, printing.runs)
        if not statement.published:
            return Shown(statement, ())
        return Shown(statement, (Run(statement.proof.shown, Change.NONE),))

    def matrix(self, story: Explainer) -> tuple[MatrixGroup, ...]:
        """Return the rows of a story's comparison, by question."""
        return stories.matrix(self.compare, story)

    def units(self, story: Explainer) -> tuple[UnitGroup, ...]:
        """Return a story's claims by who carries them."""
        return stories.units(self.compare, story)

    def conflicts(self, story: Explainer) -> tuple[Question, ...]:
        """Return the questions of a story on which its sources conflict or differ."""
        return stories.conflicts(self.compare, self.corpus, story)

    def timeline(self, story: Explainer) -> tuple[Moment, ...]:
        """Return a story's events in the order of time, the undated last."""
        return timeline(self.corpus, story)

    def said_by(self, actor: Actor) -> tuple[Said, ...]:
        """Return what an actor is given as saying, by claim."""
        found: dict[str, list[Shown]] = {}
        for statement in self.corpus.statements_by.get(actor.id, ()):
            found.setdefault(statement.claim, []).append(self.shown(statement))
        return tuple(Said(self.corpus.claims[c], tuple(shown)) for c, shown in found.items())

    def known(self, when: When) -> str:
        """Return how a date is known, with the reason where one is given."""
        how = self.t.plain(f"date.known.{when.known}") if when.known else ""
        if when.because:
            return self.t.plain("date.because", how=how, because=when.because)
        return how

    def precise(self, when: When) -> bool:
        """Tell whether a date is known to the day or better."""
        return precision(when) in (Precision.DAY, Precision.TIME)

    def home_description(self) -> str:
        """Return what the site is about: the summary of its first story."""
        return next((story.summary for story in self.corpus.explainers.values()), "")

    def rows(self, source: Source) -> tuple[Row, ...]:
        """Return an article's paragraphs with its quotes in their places."""
        return article_rows(
            source,
            self.corpus.statements_in.get(source.id, ()),
            self.corpus.explainers_with.get(source.id, ()),
        )

    def speakers(self, claim: Claim) -> tuple[str, ...]:
        """Return the ids of the actors that speak on a claim, each once."""
        return tuple(id for id in facets.speakers(claim) if id in self.corpus.actors)

    def speaker_slugs(self, claim: Claim) -> str:
        """Return who speaks on a claim, as the value of a filter attribute."""
        return " ".join(facets.speakers(claim))

    def topic_slugs(self, claim: Claim) -> str:
        """Return the topics of a claim, as the value of a filter attribute."""
        return " ".join(facets.topics(claim, self.corpus))

    def outlet_slugs(self, relating: Relating) -> str:
        """Return who carries a claim, as the value of a filter attribute."""
        return facets.outlet_slugs(relating, self.corpus)

    def filters(self, kind: str, record: Record) -> list[tuple[str, str]]:
        """Return the search filters of a record's page; `kind` is a key of the catalogue."""
        statements = self.statements_of(record)
        found = list(facets.filters(self.t.plain(f"kind.{kind}"), record, statements, self.corpus))
        if isinstance(record, Claim):
            found.append(("status", self.status_words(self.compare.of_claim(record))))
        return found

    def statements_of(self, record: Record) -> tuple[Statement, ...]:
        """Return the statements that a record's page shows."""
        if isinstance(record, Claim):
            return record.statements
        if isinstance(record, Question):
            return tuple(s for c in self.compare.claims_of(record) for s in c.statements)
        if isinstance(record, Source):
            return self.corpus.statements_in.get(record.id, ())
        return self.corpus.statements_by.get(record.id, ())

    def differs_in_words(self, claim: Claim) -> bool:
        """Tell whether any words of a claim's statements are marked as differing."""
        return any(
            run.change not in (Change.NONE, Change.BEYOND)
            for s in claim.statements
            for run in self.shown(s).runs
        )

    def relations(self, claim: Claim) -> tuple[RelationSeen, ...]:
        """Return how a claim stands to others, seen from its own side."""
        return tuple(
            RelationSeen(
                relation.kind,
                relation_words(relation, claim.id, self.t),
                relation.other if relation.claim == claim.id else relation.claim,
                relation.why,
            )
            for relation in self.corpus.relations_of.get(claim.id, ())
            if relation.other in self.corpus.claims
        )

    def mark_title(self, mark: Mark) -> str:
        """Return what a mark in an article is for, in words."""
        if mark.statement is None:
            return self.t.plain("source.term", of=mark.of)
        return self.corpus.claims[mark.statement.claim].text

    def direction(self, lang: str) -> str:
        """Return the direction in which a language is written: `rtl` or `ltr`."""
        return "rtl" if lang.split("-")[0] in _RIGHT_TO_LEFT else "ltr"

    def greek(self, length: int) -> Markup:
        """Return a run of blanks as long as words that are not published, which can wrap."""
        return Markup("".join(" " if n % 8 == 7 else "\u00a0" for n in range(length)))

    def day(self, text: str) -> str:
        """Return a date that needs no explanation, such as that of a signature."""
        return day_words(text, self.t)

    def unstated(self) -> Markup:
        """Return the words for what a source does not state."""
        return Markup('<span class="unstated">{}</span>').format(self.t("date.not-stated"))

    def outside(self, address: str) -> Markup:
        """Return a link out of the site, or the words for what is not stated."""
        if not address.startswith(("https://", "http://")):
            return self.unstated()
        safe = inert(address)
        return Markup(f'<a class="out" href="{safe}" rel="external">{safe}</a>')

    def code(self, text: str) -> Markup:
        """Return a fingerprint in the form of code."""
        return Markup('<code class="hash">{}</code>').format(inert(text))

    def edit_address(self, place: Place) -> str:
        """Return where `place` can be edited on the web, or nothing where no repository is set."""
        if not self.options.repository:
            return ""
        path = quote(place.file)
        return f"{self.options.repository}/blob/{self.options.branch}/{path}#L{place.line}"
