"""A saved page or text as a source record and the text that proves it."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from generator.commands.put import put_files
from generator.importing.drafting import MAX_BYTES, Outlet, draft_article
from generator.importing.model import Imported, ImportRefused
from generator.importing.record import outlet_of, write_record
from generator.publishing.together import Step
from generator.reading.drafts import Drafts
from generator.reading.read_content import read_content
from generator.reading.schema.actors import ActorKind
from generator.reading.schema.sources import Rights
from generator.reading.slugs import slug_of, slug_problem
from generator.site_folder import SiteFolder, UsageError

_DAY = len("2022-01-26")
_TITLE = 40
"""Characters of a title that go into an id."""
_SHOWN, _MOST_LEFT_OUT = 100, 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an editor asks of an import; empty words leave it to the file."""

    id: str = ""
    outlet: str = ""
    rights: Rights = Rights.QUOTES
    licence: str = ""
    dry_run: bool = False


def import_article(folder: SiteFolder, file: Path, wanted: Wanted) -> list[str]:
    """Write the record of the article in `file`, and its text; return what to tell the editor.

    Raises UsageError where the file holds no article, an id cannot be used, or a file would be
    overwritten.
    """
    if wanted.rights is Rights.FULL and not wanted.licence:
        raise UsageError("--rights full needs --licence: on what ground may the text be published?")
    data = _read(file)
    drafts, _ = read_content(folder.gather(texts=False))  # the first text makes their folder
    try:
        imported = draft_article(data, file.name, _outlets(drafts))
    except ImportRefused as error:
        raise UsageError(f"{file}: {error}") from None
    outlet = outlet_of(imported, _checked(wanted.outlet, "--outlet"))
    id = _checked(wanted.id, "--id") or _id(imported, outlet, file)
    if id in drafts.ids:
        raise UsageError(f"the id {id} is taken ({drafts.ids[id][1]}): give another one with --id")
    record = write_record(
        imported,
        name=file.name,
        outlet=wanted.outlet,
        rights=wanted.rights,
        licence=wanted.licence,
    )
    files = {folder.root / folder.docs / "articles" / f"{id}.md": record}
    if wanted.rights is not Rights.FULL:
        files[folder.texts / f"{id}.txt"] = imported.text
    _refuse_existing(files)
    if wanted.dry_run:
        return [*(f"would write {_shown(path, folder)}" for path in files), "", record.rstrip("\n")]
    put_files(folder, [Step(path, None, text.encode("utf-8")) for path, text in files.items()])
    guesses = record.count("# guessed:")
    return [
        *(f"wrote {_shown(path, folder)}" for path in files),
        *_left_out(imported),
        f"{guesses} guesses: look at each line marked so, then run `explainer check`.",
    ]


def _left_out(imported: Imported) -> list[str]:
    """Tell what the page has between the words of the article and is not in the text."""
    shown = [f"left out: {words[:_SHOWN]}" for words in imported.left_out[:_MOST_LEFT_OUT]]
    more = len(imported.left_out) - len(shown)
    return [*shown, f"left out: {more} more"] if more else shown


def _read(file: Path) -> bytes:
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UsageError(f"{file} is no ordinary file")
        if status.st_size > MAX_BYTES:
            raise UsageError(f"{file} is larger than {MAX_BYTES // 1_000_000} MB")
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None


def _outlets(drafts: Drafts) -> list[Outlet]:
    found = []
    for id, written in drafts.actors.items():
        actor = written.draft
        if actor.kind is ActorKind.OUTLET:
            aka = (name if isinstance(name, str) else name.name for name in actor.aka)
            found.append(Outlet(id, (actor.name, *aka)))
    return found


def _checked(id: str, option: str) -> str:
    """Return an id that an editor gave, if one was given; it may become a file's name."""
    problem = slug_problem(id) if id else ""
    if problem:
        raise UsageError(f"{option} {id!r}: {problem}")
    return id


def _id(imported: Imported, outlet: str, file: Path) -> str:
    """Return an id of the outlet and the day, or else of the title or the file's name."""
    known = outlet if imported.outlet or not imported.published else ""
    if imported.published and known:
        id = f"{slug_of(known, 50)}-{imported.published.date[:_DAY]}"
    else:
        title = slug_of(imported.title.value, _TITLE) if imported.title else ""
        id = title or slug_of(file.stem, _TITLE)
    return id if id and not slug_problem(id) else f"article-{id}".strip("-")


def _refuse_existing(files: dict[Path, str]) -> None:
    for path in files:
        if path.exists() or path.is_symlink():
            raise UsageError(f"{path} exists and is not overwritten: give another id with --id")


def _shown(path: Path, folder: SiteFolder) -> str:
    return str(path.relative_to(folder.root) if path.is_relative_to(folder.root) else path)
