"""One Markdown file: its front matter as a record, and its body as prose or as an article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from generator.diagnostics import Diagnostic
from generator.place import Place
from generator.reading.characters import check_prose, check_text
from generator.reading.drafts import PAGE_KINDS, SINGULAR, Drafts
from generator.reading.form import check_form
from generator.reading.front_matter import part, why_not_parted
from generator.reading.ids import take_id, unfit_id
from generator.reading.kept import KeptFile
from generator.reading.merges import check_merge
from generator.reading.misplaced import meant_kind, misplaced_page
from generator.reading.prose import read_prose
from generator.reading.read_records import keep_draft, parse_yaml, yaml_of
from generator.reading.schema.base import Draft


def page_model(inside: PurePosixPath) -> type[Draft] | None:
    """Return the form of a Markdown file's front matter, or None where nothing reads it."""
    return PAGE_KINDS.get(inside.parts[0]) if len(inside.parts) == 2 else None


def read_page(
    drafts: Drafts, path: str, inside: PurePosixPath, text: str, file: KeptFile
) -> Iterator[Diagnostic]:
    """Keep the record and the body of a Markdown file; yield what is wrong with them.

    `path` is its path from the site's folder, `inside` that in the content folder.
    """
    kind, id = inside.parts[0], inside.stem
    model = page_model(inside)
    parted = part(text)
    make = partial(parse_yaml, path, parted.front, parted.front_line) if parted else None
    front = file.once("yaml", make)[0] if make else None
    meant = meant_kind(front.data, kind if model else "", PAGE_KINDS) if front else ""
    if model is None or meant:
        if meant:  # so that what names it is not told as well
            drafts.ids.setdefault(id, (SINGULAR[meant], Place(path)))
        yield misplaced_page(path, inside, meant, SINGULAR.get(meant, ""))
        return
    yield from unfit_id(drafts, id, Place(path))
    taken = yield from take_id(drafts, kind, id, Place(path))
    if parted is None:
        yield why_not_parted(text, path)
        drafts.broken.append(text)
        return
    yaml = yield from yaml_of(drafts, path, parted.front, file, parted.front_line)
    if yaml is None or taken:
        return
    yield from check_merge(parted.body, path, parted.body_line)
    checked = file.once("form", lambda: check_form(model, yaml.data, id, yaml))
    yield from keep_draft(drafts, kind, checked, yaml.data)
    if kind == "articles":
        check = partial(check_text, parted.body, path, parted.body_line)
        yield from file.once("body", lambda: tuple(check()))
        drafts.bodies[id] = parted.body
    else:
        yield from check_prose(parted.body, path, parted.body_line)
        prose = partial(read_prose, parted.body, path, parted.body_line)
        drafts.prose[id], problems = file.once("prose", prose)
        yield from problems
