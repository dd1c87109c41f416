"""Examples of every field, from one file of records, for the schemas and the manual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from generator.reading.schema.base import RecordDraft
from generator.reading.yaml_tree import read_yaml

EXAMPLES = Path(__file__).parent / "examples.yml"
_MOST = 3
"""So many examples of one field are enough."""


@lru_cache(maxsize=1)
def example_records() -> Mapping[str, Mapping[str, Any]]:
    """Return by kind the example records by id, as read from YAML."""
    read, problems = read_yaml(EXAMPLES.read_text("utf-8"), EXAMPLES.name)
    if read is None or problems:
        raise ValueError(f"{EXAMPLES} cannot be read: {problems}")
    # what all kinds may have stands with the first of them
    first = next(iter(read.data["actors"].values()))
    shared = {key: first[key] for key in RecordDraft.model_fields}
    return {
        kind: {id: {**shared, **record} for id, record in records.items()}
        for kind, records in read.data.items()
    }


def example_text(kind: str) -> str:
    """Return the lines of the examples of a kind, without the kind's own line."""
    lines = EXAMPLES.read_text("utf-8").split("\n")
    first = lines.index(f"{kind}:") + 1
    rest = (n for n in range(first, len(lines)) if lines[n] and not lines[n].startswith(" "))
    return "\n".join(lines[first : next(rest, len(lines))]).rstrip() + "\n"


def add_examples(node: dict[str, Any], data: object, definitions: Mapping[str, Any]) -> None:
    """Write into the fields of a schema what they hold in `data`, below references too."""
    for branch in _branches(node, definitions):
        if isinstance(data, Mapping) and "properties" in branch:
            for key in [key for key in data if key in branch["properties"]]:
                _add(branch["properties"][key], data[key])
                add_examples(branch["properties"][key], data[key], definitions)
        elif isinstance(data, Mapping) and "patternProperties" in branch:
            for value, each in product(data.values(), branch["patternProperties"].values()):
                add_examples(each, value, definitions)
        elif isinstance(data, Sequence) and not isinstance(data, str) and "items" in branch:
            for each in data:
                add_examples(branch["items"], each, definitions)


def _add(field: dict[str, Any], value: object) -> None:
    """Add an example, unless it is a record of its own, whose fields have theirs."""
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, Mapping) for item in items) and "patternProperties" not in field:
        return
    known = field.get("examples", [])
    if value not in known and len(known) < _MOST:
        field["examples"] = [*known, value]


def _branches(node: dict[str, Any], definitions: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every schema of which `node` is made, references followed."""
    yield node
    if "$ref" in node:
        yield from _branches(definitions[node["$ref"].rsplit("/", 1)[1]], definitions)
    for key in ("allOf", "anyOf", "oneOf"):
        for each in node.get(key, ()):
            yield from _branches(each, definitions)
