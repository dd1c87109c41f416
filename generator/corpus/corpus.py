"""All linked records, each index made once. Answers that need thought are modules beside this."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from generator.corpus.model import (
    Absence,
    Actor,
    Claim,
    Editor,
    Event,
    Explainer,
    HandPage,
    Question,
    Record,
    Relation,
    Role,
    Source,
    Statement,
    Topic,
)
from generator.reading.history import PastChange

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True)
class Corpus:
    """The records by kind and id, in the order of ids. Built by `link`, never changed."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    editors: Mapping[str, Editor] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    explainers: Mapping[str, Explainer] = field(default_factory=dict)
    pages: Mapping[str, HandPage] = field(default_factory=dict)
    history: Mapping[str, PastChange] = field(default_factory=dict)
    """What became of records before, the oldest first, by a key of its own."""

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every record by id, whatever its kind."""
        kinds: tuple[Mapping[str, Record], ...] = (
            self.actors,
            self.claims,
            self.questions,
            self.events,
            self.topics,
            self.editors,
            self.sources,
            self.explainers,
            self.pages,
        )
        return {id: record for kind in kinds for id, record in kind.items()}

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement, by claim."""
        return tuple(s for claim in self.claims.values() for s in claim.statements)

    @cached_property
    def statements_in(self) -> dict[str, tuple[Statement, ...]]:
        """The statements of each source, in the order of its text."""
        return _sorted(self.statements, lambda s: s.source, lambda s: (s.proof.start, s.id))

    @cached_property
    def statements_by(self) -> dict[str, tuple[Statement, ...]]:
        """The statements of each speaker, by claim; an outlet's own voice counts as its own."""
        return _sorted(
            (s for s in self.statements if s.speaker.actor),
            lambda s: s.speaker.actor,
            lambda s: (s.claim, s.source, s.proof.start),
        )

    @cached_property
    def witnesses(self) -> dict[str, tuple[Statement, ...]]:
        """The statements that give each utterance, by source."""
        return _sorted(
            (s for s in self.statements if s.utterance),
            lambda s: s.utterance,
            lambda s: (s.source, s.proof.start),
        )

    @cached_property
    def carriers(self) -> dict[str, tuple[str, ...]]:
        """The sources that carry each claim, in the order of ids."""
        return {
            id: tuple(sorted({s.source for s in claim.statements}))
            for id, claim in self.claims.items()
        }

    @cached_property
    def relations_of(self) -> dict[str, tuple[Relation, ...]]:
        """The relations of each claim as seen from both sides."""
        both = [r for claim in self.claims.values() for r in claim.relations]
        found: dict[str, list[Relation]] = defaultdict(list)
        for relation in both:
            found[relation.claim].append(relation)
            if relation.other != relation.claim:
                found[relation.other].append(relation)
        return {id: tuple(relations) for id, relations in found.items()}

    @cached_property
    def questions_of(self) -> dict[str, tuple[Question, ...]]:
        """The questions that each claim answers."""
        pairs = [
            (claim, question)
            for question in self.questions.values()
            for claim in dict.fromkeys(c for answer in question.answers for c in answer.claims)
        ]
        return _grouped(pairs)

    @cached_property
    def claims_about(self) -> dict[str, tuple[Claim, ...]]:
        """The claims about each event, topic or actor."""
        return _grouped((id, c) for c in self.claims.values() for id in dict.fromkeys(c.about))

    @cached_property
    def questions_about(self) -> dict[str, tuple[Question, ...]]:
        """The questions about each event, topic or actor."""
        return _grouped((id, q) for q in self.questions.values() for id in dict.fromkeys(q.about))

    @cached_property
    def events_of(self) -> dict[str, tuple[Event, ...]]:
        """The events whose evidence each claim is."""
        return _grouped((id, e) for e in self.events.values() for id in dict.fromkeys(e.claims))

    @cached_property
    def absence(self) -> dict[tuple[str, str], Absence]:
        """The signed absence for a claim and a source, where there is one."""
        return {(a.claim, a.source): a for c in self.claims.values() for a in c.absences}

    @cached_property
    def sources_of(self) -> dict[str, tuple[Source, ...]]:
        """The sources of each outlet."""
        return _grouped((s.outlet, s) for s in self.sources.values())

    @cached_property
    def explainers_with(self) -> dict[str, tuple[Explainer, ...]]:
        """The explainers over each source."""
        return _grouped((id, e) for e in self.explainers.values() for id in e.sources)

    @cached_property
    def parts_of(self) -> dict[str, tuple[Actor, ...]]:
        """The actors that are part of each actor."""
        return _grouped((a.part_of, a) for a in self.actors.values() if a.part_of)

    @cached_property
    def offices_of(self) -> dict[str, tuple[tuple[Actor, Role], ...]]:
        """Who holds an office of each actor, and which, by name."""
        return _sorted(
            ((a, r) for a in self.actors.values() for r in a.roles if r.of),
            lambda pair: pair[1].of,
            lambda pair: (pair[0].name, pair[1].title),
        )

    @cached_property
    def left_out_of(self) -> dict[str, tuple[Claim, ...]]:
        """The claims that each source was checked not to make, by id."""
        return _grouped(
            (source, self.claims[claim])
            for (claim, source), absence in sorted(self.absence.items(), key=lambda item: item[0])
            if absence.verified is not None
        )

    @cached_property
    def events_in(self) -> dict[str, tuple[Event, ...]]:
        """The events that are part of each event, in the order of time."""
        return _sorted(
            (e for e in self.events.values() if e.part_of),
            lambda e: e.part_of,
            lambda e: (e.happened.last, e.happened.first, e.id),
        )

    @cached_property
    def compared_with(self) -> dict[str, tuple[str, ...]]:
        """The sources that each source is compared with: those of its explainers, and itself."""
        return {
            id: tuple(
                dict.fromkeys(
                    [*(s for e in self.explainers_with.get(id, ()) for s in e.sources), id]
                )
            )
            for id in self.sources
        }

    @cached_property
    def names(self) -> dict[str, str]:
        """The words by which a reader knows each record."""
        return {id: _name(record) for id, record in self.records.items()}

    def named(self, id: str) -> str:
        """Return the words by which a reader knows the record `id`."""
        return self.names[id]


def _name(record: Record) -> str:
    for key in ("name", "title", "text"):
        words = getattr(record, key, "")
        if words:
            return str(words)
    return record.id


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _sorted(
    values: Iterable[V], key: Callable[[V], str], order: Callable[[V], tuple[Any, ...]]
) -> dict[str, tuple[V, ...]]:
    grouped = _grouped((key(value), value) for value in values)
    return {name: tuple(sorted(group, key=order)) for name, group in grouped.items()}
