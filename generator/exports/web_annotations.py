"""Every statement as a W3C Web Annotation, in one collection."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.shapes.annotations import collection
from generator.shapes.edition import FOLDER, DataFile, Edition

PATH = f"{FOLDER}annotations.json"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield the collection; `generator.shapes.annotations` says what it holds."""
    found = collection(edition, edition.address(PATH))
    data = (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    yield DataFile(PATH, data, MEDIA_TYPE, "annotations")
