"""The whole linked corpus as one JSON file, with no more words than the pages show."""

from __future__ import annotations

from collections.abc import Iterator

from generator.shapes.dataset import SCHEMA_NAME, as_json, schema_bytes
from generator.shapes.edition import FOLDER, DataFile, Edition
from generator.shapes.whole import CORPUS


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield the corpus and its JSON Schema; both follow `generator.shapes.dataset.Dataset`.

    Offsets are code points of the article's text, counted from 0, the end exclusive.
    """
    yield CORPUS.holding(as_json(edition.dataset))
    path, home = f"{FOLDER}{SCHEMA_NAME}", edition.options.site_url
    schema = schema_bytes(f"{home}{path}" if home else "")
    yield DataFile(path, schema, "application/schema+json", "schema")
