"""The linked corpus as JSON-LD, its context inside, so that nothing is fetched to read it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.shapes.edition import FOLDER, DataFile, Edition
from generator.shapes.json_text import json_bytes
from generator.shapes.linked_data import document
from generator.shapes.linked_records import nodes


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield the graph of all records."""
    data = json_bytes(document(nodes(edition)))
    yield DataFile(f"{FOLDER}corpus.jsonld", data, "application/ld+json", "jsonld")
