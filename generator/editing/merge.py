"""Two records made of one thing: the second takes over what the first says, and its id."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from generator.editing.edits import Change, Draftsman, EditRefusedError, FileText, Plan
from generator.editing.references import Path, Record, ids_in, records
from generator.editing.rename import find, point_elsewhere, read_or_refuse
from generator.editing.yaml_blocks import (
    add_blocks,
    add_items,
    add_key,
    block,
    flow,
    insert_after,
    is_flow,
    lines_of,
    remove_item,
    remove_lines,
    with_comments,
)
from generator.reading.content import Content
from generator.reading.drafts import RECORD_KINDS, Drafts
from generator.reading.names import did_you_mean

SPELLINGS = {"actors": "aka", "topics": "terms"}
"""Where the name of a merged record goes on being found."""


def merge(content: Content, old: str, into: str, *, keep: Collection[str] = ()) -> Plan:
    """Return what makes one record of `old` and `into`, under the id `into`.

    Where both have a field that can have one value only, the two must agree, or `keep` names the
    field and `into` keeps its own. Raises EditRefusedError.
    """
    drafts = read_or_refuse(content)
    _check(find(drafts, old), find(drafts, into))
    _check_keys(find(drafts, old), keep)
    pointing = Draftsman(content)
    doubled = set(_doubled(drafts, old, into))
    for record, path in doubled:
        owner = find(drafts, record)
        remove_item(pointing, owner, path[:-1], int(path[-1]))
    point_elsewhere(pointing, drafts, old, into, but=doubled)
    first = pointing.plan()
    between = first.applied_to(content)
    drafts = read_or_refuse(between)
    moving = Draftsman(between)
    _move_over(moving, find(drafts, old), find(drafts, into), keep)
    return _joined(first, moving.plan())


def _check(old: Record, into: Record) -> None:
    if old.kind != into.kind:
        raise EditRefusedError(
            f"{old.written.id} is of the kind {old.noun} and {into.written.id} of {into.noun}: "
            "only records of one kind can be merged"
        )
    if old.kind not in RECORD_KINDS:
        raise EditRefusedError(f"a {old.noun} is a file of its own and cannot be merged")
    if old.written.id == into.written.id:
        raise EditRefusedError("a record cannot be merged with itself")


def _check_keys(old: Record, keep: Collection[str]) -> None:
    """Refuse a key to be kept that records of this kind do not have: it was mistyped."""
    fields = type(old.written.draft).model_fields
    known = [field.alias or name for name, field in fields.items()]
    for key in keep:
        if key not in known:
            near = did_you_mean(key, known) or f"Keys are: {', '.join(known)}."
            raise EditRefusedError(f"records of this kind have no key {key}. {near}")


def _doubled(drafts: Drafts, old: str, into: str) -> Iterator[tuple[str, Path]]:
    """Yield each item `old` of a list that names `into` too, by record and way."""
    for record in records(drafts):
        found = list(ids_in(type(record.written.draft), record.data))
        lists = {path[:-1] for path, id in found if id == into and isinstance(path[-1], int)}
        for path, id in found:
            if id == old and isinstance(path[-1], int) and path[:-1] in lists:
                yield record.written.id, path


def _move_over(draftsman: Draftsman, old: Record, into: Record, keep: Collection[str]) -> None:
    """Move all that `old` says and `into` does not, and take the rest of `old` away."""
    conflicts = [key for key in old.data if key not in keep and _conflict(old, into, key)]
    if conflicts:
        lines = [_say(old, into, key) for key in conflicts]
        advice = "Make them agree, or keep the second with " + " ".join(
            f"--keep {key}" for key in conflicts
        )
        raise EditRefusedError("\n".join([*lines, advice]))
    file = draftsman.file(old.written.yaml.file)
    add_items(draftsman, into, "was", [old.written.id, *old.written.draft.was])
    _spelling(draftsman, old, into)
    for key, value in old.data.items():
        here = into.data.get(key)
        if key in ("was", SPELLINGS.get(old.kind)) or here == value:
            continue
        if key not in into.data:
            add_key(draftsman, into, key, value, _lines(file, old, (key,)))
        elif isinstance(value, list) and isinstance(here, list):
            more = [n for n, item in enumerate(value) if item not in here]
            blocks = [_lines(file, old, (key, n)) or [f"- {flow(value[n])}"] for n in more]
            if more:
                add_blocks(draftsman, into, key, [value[n] for n in more], blocks)
        elif isinstance(value, dict) and isinstance(here, dict) and key == "ids":
            _ids(draftsman, into, value)
    _take_away(draftsman, file, old, into)


def _conflict(old: Record, into: Record, key: str) -> bool:
    """Tell whether both have a value for a key that can have only one."""
    one, other = old.data[key], into.data.get(key)
    if key not in into.data or one == other or isinstance(one, list):
        return False
    if key == "name" and old.kind in SPELLINGS:
        return False
    if key == "ids":
        return any(other.get(name, id) != id for name, id in one.items())
    return True


def _say(old: Record, into: Record, key: str) -> str:
    one, other = (flow(record.data[key]) for record in (old, into))
    places = old.written.place(key), into.written.place(key)
    return f"`{key}` is {one} ({places[0]}) and {other} ({places[1]})."


def _spelling(draftsman: Draftsman, old: Record, into: Record) -> None:
    """Let the second record be found under the first one's name and spellings too."""
    key = SPELLINGS.get(old.kind)
    if key is None:
        return
    known = [into.data["name"], *into.data.get(key, ())]
    found = [old.data["name"], *old.data.get(key, ())]
    more = [name for n, name in enumerate(found) if name not in known and name not in found[:n]]
    if more:
        add_items(draftsman, into, key, more)


def _ids(draftsman: Draftsman, into: Record, ids: dict[str, Any]) -> None:
    known = into.data["ids"]
    for name, id in ids.items():
        if name not in known:
            add_key(draftsman, into, name, id, [], inside=("ids",))


def _lines(file: FileText, record: Record, path: Path) -> list[str]:
    """Return the lines of a key or item without indentation; none where it shares its line."""
    written = record.written
    if any(is_flow(file, written.place(*path[:n])) for n in range(len(path))):
        return []
    lines = with_comments(file, block(file, written.yaml, (*written.path, *path)))
    return lines_of(file, lines, 0)


def _take_away(draftsman: Draftsman, file: FileText, old: Record, into: Record) -> None:
    """Take the lines of a record away; the comment above it goes along to the other one."""
    written = old.written
    lines = block(file, written.yaml, written.path)
    first = with_comments(file, lines).first
    comments = [file.line(number).strip() for number in range(first, lines.first)]
    last = lines.last
    while last < file.lines - 1 and not file.line(last + 1).strip():
        last += 1
    if last >= file.lines - 1:
        while first > 1 and not file.line(first - 1).strip():
            first -= 1
    remove_lines(draftsman, file, first, last)
    target = draftsman.file(into.written.yaml.file)
    if comments and not is_flow(target, into.written.place()):
        end = block(target, into.written.yaml, into.written.path)
        indent = into.written.yaml.place(
            (*into.written.path, next(iter(into.data))), of_key=True
        ).column
        insert_after(draftsman, target, end.last, [" " * (indent - 1) + c for c in comments])


def _joined(first: Plan, second: Plan) -> Plan:
    """Return two plans, the second made for what the first leaves, as one."""
    changes = {change.path: change for change in first.changes}
    for change in second.changes:
        before = changes[change.path].before if change.path in changes else change.before
        changes[change.path] = Change(change.path, change.path, before, change.after)
    return Plan(tuple(changes[path] for path in sorted(changes)))
