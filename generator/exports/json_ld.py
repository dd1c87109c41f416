"""The linked corpus as JSON-LD, its context inside, so that nothing is fetched to read it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.shapes.edition import DataFile, Edition
from generator.shapes.json_text import json_bytes
from generator.shapes.linked_data import document
from generator.shapes.linked_records import nodes
from generator.shapes.whole import LINKED_DATA


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield the graph of all records."""
    yield LINKED_DATA.holding(json_bytes(document(nodes(edition))))
