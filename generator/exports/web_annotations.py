"""Every statement as a W3C Web Annotation, in one collection."""

from __future__ import annotations

from collections.abc import Iterator

from generator.shapes.annotations import collection
from generator.shapes.edition import DataFile, Edition
from generator.shapes.json_text import json_bytes
from generator.shapes.whole import ANNOTATIONS


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield the collection; `generator.shapes.annotations` says what it holds."""
    found = collection(edition, edition.address(ANNOTATIONS.path))
    yield ANNOTATIONS.holding(json_bytes(found))
