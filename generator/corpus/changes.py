"""What one state of the content says otherwise than another, as readers see it.

`compare_corpora` takes two corpora and gives a `Changes`: a value that knows nothing of git, files
or the clock, for a summary of a pull request as well as for pages and feeds. The order of records
and of the statements in them is no difference; a record with another id is the same one where
`was` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.corpus.change_items import Items, Reader
from generator.corpus.change_model import (
    KINDS,
    AbsenceChange,
    Aspect,
    Changes,
    How,
    LostAddress,
    RecordChange,
    RelationChange,
    StatementChange,
)
from generator.corpus.change_statements import Pair, pair_statements
from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim, Record, Relation, RelationKind
from generator.evidence.model import Wanted
from generator.reading import history


def compare_corpora(old: Corpus, new: Corpus, *, unproved: Iterable[Wanted] = ()) -> Changes:
    """Return what `new` says otherwise than `old`.

    `unproved` is the evidence that the new content gives and that could not be proved: a statement
    is not called removed when it stands there and only its proof fails.
    """
    owners = {kind: _owners(getattr(old, kind), getattr(new, kind)) for kind in KINDS}
    before = Reader(old, {id: to for kind in KINDS for id, to in owners[kind].items()})
    after = Reader(new, {})
    failing = Counter((wanted.record, wanted.source) for wanted in unproved)
    return Changes(
        tuple(c for kind in KINDS for c in _records(kind, owners[kind], before, after)),
        _statements(before, after, failing),
        _relations(before, after),
        _absences(before, after),
        tuple(_lost(old, new)),
        old,
        new,
    )


def _owners(old: Mapping[str, Record], new: Mapping[str, Record]) -> dict[str, str]:
    """Return, for each id of `old` that still leads somewhere, the id of the record it leads to."""
    later = {was: id for id, record in new.items() for was in record.was}
    return {id: id if id in new else later[id] for id in old if id in new or id in later}


def _records(
    kind: str, owners: Mapping[str, str], before: Reader, after: Reader
) -> list[RecordChange]:
    was: Mapping[str, Record] = getattr(before.corpus, kind)
    now: Mapping[str, Record] = getattr(after.corpus, kind)
    heirs: dict[str, str] = {}
    """For each record that is, the one that it was: itself, or else the first renamed to it."""
    for id in sorted(owners, key=lambda id: (owners[id] != id, id)):
        heirs.setdefault(owners[id], id)
    found = []
    for id in was:
        if id not in owners:
            found.append(RecordChange(How.REMOVED, kind, id, before.named(id)))
        elif heirs[owners[id]] != id:
            name = after.named(owners[id])
            found.append(RecordChange(How.MERGED, kind, owners[id], name, id))
    for id, record in now.items():
        if id not in heirs:
            found.append(RecordChange(How.ADDED, kind, id, after.named(id)))
            continue
        earlier = was[heirs[id]]
        aspects = _aspects(before.record(earlier), after.record(record))
        how = _how(earlier, record)
        if aspects or how is How.RENAMED:
            old_id = earlier.id if earlier.id != id else ""
            found.append(RecordChange(how, kind, id, after.named(id), old_id, aspects))
    return sorted(found, key=lambda change: (change.id, change.how, change.was))


def _how(before: Record, after: Record) -> How:
    if _taken_back(after) and not _taken_back(before):
        return How.WITHDRAWN
    return How.CHANGED if before.id == after.id else How.RENAMED


def _taken_back(record: Record) -> bool:
    return isinstance(record, Claim) and record.retraction is not None


def _aspects(before: Mapping[str, Items], after: Mapping[str, Items]) -> tuple[Aspect, ...]:
    """Return the fields in which two readings of one thing differ, in the order of the fields."""
    found = []
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name, ()), after.get(name, ())
        if [item.key for item in was] != [item.key for item in now]:
            gone = Counter(item.key for item in was) - Counter(item.key for item in now)
            come = Counter(item.key for item in now) - Counter(item.key for item in was)
            found.append(
                Aspect(
                    name,
                    tuple(item.shown for item in was if item.key in gone),
                    tuple(item.shown for item in now if item.key in come),
                )
            )
    return tuple(found)


def _statements(
    before: Reader, after: Reader, failing: Counter[tuple[str, str]]
) -> tuple[StatementChange, ...]:
    found = []
    for pair in pair_statements(before, after):
        change = _statement(pair, before, after)
        if change is None:
            continue
        if change.how is How.REMOVED:
            old = change.statement
            key = (before.now(old.claim), before.now(old.source))
            if failing[key]:
                failing[key] -= 1
                continue
        found.append(change)
    return tuple(sorted(found, key=_statement_order))


def _statement(pair: Pair, before: Reader, after: Reader) -> StatementChange | None:
    if pair.after is None:
        assert pair.before is not None, "a pair has at least one side"
        return StatementChange(How.REMOVED, pair.before, before.speaker(pair.before.speaker))
    name = after.speaker(pair.after.speaker)
    if pair.before is None:
        return StatementChange(How.ADDED, pair.after, name)
    aspects = _aspects(before.statement(pair.before), after.statement(pair.after))
    if before.now(pair.before.claim) != pair.after.claim:
        return StatementChange(How.MOVED, pair.after, name, pair.before, aspects)
    if aspects:
        return StatementChange(How.CHANGED, pair.after, name, pair.before, aspects)
    return None


def _statement_order(change: StatementChange) -> tuple[str, str, int, str, str]:
    each = change.statement
    return (each.claim, each.source, each.proof.start, change.how, each.id)


def _relations(before: Reader, after: Reader) -> tuple[RelationChange, ...]:
    was = {_relation_key(r, before): r for c in before.corpus.claims.values() for r in c.relations}
    now = {_relation_key(r, after): r for c in after.corpus.claims.values() for r in c.relations}
    found = []
    for key in sorted(was.keys() | now.keys()):
        if key not in now:
            found.append(RelationChange(How.REMOVED, was[key]))
        elif key not in was:
            found.append(RelationChange(How.ADDED, now[key]))
        elif aspects := _aspects(before.relation(was[key]), after.relation(now[key])):
            found.append(RelationChange(How.CHANGED, now[key], aspects))
    return tuple(found)


def _relation_key(relation: Relation, reader: Reader) -> tuple[str, str, str]:
    """Tell one relation from another; which side of a mutual one wrote it down does not matter."""
    sides = reader.now(relation.claim), reader.now(relation.other)
    if relation.kind in (RelationKind.CONTRADICTS, RelationKind.DIFFERS):
        sides = min(sides), max(sides)
    return (*sides, relation.kind)


def _absences(before: Reader, after: Reader) -> tuple[AbsenceChange, ...]:
    was = {(before.now(c), before.now(s)): a for (c, s), a in before.corpus.absence.items()}
    now = after.corpus.absence
    found = []
    for key in sorted(was.keys() | now.keys()):
        if key not in now:
            found.append(AbsenceChange(How.REMOVED, was[key]))
        elif key not in was:
            found.append(AbsenceChange(How.ADDED, now[key]))
        elif aspects := _aspects(before.absence(was[key]), after.absence(now[key])):
            found.append(AbsenceChange(How.CHANGED, now[key], aspects))
    return tuple(found)


def _lost(old: Corpus, new: Corpus) -> Iterable[LostAddress]:
    for kind in history.KINDS:  # editors have no pages
        kept = {id for record in getattr(new, kind).values() for id in (record.id, *record.was)}
        for record in getattr(old, kind).values():
            for id in (record.id, *record.was):
                if id not in kept:
                    yield LostAddress(kind, id, old.named(record.id))
