"""A new id for a record, and everything that names it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.editing.edits import Draftsman, EditRefusedError, Plan
from generator.editing.locks import rename_in_locks
from generator.editing.references import (
    Path,
    Record,
    links_in_prose,
    records,
    references,
)
from generator.editing.yaml_blocks import add_items, remove_item
from generator.reading.content import Content
from generator.reading.drafts import PAGE_KINDS, Drafts
from generator.reading.front_matter import part
from generator.reading.names import did_you_mean
from generator.reading.read_content import read_content
from generator.reading.slugs import slug_of, slug_problem
from generator.reading.text import decode

_WORDS_OF_YAML = frozenset({"null", "true", "false"})


def rename(content: Content, old: str, new: str, *, was: bool = True) -> Plan:
    """Return what gives the record `old` the id `new`.

    With `was` its earlier address goes on leading to it. Raises EditRefusedError.
    """
    drafts = read_or_refuse(content)
    record = find(drafts, old)
    check_free(drafts, new, but_of=old)
    draftsman = Draftsman(content)
    if record.kind in PAGE_KINDS:
        _move(draftsman, record, new)
    else:
        draftsman.replace_token(record.written.key_place, old, new)
    point_elsewhere(draftsman, drafts, old, new)
    _remember(draftsman, record, old, new, was=was)
    return draftsman.plan()


def read_or_refuse(content: Content) -> Drafts:
    """Return the drafts of content that has no mistake of form, else raise EditRefusedError."""
    drafts, problems = read_content(content)
    if problems:
        first = problems[0]
        raise EditRefusedError(
            f"{first.place}: {first.message}\n"
            "Mend this first (`explainer check` shows all), so that no mention is overlooked."
        )
    return drafts


def find(drafts: Drafts, id: str) -> Record:
    """Return the record of an id, or raise EditRefusedError."""
    for record in records(drafts):
        if record.written.id == id:
            return record
    near = did_you_mean(id, (record.written.id for record in records(drafts)))
    raise EditRefusedError(
        f"there is no record {id}. {near}" if near else f"there is no record {id}"
    )


def point_elsewhere(
    draftsman: Draftsman,
    drafts: Drafts,
    old: str,
    new: str,
    *,
    but: Collection[tuple[str, Path]] = (),
) -> None:
    """Let everything that names the record `old` name `new`: fields, prose and locks.

    `but` holds mentions to be left, by record and the way inside it.
    """
    for record in records(drafts):
        for path in references(record, old):
            if (record.written.id, path) not in but:
                draftsman.replace_token(record.written.place(*path), old, new)
    rename_in_locks(draftsman, drafts, old, new)
    for record in records(drafts):
        if record.kind in ("explainers", "pages"):
            _rename_in_prose(draftsman, record.written.yaml.file, old, new)


def check_free(drafts: Drafts, new: str, *, but_of: str = "") -> None:
    """Raise EditRefusedError where an id is none, or is taken; `but_of` may have had it before."""
    problem = slug_problem(new)
    if problem or new in _WORDS_OF_YAML:
        meant = slug_of(new)
        near = f". Did you mean `{meant}`?" if meant not in ("", new) else ""
        why = problem or "YAML reads it as a value"
        raise EditRefusedError(f"{new} cannot be an id: {why}{near}")
    if new in drafts.ids:
        kind, place = drafts.ids[new]
        raise EditRefusedError(f"the id {new} is taken by the {kind} at {place}")
    for other in records(drafts):
        if new in other.written.draft.was and other.written.id != but_of:
            raise EditRefusedError(f"{new} is an earlier id of {other.written.id}")


def _move(draftsman: Draftsman, record: Record, new: str) -> None:
    """Move the file of an article, story or page, with what belongs to it."""
    old, path = record.written.id, record.written.yaml.file
    folder = path.rpartition("/")[0]
    draftsman.moves[path] = f"{folder}/{new}.md"
    if record.kind == "articles":
        if f"{folder}/{old}.lock.yml" in draftsman.content.files:
            draftsman.moves[f"{folder}/{old}.lock.yml"] = f"{folder}/{new}.lock.yml"
        if old in draftsman.content.texts:
            draftsman.texts.append((old, new))


def _rename_in_prose(draftsman: Draftsman, path: str, old: str, new: str) -> None:
    file = draftsman.file(path)
    text, _ = decode(draftsman.content.files[path], path)
    parted = part(text or "")
    start = file.offset(parted.body_line) if parted else 0
    for first, last in links_in_prose(file.text[start:], old):
        draftsman.edit(path, start + first, start + last, new)


def _remember(draftsman: Draftsman, record: Record, old: str, new: str, *, was: bool) -> None:
    earlier: Sequence[str] = record.written.draft.was
    if new in earlier and was:
        place = record.written.place("was", earlier.index(new))
        draftsman.replace_token(place, new, old)
    elif new in earlier:
        remove_item(draftsman, record, ("was",), earlier.index(new))
    elif was:
        add_items(draftsman, record, "was", [old])
