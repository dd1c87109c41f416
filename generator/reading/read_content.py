"""The reading of the content folder: every file once, and every complaint about its form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from generator.diagnostics import Diagnostic
from generator.languages import CODE_PATTERN, is_spoken
from generator.place import Place
from generator.reading.content import Content
from generator.reading.drafts import SINGULAR, Drafts
from generator.reading.history import read_history
from generator.reading.ids import ID_TAKEN, check_earlier_ids
from generator.reading.kept import KeptFile, KeptFiles
from generator.reading.limits import at_most
from generator.reading.misplaced import (
    STRAY_FILE,
    as_one_copy,
    elsewhere,
    id_of_lock,
    lock_alone,
    lock_path,
    meant_name,
    stray,
    verbs_path,
)
from generator.reading.read_page import page_model, read_page
from generator.reading.read_records import read_records, yaml_of
from generator.reading.text import decode
from generator.reading.yaml_tree import YamlFile


def read_content(
    content: Content, kept: KeptFiles | None = None
) -> tuple[Drafts, list[Diagnostic]]:
    """Read every file of the content folder, in the order of names.

    Files that `kept` knows with the same bytes are not parsed again; the result is the same.
    """
    kept = kept or KeptFiles()
    kept.only(content.files.__contains__)
    drafts = Drafts()
    found = list(content.problems)
    for path in sorted(content.files):
        inside = PurePosixPath(content.inside(path))
        file = kept.open(path, content.files[path])
        text, problems = file.once("text", partial(decode, file.raw, path))
        found += problems
        if text is None:
            # without the zeros of UTF-16, of which the ids are to be seen too
            drafts.broken.append(content.files[path].replace(b"\0", b"").decode("utf-8", "replace"))
            if (id := id_of_lock(inside)) is not None and inside.as_posix() == lock_path(id):
                drafts.unread_locks.add(id)
            if page_model(inside):
                drafts.ids.setdefault(inside.stem, (SINGULAR[inside.parts[0]], Place(path)))
        else:
            wrong = list(at_most(_read_file(drafts, path, inside, text, file), path))
            found += as_one_copy(wrong, ID_TAKEN, drafts.ids, path)
    _note_strays(drafts, content, found)
    drafts.history, broken = read_history(content.history)
    found += [*broken, *check_earlier_ids(drafts), *_check_lone_locks(drafts)]
    return drafts, found


def _note_strays(drafts: Drafts, content: Content, found: list[Diagnostic]) -> None:
    """Know what was saved where nothing reads it: that it is missing is told already."""
    for each in found:
        inside = PurePosixPath(content.inside(each.place.file))
        if each.rule is not STRAY_FILE:
            continue
        meant = PurePosixPath(meant_name(inside))
        if meant.suffix == ".md" and page_model(inside):
            drafts.ids.setdefault(meant.stem, (SINGULAR[inside.parts[0]], each.place))
        elif inside.suffix == ".md":
            drafts.broken.append(f"{inside.stem}:")
        elif meant.suffix in (".yml", ".yaml") and meant.name == inside.stem:
            drafts.unread = True


def _read_file(
    drafts: Drafts, path: str, inside: PurePosixPath, text: str, file: KeptFile
) -> Iterator[Diagnostic]:
    folder = inside.parts[0] if len(inside.parts) > 1 else ""
    if inside.suffix != ".md" and inside.suffix.lower() == ".md":
        yield stray(path, path.removesuffix(f"/{inside}"))
    elif inside.suffix == ".md":
        yield from read_page(drafts, path, inside, text, file)
    elif (id := id_of_lock(inside)) is not None:
        why = elsewhere(path, inside, lock_path(id))
        yield from [why] if why else _read_lock(drafts, id, path, text, file)
    elif folder == "vocabulary":
        language = inside.stem.removeprefix("verbs.")
        why = _no_language(path, language) or elsewhere(path, inside, verbs_path(language))
        yield from [why] if why else _keep(drafts, drafts.verbs, language, path, text, file)
    else:
        yield from read_records(drafts, path, text, file)


def _read_lock(
    drafts: Drafts, id: str, path: str, text: str, file: KeptFile
) -> Iterator[Diagnostic]:
    for each in _keep(drafts, drafts.locks, id, path, text, file):
        yield replace(each, hint=_LOCK_HINT.format(id=id))
    if id not in drafts.locks:
        drafts.unread_locks.add(id)


_LOCK_HINT = (
    "Never edit a lock by hand: run `explainer lock {id}` where the text is, which writes it anew;"
    " elsewhere take either side of the merge, or the last commit’s."
)


def _no_language(path: str, language: str) -> Diagnostic | None:
    if re.match(CODE_PATTERN, language) and is_spoken(language):
        return None
    hint = "Name it verbs.<language>.yml, such as verbs.en.yml."
    return STRAY_FILE.at(Place(path), "These verbs are of no language.", hint=hint)


def _keep(
    drafts: Drafts, store: dict[str, YamlFile], name: str, path: str, text: str, file: KeptFile
) -> Iterator[Diagnostic]:
    """Keep a file that has one path only, so that none stands in for another."""
    yaml = yield from yaml_of(drafts, path, text, file)
    if yaml is not None:
        store[name] = yaml


def _check_lone_locks(drafts: Drafts) -> Iterator[Diagnostic]:
    """Yield each lock without its source, which then is not called unknown as well."""
    for id, lock in drafts.locks.items():
        if drafts.ids.get(id, ("", None))[0] != "source" and not drafts.may_exist(id):
            yield lock_alone(id, Place(lock.file))
            drafts.told(id)
