"""A source record as the text of its file: a front matter in which every guess is marked."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from generator.importing.drafting import UNKNOWN_OUTLET
from generator.importing.model import Imported
from generator.importing.values import one_line
from generator.reading.schema.base import NOT_STATED
from generator.reading.schema.sources import Rights

_MOST_CHARACTERS = 120
"""Characters of a comment that are taken from a file."""


def write_record(
    imported: Imported, *, name: str, outlet: str, rights: Rights, licence: str = ""
) -> str:
    """Return the content of a source's file.

    `name` is the name of the imported file, `outlet` the id that an editor gave, or nothing. The
    text follows the front matter only where `rights` is full.
    """
    lines = [
        "---",
        _comment(f"Imported from {name}. Look at every line marked guessed, then remove the mark."),
        *(_comment(note) for note in imported.notes),
        *_outlet(imported, outlet),
        _line(
            "title", imported.title.value if imported.title else NOT_STATED, _why(imported.title)
        ),
        _line("url", imported.url.value if imported.url else NOT_STATED, _why(imported.url)),
        _line(
            "archive",
            imported.archive.value if imported.archive else NOT_STATED,
            _why(imported.archive),
        ),
        *_published(imported),
        *_authors(imported),
        *_language(imported),
        _line("rights", rights.value),
        *([_line("licence", licence)] if licence else []),
        *_zones(imported),
        "---",
    ]
    record = "\n".join(lines) + "\n"
    return f"{record}\n{imported.text.strip(chr(10))}\n" if rights is Rights.FULL else record


def outlet_of(imported: Imported, given: str) -> str:
    """Return the outlet that a record names: the given one, the guessed one or a placeholder."""
    return given or (imported.outlet.value if imported.outlet else UNKNOWN_OUTLET)


def scalar(value: str) -> str:
    """Return words as YAML on one line, quoted where they need it; they read back equal."""
    dumped: str = yaml.safe_dump({"k": value}, allow_unicode=True, width=2**31)
    return dumped[len("k: ") :].rstrip("\n")


def _line(key: str, value: str, why: str = "", indent: str = "") -> str:
    comment = f"  {_comment(why)}" if why else ""
    return f"{indent}{key}: {scalar(value)}{comment}"


def _comment(words: str) -> str:
    """Return words that a hostile file may have chosen as a comment on one line."""
    shown = "".join(c if c.isprintable() else " " for c in words)
    if len(shown) > _MOST_CHARACTERS:
        shown = shown[:_MOST_CHARACTERS].rstrip() + "…"
    return f"# {shown}"


def _why(found: object) -> str:
    where = getattr(found, "where", "")
    return f"guessed: {where}" if where else ""


def _outlet(imported: Imported, given: str) -> Iterator[str]:
    value = outlet_of(imported, given)
    if given:
        yield _line("outlet", given)
    elif imported.outlet is None:
        why = "guessed: nothing; the file names no outlet. Write the id of an actor of kind outlet"
        yield _line("outlet", value, why)
    elif imported.outlet_known:
        yield _line("outlet", value, _why(imported.outlet))
    else:
        yield _line("outlet", value, f"{_why(imported.outlet)}. No outlet has this id yet: add it")


def _published(imported: Imported) -> Iterator[str]:
    published = imported.published
    if published is None:
        yield _line("published", NOT_STATED)
        return
    # A date that was checked needs no quotes; YAML's own emitter would quote it as a timestamp.
    midnight = "T00:00" in published.date
    why = "midnight may stand for a day without a time" if midnight else "see because"
    yield "published:"
    yield f"  date: {published.date}  {_comment(f'guessed: {why}')}"
    yield _line("known", published.known, indent="  ")
    yield _line("because", one_line(published.because), indent="  ")


def _authors(imported: Imported) -> Iterator[str]:
    if not imported.authors:
        yield _line("authors", NOT_STATED)
        return
    yield f"authors:  {_comment(f'guessed: {imported.authors_where}')}"
    yield from (f"  - {scalar(name)}" for name in imported.authors)


def _language(imported: Imported) -> Iterator[str]:
    why = imported.language.where or "nothing; write the language's tag, such as en"
    yield _line("language", imported.language.value, f"guessed: {why}")


def _zones(imported: Imported) -> Iterator[str]:
    if imported.zones:
        yield "zones:"
    for locator, mark in imported.zones.items():
        yield _line(locator, mark.zone.value, f"guessed: {mark.why}", "  ")
