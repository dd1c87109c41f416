"""Lines of YAML taken out of and put into a file that otherwise stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.editing.edits import Draftsman, EditRefusedError, FileText
from generator.editing.references import Path, Record
from generator.editing.statement import scalar
from generator.place import Place
from generator.reading.front_matter import part
from generator.reading.yaml_tree import YamlFile, YamlList, YamlMap


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines that hold a key with its value, or an item of a list."""

    first: int
    last: int
    indent: int
    """Of the key, or of the hyphen."""


def is_flow(file: FileText, place: Place) -> bool:
    """Tell whether the mapping or list at a place is written between brackets."""
    return file.text[file.at(place)] in "[{"


def block(file: FileText, yaml: YamlFile, path: Path) -> Block:
    """Return the lines of the key or item at `path`; raise EditRefusedError where it has none."""
    place = yaml.place(path, of_key=True)
    before = file.line(place.line)[: place.column - 1]
    if before.strip() not in ("", "-"):
        raise EditRefusedError(f"{place}: write this on a line of its own, without brackets")
    indent = len(before) - len(before.lstrip())
    last = place.line
    for number in range(place.line, _bound(file, yaml, path)):
        line = file.line(number)
        inside = len(line) - len(line.lstrip()) > indent
        if line.strip() and (inside or not line.lstrip().startswith("#")):
            last = number
    return Block(place.line, last, indent)


def with_comments(file: FileText, lines: Block) -> Block:
    """Return a block together with the comment directly above it."""
    first = lines.first
    while first > 1 and file.line(first - 1).startswith(" " * lines.indent + "#"):
        first -= 1
    return replace(lines, first=first)


def lines_of(file: FileText, lines: Block, indent: int) -> list[str]:
    """Return the lines of a block as they stand at another indentation."""
    found = [file.line(number) for number in range(lines.first, lines.last + 1)]
    return [" " * indent + line[lines.indent :] if line.strip() else "" for line in found]


def add_items(draftsman: Draftsman, record: Record, key: str, items: Sequence[Any]) -> None:
    """Put items into a list of a record, which is begun where there is none."""
    written = record.written
    file = draftsman.file(written.yaml.file)
    known = record.data.get(key)
    if isinstance(known, YamlList):
        values = [flow(item) for item in items]
        _into_list(draftsman, record, key, known, values, [[f"- {each}"] for each in values])
    elif items:
        _begin(draftsman, file, record, f"{key}: [{', '.join(map(flow, items))}]")


def _begin(draftsman: Draftsman, file: FileText, record: Record, line: str) -> None:
    """Put a key before the first one of a record."""
    at = file.at(
        record.written.yaml.place((*record.written.path, next(iter(record.data))), of_key=True)
    )
    whole = file.text[file.offset(file.line_of(at)) : at]
    between = f"{file.line_end}{whole}" if not whole.strip() else ", "
    draftsman.edit(file.path, at, at, line + between)


def add_key(
    draftsman: Draftsman,
    record: Record,
    key: str,
    value: Any,
    lines: Sequence[str],
    *,
    inside: Path = (),
) -> None:
    """Put a key behind the last one of a record, or of the mapping `inside` it.

    `lines` are its own, without indentation; where there are none, `value` is written out.
    """
    written = record.written
    file, here = draftsman.file(written.yaml.file), (*written.path, *inside)
    data: Any = record.data
    for step in inside:
        data = data[step]
    first = written.yaml.place((*here, next(iter(data))), of_key=True)
    if is_flow(file, written.yaml.place(here)):
        at = file.at(first)
        draftsman.edit(file.path, at, at, f"{key}: {flow(value)}, ")
        return
    end = block(file, written.yaml, (*here, next(reversed(data))))
    whole = lines or [f"{key}: {flow(value)}"]
    indent = " " * (first.column - 1)
    insert_after(draftsman, file, end.last, [indent + line if line else "" for line in whole])


