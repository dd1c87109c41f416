"""The linked corpus as JSON-LD, its context inside, so that nothing is fetched to read it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.shapes.edition import FOLDER, DataFile, Edition
from generator.shapes.linked_data import document
from generator.shapes.linked_records import nodes


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield the graph of all records."""
    data = json.dumps(document(nodes(edition)), ensure_ascii=False, indent=1) + "\n"
    yield DataFile(f"{FOLDER}corpus.jsonld", data.encode("utf-8"), "application/ld+json", "jsonld")
