"""Every statement as a W3C Web Annotation, in one collection."""

from __future__ import annotations

from collections.abc import Iterator

from generator.shapes.annotations import collection
from generator.shapes.edition import FOLDER, DataFile, Edition
from generator.shapes.json_text import json_bytes

PATH = f"{FOLDER}annotations.json"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield the collection; `generator.shapes.annotations` says what it holds."""
    found = collection(edition, edition.address(PATH))
    yield DataFile(PATH, json_bytes(found), MEDIA_TYPE, "annotations")