def add_blocks(
    draftsman: Draftsman, record: Record, key: str, data: Sequence[Any], blocks: Sequence[list[str]]
) -> None:
    """Put items, given both as data and as lines without indentation, behind those of a list."""
    known = record.data[key]
    _into_list(draftsman, record, key, known, [flow(each) for each in data], blocks)


def _into_list(
    draftsman: Draftsman,
    record: Record,
    key: str,
    known: YamlList,
    values: Sequence[str],
    blocks: Sequence[list[str]],
) -> None:
    written = record.written
    file = draftsman.file(written.yaml.file)
    place = written.place(key)
    if is_flow(file, place):
        at = file.at(place) + 1
        more = ", " if known else ""
        draftsman.edit(file.path, at, at, ", ".join(values) + more)
        return
    end = block(file, written.yaml, (*written.path, key, len(known) - 1))
    lines = [" " * end.indent + line if line else "" for lines in blocks for line in lines]
    insert_after(draftsman, file, end.last, lines)


def insert_after(draftsman: Draftsman, file: FileText, line: int, lines: Sequence[str]) -> None:
    """Put whole lines behind a line."""
    at, end = file.offset(line) + len(file.line(line)), file.line_end
    draftsman.edit(file.path, at, at, "".join(end + each for each in lines))


def remove_lines(draftsman: Draftsman, file: FileText, first: int, last: int) -> None:
    """Take whole lines away."""
    draftsman.edit(file.path, file.offset(first), file.offset(last + 1), "")


def remove_item(draftsman: Draftsman, record: Record, path: Path, number: int) -> None:
    """Take an item, which is an id, out of a list; the last one takes its key with it."""
    written = record.written
    file, yaml = draftsman.file(written.yaml.file), written.yaml
    items: Any = record.data
    for step in path:
        items = items[step]
    here = (*written.path, *path)
    if len(items) == 1 and not _shares_line(file, yaml.place(here, of_key=True)):
        lines = block(file, yaml, here)
        remove_lines(draftsman, file, lines.first, lines.last)
    elif not is_flow(file, yaml.place(here)):
        lines = block(file, yaml, (*here, number))
        remove_lines(draftsman, file, lines.first, lines.last)
    else:
        start, end = file.token(yaml.place((*here, number)), str(items[number]))
        quoted = file.text[start - 1] in "'\""
        start, end = (start - 1, end + 1) if quoted else (start, end)
        after = re.compile(r"\s*,\s*").match(file.text, end)
        before = re.search(r",\s*\Z", file.text[:start])
        if after:
            end = after.end()
        elif before:
            start = before.start()
        draftsman.edit(file.path, start, end, "")


def flow(data: Any) -> str:
    """Return data on one line, as YAML between brackets."""
    if isinstance(data, dict):
        return f"{{{', '.join(f'{scalar(k)}: {flow(v)}' for k, v in data.items())}}}"
    if isinstance(data, list):
        return f"[{', '.join(map(flow, data))}]"
    return json.dumps(data) if data is None or isinstance(data, (bool, int)) else scalar(data)


def _shares_line(file: FileText, place: Place) -> bool:
    return bool(file.line(place.line)[: place.column - 1].strip())


def _bound(file: FileText, yaml: YamlFile, path: Path) -> int:
    """Return the line on which the next key or item begins that is no part of `path`."""
    for depth in range(len(path) - 1, -1, -1):
        following = _next(yaml, path[:depth], path[depth])
        if following is not None:
            return following
    parted = part("\n".join(file.line(n) for n in range(1, file.lines + 1)).lstrip("\ufeff"))
    is_page = file.path.endswith(".md") and parted is not None
    return parted.body_line - 1 if is_page and parted else file.lines + 1


def _next(yaml: YamlFile, path: Path, step: str | int) -> int | None:
    node: Any = yaml.data
    for each in path:
        node = node[each]
    if isinstance(node, YamlMap):
        lines = [node.marks[key][0] for key in node]
        index = list(node).index(str(step))
    else:
        lines = [mark[0] for mark in node.marks]
        index = int(step)
    return lines[index + 1] if index + 1 < len(lines) else None
