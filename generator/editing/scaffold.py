"""A new record to fill in: what it must have, and in comments what it may have."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum
from textwrap import wrap
from typing import Any, get_args

from generator.editing.edits import Change, Draftsman, EditRefusedError, Plan
from generator.editing.json_schema import RECORDS, modeline
from generator.editing.rename import check_free
from generator.editing.statement import scalar
from generator.editing.yaml_blocks import block, insert_after, is_flow
from generator.reading.content import Content
from generator.reading.drafts import PAGE_KINDS, RECORD_KINDS, SINGULAR, Drafts
from generator.reading.fillers import FILL_IN, FILLER_ID
from generator.reading.read_content import read_content
from generator.reading.schema.base import RecordDraft

KINDS = {noun: kind for kind, noun in SINGULAR.items()}
"""What a command calls each kind."""
_BODIES = {
    "articles": "",
    "explainers": "Write the story here.\n",
    "pages": "Write the page here.\n",
}
_WIDTH = 98


def scaffold(content: Content, noun: str, id: str) -> Plan:
    """Return what adds a record of a kind.

    Records go where most of their kind stand already. Raises EditRefusedError.
    """
    drafts, _ = read_content(content)
    check_free(drafts, id)
    kind = KINDS[noun]
    lines = list(_lines(kind, id))
    if kind in PAGE_KINDS:
        path = f"{content.folder}/{kind}/{id}.md"
        text = "\n".join(["---", *lines, "---", "", _BODIES[kind]]).rstrip("\n") + "\n"
        return _new_file(content, path, text)
    known = _most_used(kind, drafts)
    if known is None:
        path = f"{content.folder}/{kind}.yml"
        path = path if path not in content.files else f"{content.folder}/{kind}/{id}.yml"
        body = [f"{kind}:", f"  {id}:", *(f"    {line}" for line in lines)]
        return _new_file(content, path, "\n".join([*schema_line(content, path), *body]) + "\n")
    return _added(content, kind, id, lines, drafts, known)


def schema_line(content: Content, path: str) -> list[str]:
    """Return the first line of a new file of records, if others tell editors their schema."""
    start, end = modeline(""), RECORDS
    for other in sorted(content.files):
        first = content.files[other].split(b"\n", 1)[0].decode("utf-8", "replace").strip()
        if first.startswith(start) and first.endswith(end):
            where = first.removeprefix(start)
            if "://" not in where:
                target = posixpath.join(posixpath.dirname(other), where)
                where = posixpath.relpath(target, posixpath.dirname(path))
            return [modeline(where)]
    return []


def _new_file(content: Content, path: str, text: str) -> Plan:
    if path in content.files:
        raise EditRefusedError(f"{path} is there already")
    return Plan((Change(path, path, None, text.encode("utf-8")),))


def _most_used(kind: str, drafts: Drafts) -> str | None:
    """Return the file with most records of a kind, on lines of their own."""
    files = Counter(
        written.yaml.file
        for written in getattr(drafts, kind).values()
        if written.key_place.line > written.yaml.place((kind,), of_key=True).line
    )
    return max(sorted(files), key=lambda path: files[path]) if files else None


def _added(
    content: Content, kind: str, id: str, lines: list[str], drafts: Drafts, path: str
) -> Plan:
    """Return what puts a record behind the last one of its kind in a file."""
    draftsman = Draftsman(content)
    file = draftsman.file(path)
    here = [w for w in getattr(drafts, kind).values() if w.yaml.file == path]
    yaml = here[0].yaml
    last = max(yaml.data[kind], key=lambda each: yaml.place((kind, each), of_key=True))
    end = block(file, yaml, (kind, last))
    step = next((_step(w, end.indent) for w in here if not is_flow(file, w.place())), 2)
    before = " " * end.indent
    gap = [""] if not file.line(end.first - 1).strip() else []
    inside = [f"{before}{' ' * step}{line}" for line in lines]
    insert_after(draftsman, file, end.last, [*gap, f"{before}{id}:", *inside])
    return draftsman.plan()


def _step(written: Any, indent: int) -> int:
    """Return by how many spaces a file indents."""
    data = written.yaml.data
    for each in written.path:
        data = data[each]
    key = written.yaml.place((*written.path, next(iter(data))), of_key=True)
    return int(key.column - 1 - indent)


def _lines(kind: str, id: str) -> Iterator[str]:
    """Yield the keys of a new record: those it must have, then in comments the others."""
    model = {**RECORD_KINDS, **PAGE_KINDS}[kind]
    given = _needed(kind, id)
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in given:
            about = FILL_IN + (field.description or "") + _choice(field.annotation)
            yield from (f"{'# ' if n else ''}{line}" for n, line in enumerate(wrap(about, _WIDTH)))
            yield from given[key]
    yield "# As needed:"
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key not in given and name not in RecordDraft.model_fields:
            about = f"{key}: {field.description or ''}{_choice(field.annotation)}"
            lines = wrap(about, _WIDTH - 6, subsequent_indent="  ")
            yield from (f"#   {line}" for line in lines)


def _choice(annotation: Any) -> str:
    """Return the words among which a field lets choose, as a sentence; nothing for others."""
    kinds = [annotation, *get_args(annotation)]
    words = [w.value for k in kinds if isinstance(k, type) and issubclass(k, Enum) for w in k]
    return f" One of: {', '.join(words)}." if words else ""


def _needed(kind: str, id: str) -> Mapping[str, list[str]]:
    """Return the lines of each key that a record of a kind must have, with something to go by.

    An id is never guessed: what stands for it is no record's, and the check asks for it.
    """
    name = scalar(id.replace("-", " ").title())
    by_kind: dict[str, dict[str, str]] = {
        "actors": {"name": name, "kind": "person"},
        "claims": {"text": "Say what is claimed, in one neutral sentence.", "kind": "event"},
        "questions": {"text": f"{id.replace('-', ' ').capitalize()}?"},
        "events": {"name": name, "happened": "not stated"},
        "topics": {"name": name, "text": "Say what it is, in a sentence or two."},
        "editors": {"name": name, "role": "Editor"},
        "articles": {
            "outlet": FILLER_ID,
            "title": "The headline as printed",
            "published": "not stated",
            "authors": "not stated",
            "language": "en",
            "rights": "quotes",
        },
        "explainers": {
            "title": name,
            "summary": "Say what the story tells, in two or three sentences.",
            "sources": f"[{FILLER_ID}]",
        },
        "pages": {"title": name},
    }
    lines = {key: [f"{key}: {value}"] for key, value in by_kind[kind].items()}
    if kind == "questions":
        lines["answers"] = ["answers:", '  - says: "No"', f"    claims: [{FILLER_ID}]"]
    return lines
