"""What a template can ask for. Templates arrange; whatever needs thought is asked of this.

One `View` serves the whole site and knows no page; links are made by `Here`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup

from generator.corpus.balance import Balance, balance
from generator.corpus.chronicle import Day, chronicle
from generator.corpus.compare import Comparison, Relating, Status
from generator.corpus.corpus import Corpus
from generator.corpus.model import (
    Claim,
    Question,
    Record,
    Source,
    Statement,
    When,
)
from generator.corpus.reads import Reads, WatchedCorpus, index
from generator.corpus.timeline import Precision, precision
from generator.options import Options
from generator.pages import facets
from generator.pages.accounts import Account, Shown, accounts, shown
from generator.pages.addresses import Addresses
from generator.pages.catalogue import Catalogue
from generator.pages.citation import Citation, cite
from generator.pages.downloads import Downloads, downloads
from generator.pages.english import unmarked
from generator.pages.escape import as_markup, inert
from generator.pages.lists import Lists
from generator.pages.outlets import Outlet, outlets
from generator.pages.records import Records
from generator.pages.words_for import day_words, direction
from generator.pages.works import page_work
from generator.place import Place
from generator.reading.web_addresses import address_problem
from generator.shapes.edition import DataFile


class View:
    """The linked records and the answers about them, for all pages."""

    def __init__(
        self,
        corpus: Corpus,
        addresses: Addresses,
        t: Catalogue,
        options: Options,
        files: tuple[DataFile, ...] = (),
        *,
        watched: bool = True,
    ) -> None:
        self.reads = Reads(watching=watched)
        """What is read of the records while pages are made."""
        self.corpus: Corpus = WatchedCorpus(corpus, self.reads) if watched else corpus
        self.compare = Comparison(self.corpus, self.reads)
        self.reads.owners["View"] = lambda: self
        self.reads.owners["Lists"] = lambda: self.lists
        self.reads.owners["Records"] = lambda: self.records
        self.addresses = addresses
        self.t = t
        self.options = options
        self._files = files

    @index
    def files(self) -> tuple[DataFile, ...]:
        """The data files that the site offers."""
        return self._files

    @cached_property
    def lists(self) -> Lists:
        """The answers for pages that gather many records."""
        return Lists(self)

    @index
    def chronicle(self) -> tuple[Day, ...]:
        """Every day on which something changed for readers, the newest first."""
        return chronicle(self.corpus)

    @property
    def downloads(self) -> Downloads:
        """What the page of the data offers and documents."""
        return self.reads.once("downloads", lambda: downloads(self))

    @cached_property
    def records(self) -> Records:
        """The answers for pages of single records."""
        return Records(self)

    @index
    def outlets(self) -> Mapping[str, Outlet]:
        """Every outlet that has a source, by id, in the order of the stories and then of ids."""
        return outlets(self.corpus, unmarked(self.t.plain("outlet.articles")).split())

    def outlet(self, source: Source | str) -> Outlet:
        """Return the outlet of a source."""
        record = self.corpus.sources[source] if isinstance(source, str) else source
        return self.outlets[record.outlet]

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Return sources by their ids, in the order given."""
        return tuple(self.corpus.sources[id] for id in ids if id in self.corpus.sources)

    def status_words(self, relating: Relating) -> str:
        """Return how the reports relate, in a reader's words."""
        t, number = self.t, len(relating.carriers)
        if relating.status is Status.ONLY and len(relating.among) > 1:
            return t.plain("status.only", outlet=self.outlet(relating.carriers[0]).name)
        if relating.status in (Status.SAME, Status.WORDED) and not relating.everywhere:
            return t.plain(f"status.{relating.status}-some", n=number, all=len(relating.among))
        if relating.status in (Status.SAME, Status.ONLY):
            key = {1: "status.alone", 2: "status.both"}.get(number, "status.same")
            return t.plain(key, n=number)
        return t.plain(f"status.{relating.status}")

    def accounts(self, claim: Claim, among: tuple[str, ...] = ()) -> tuple[Account, ...]:
        """Return what each source that is compared on a claim has on it."""
        return accounts(self.compare, claim, among or self.compare.among(claim))

    def shown(self, statement: Statement) -> Shown:
        """Return a statement with its words cut where other printings differ."""
        return shown(self.compare, statement)

    def citation(self, record: Record) -> Citation:
        """Return the page of a record as a citation."""
        return cite(page_work(record, self), self.t)

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

    def direction(self, lang: str) -> str:
        """Return the direction in which a language is written: `rtl` or `ltr`."""
        return direction(lang)

    def greek(self, length: int) -> Markup:
        """Return a run of blanks as long as words that are not published, which can wrap."""
        eight = "\u00a0" * 7 + " "
        return as_markup((eight * (length // 8 + 1))[:length])

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
        if address_problem(address):
            return inert(address)
        safe = inert(address)
        return as_markup(f'<a class="out" href="{safe}" rel="external">{safe}</a>')

    def balances(self) -> tuple[Balance, ...]:
        """Return how each report was read, in the order in which outlets stand."""
        sources = sorted(self.corpus.sources.values(), key=lambda s: self.outlet(s).number)
        return tuple(balance(self.corpus, source) for source in sources)

    def edit_address(self, place: Place) -> str:
        """Return where `place` can be edited on the web, or nothing where no repository is set."""
        if not self.options.repository:
            return ""
        path = quote(place.file)
        return f"{self.options.repository}/blob/{self.options.branch}/{path}#L{place.line}"
