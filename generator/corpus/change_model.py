"""What a comparison of two states of the content gives: values, for summaries, pages and feeds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from generator.corpus.corpus import Corpus
from generator.corpus.model import Absence, Relation, Statement
from generator.reading import history

KINDS = (*history.KINDS, "editors")
"""The kinds of records, in the order in which changes are told."""


class How(StrEnum):
    """What happened to a record or to a part of one."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    """A claim that stays on the site and says that the desk took it back."""
    RENAMED = "renamed"
    """The same record under another id; `was` keeps its address."""
    MERGED = "merged"
    """Two records became one; `was` keeps the address of the one that went."""
    MOVED = "moved"
    """A statement that now stands under another claim."""
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that is said otherwise."""

    field: str
    """Which: a name such as `text`, `answers`, `status`, `speaker`; see `change_items`."""
    before: tuple[str, ...] = ()
    """What was said, in words for readers; of a list only what is no longer in it."""
    after: tuple[str, ...] = ()
    """What is said now; of a list only what is new in it. Both empty: only the order changed."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that came, went or changed. Statements, relations and absences are told apart."""

    how: How
    kind: str
    """One of `KINDS`."""
    id: str
    """As it is now; of a removed record as it was; of a merged one that of the record it is in."""
    name: str
    """The words by which a reader knows it."""
    was: str = ""
    """The earlier id, where it was another."""
    aspects: tuple[Aspect, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementChange:
    """A piece of evidence that came, went, moved to another claim or changed."""

    how: How
    statement: Statement
    """As it is now, or as it was where it is removed."""
    speaker: str
    """The speaker's name, the outlet's for its own voice, or the words for somebody unnamed."""
    before: Statement | None = None
    """As it was, where it is still there."""
    aspects: tuple[Aspect, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A relation of two claims that came, went or is reasoned otherwise."""

    how: How
    relation: Relation
    """As it is now, or as it was where it is removed."""
    aspects: tuple[Aspect, ...] = ()


@dataclass(frozen=True, slots=True)
class AbsenceChange:
    """A checked absence that came, went or is checked otherwise."""

    how: How
    absence: Absence
    aspects: tuple[Aspect, ...] = ()


@dataclass(frozen=True, slots=True)
class LostAddress:
    """A page that readers may have linked to, and that nothing leads on from."""

    kind: str
    id: str
    name: str
    """Of the record that it showed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """All differences between two states of the content, each list in a fixed order."""

    records: tuple[RecordChange, ...] = ()
    """By kind, then by id."""
    statements: tuple[StatementChange, ...] = ()
    """By claim, source and place in the text."""
    relations: tuple[RelationChange, ...] = ()
    absences: tuple[AbsenceChange, ...] = ()
    lost: tuple[LostAddress, ...] = ()
    old: Corpus = field(default_factory=Corpus, compare=False, repr=False)
    new: Corpus = field(default_factory=Corpus, compare=False, repr=False)

    @property
    def any(self) -> bool:
        """Whether a reader sees anything otherwise."""
        return bool(self.records or self.statements or self.relations or self.absences or self.lost)

    def of_kind(self, kind: str, *hows: How) -> tuple[RecordChange, ...]:
        """Return the changes of one kind of records, all or those of some sorts."""
        return tuple(c for c in self.records if c.kind == kind and (not hows or c.how in hows))
