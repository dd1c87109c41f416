"""The ids that locks hold. What a lock proves stays; only what it is called changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from generator.editing.edits import Draftsman
from generator.editing.yaml_blocks import block, remove_lines
from generator.evidence.wanted import wanted_absence, wanted_statement
from generator.reading.drafts import Drafts
from generator.reading.yaml_tree import YamlFile

_NEEDED_BY = re.compile(r"(?m)^  \S+:  # ([^\r\n]+)")
"""The comment of a lock that tells which records need an entry."""


def rename_in_locks(draftsman: Draftsman, drafts: Drafts, old: str, new: str) -> None:
    """Let every lock that names the record `old` name `new`."""
    absences, evidence = _absence_keys(drafts, old, new), _speaker_keys(drafts, old, new)
    for lock in drafts.locks.values():
        if lock.data.get("source") == old:
            draftsman.replace_token(lock.place(("source",)), old, new)
        if (lock.data.get("verified") or {}).get("by") == old:
            draftsman.replace_token(lock.place(("verified", "by")), old, new)
        for key, absence in (lock.data.get("absences") or {}).items():
            if absence.get("claim") == old:
                _rename_absence(draftsman, lock, key, absences.get(key, key), (old, new))
        for key in evidence.keys() & (lock.data.get("evidence") or {}).keys():
            _rename_entry(draftsman, lock, key, evidence[key])
        _rename_in_comments(draftsman, lock.file, old, new)


def _absence_keys(drafts: Drafts, old: str, new: str) -> Mapping[str, str]:
    """Return how locks are to call the absences of a claim, by how they call them now."""
    claim = drafts.claims.get(old)
    wanted = [wanted_absence(claim, n) for n in range(len(claim.draft.absent))] if claim else []
    return {each.key: replace(each, record=new).key for each in wanted}


def _speaker_keys(drafts: Drafts, old: str, new: str) -> Mapping[str, str]:
    """Return how locks are to call what an actor said, by how they call it now."""
    wanted = [
        wanted_statement(claim, number, drafts)
        for claim in drafts.claims.values()
        for number, statement in enumerate(claim.draft.statements)
        if statement.speaker == old
    ]
    return {each.key: replace(each, said_by=new).key for each in wanted}


def _rename_entry(draftsman: Draftsman, lock: YamlFile, key: str, new_key: str) -> None:
    if new_key not in lock.data["evidence"]:
        draftsman.replace_token(lock.place(("evidence", key), of_key=True), key, new_key)
        return
    file = draftsman.file(lock.file)  # the actor that stays is proved to have said the same
    lines = block(file, lock, ("evidence", key))
    remove_lines(draftsman, file, lock.place(("evidence", key), of_key=True).line, lines.last)


def _rename_absence(
    draftsman: Draftsman, lock: YamlFile, key: str, new_key: str, ids: tuple[str, str]
) -> None:
    path = ("absences", key)
    if new_key != key and new_key in lock.data["absences"]:
        file = draftsman.file(lock.file)  # the claim that stays has the same absence
        line = lock.place(path, of_key=True).line
        draftsman.edit(lock.file, file.offset(line), file.offset(line + 1), "")
        return
    draftsman.replace_token(lock.place((*path, "claim")), *ids)
    draftsman.replace_token(lock.place(path, of_key=True), key, new_key)


def _rename_in_comments(draftsman: Draftsman, path: str, old: str, new: str) -> None:
    for match in _NEEDED_BY.finditer(draftsman.file(path).text):
        ids = match[1].split(", ")
        if old in ids:
            renamed = ", ".join(sorted({new if id == old else id for id in ids}))
            draftsman.edit(path, *match.span(1), renamed)
