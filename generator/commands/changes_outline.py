"""A report on changes as headings and lines: the order in which every format tells them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.commands.changes import ChangeReport
from generator.corpus.change_model import (
    KINDS,
    Aspect,
    Changes,
    How,
    RecordChange,
    StatementChange,
)
from generator.wording import counted

_TITLES = {"explainers": "Stories", "pages": "Other pages"}
_ORDER = (
    How.ADDED,
    How.CHANGED,
    How.WITHDRAWN,
    How.RENAMED,
    How.MERGED,
    How.MOVED,
    How.REMOVED,
)


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing about an entry: what it is called, and what was and is said."""

    label: str
    before: str = ""
    after: str = ""
    """Where only this is filled, a remark."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. All fields but `how` may hold words that somebody else wrote."""

    how: str
    words: str
    where: str
    """The record's id, an address or a place in a file."""
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Changes of one sort."""

    title: str
    entries: tuple[Entry, ...]
    urgent: bool = False
    """Whether somebody should look at it before anything else."""

    @property
    def counts(self) -> str:
        """How many of each sort, in words."""
        return counts_of(entry.how for entry in self.entries)


def outline(report: ChangeReport) -> tuple[Section, ...]:
    """Return what changed, what matters most first; sections without entries are left out."""
    changes = report.changes
    sections = (
        Section("Pages gone, and nothing leads on from them", tuple(_lost(changes)), urgent=True),
        Section("Not proved", tuple(_unproved(report)), urgent=True),
        Section("Not verified here", tuple(_locks(report)), urgent=True),
        *(
            Section(title_of(kind), tuple(map(_record, changes.of_kind(kind))))
            for kind in KINDS[:2]
        ),
        Section("Statements", tuple(_statement(each, changes) for each in changes.statements)),
        Section("Relations", tuple(_relations(changes))),
        Section("Checked absences", tuple(_absences(changes))),
        *(
            Section(title_of(kind), tuple(map(_record, changes.of_kind(kind))))
            for kind in KINDS[2:]
        ),
    )
    return tuple(section for section in sections if section.entries)


def headline(report: ChangeReport) -> tuple[str, ...]:
    """Return the sentences above everything: what counts, and how far the rest can be trusted."""
    said = []
    if report.errors:
        errors = counted(report.errors, "error")
        said.append(
            f"The content does not pass the check ({errors}), so nothing would be published:"
            " what follows tells only what could be read."
        )
    if report.errors_before:
        errors = counted(report.errors_before, "error")
        said.append(f"The content before did not pass the check either ({errors}).")
    if not report.changes.any:
        said.append("Readers see no difference.")
    return tuple(said)


def title_of(kind: str) -> str:
    """Return the heading for a kind of records."""
    return _TITLES.get(kind, kind.capitalize())


def counts_of(hows: Iterable[str]) -> str:
    """Return how many of each sort there are: `2 added, 1 changed`."""
    counts = Counter(hows)
    known = [how for how in map(str, _ORDER) if how in counts]
    others = sorted(counts.keys() - set(known))
    return ", ".join(f"{counts[how]} {how}" for how in (*known, *others))


def _lost(changes: Changes) -> Iterator[Entry]:
    hint = "write was: [{id}] into the record that takes its place, if there is one"
    for each in changes.lost:
        advice = Detail("", after=hint.format(id=each.id))
        yield Entry("gone", each.name, f"{each.kind}/{each.id}/", (advice,))


def _unproved(report: ChangeReport) -> Iterator[Entry]:
    for each in report.unproved:
        how = "no longer proved" if each.before else "not proved"
        yield Entry(how, f"{each.record}, from {each.source}", str(each.place))


def _locks(report: ChangeReport) -> Iterator[Entry]:
    for each in report.locks:
        number = "1 quote rests" if each.evidence == 1 else f"{each.evidence} quotes rest"
        remark = f"{number} on its lock alone, which this change wrote; its text is not at hand"
        yield Entry("lock changed", each.title, each.source, (Detail("", after=remark),))


def _record(change: RecordChange) -> Entry:
    led = "took in" if change.how is How.MERGED else "was"
    details = [Detail(led, after=change.was)] if change.was else []
    return Entry(change.how, change.name, change.id, (*details, *_details(change.aspects)))


def _statement(change: StatementChange, changes: Changes) -> Entry:
    each = change.statement
    words = each.proof.shown if each.published else "the words are not published"
    details = [Detail("claim", after=each.claim)]
    if change.how is How.MOVED and change.before is not None:
        details = [Detail("claim", change.before.claim, each.claim)]
    where = f"{each.source} {each.proof.at}"
    return Entry(
        change.how, f"{change.speaker}: {words}", where, (*details, *_details(change.aspects))
    )


def _relations(changes: Changes) -> Iterator[Entry]:
    for change in changes.relations:
        each = change.relation
        kind = f"{each.kind} (in {each.differs_in})" if each.differs_in else str(each.kind)
        details = _details(change.aspects) or (Detail("because", after=each.why.because),)
        yield Entry(change.how, f"{each.claim} {kind} {each.other}", each.claim, details)


def _absences(changes: Changes) -> Iterator[Entry]:
    for change in changes.absences:
        each = change.absence
        words = f"{each.source} does not say {each.claim}"
        yield Entry(change.how, words, each.claim, _details(change.aspects))


def _details(aspects: Iterable[Aspect]) -> tuple[Detail, ...]:
    return tuple(_detail(each.field.replace("_", " "), each) for each in aspects)


def _detail(label: str, aspect: Aspect) -> Detail:
    if not aspect.before and not aspect.after:
        return Detail(label, after="in another order")
    if aspect.before == aspect.after:
        return Detail(label, after="the same words, now for another record")
    if not aspect.before:
        return Detail(f"{label}, new", after="; ".join(aspect.after))
    if not aspect.after:
        return Detail(f"{label}, gone", after="; ".join(aspect.before))
    return Detail(label, "; ".join(aspect.before), "; ".join(aspect.after))
