"""Each record as a file beside its page: what `corpus.json` holds, cut down to the one record."""

from __future__ import annotations

from collections.abc import Iterator

from generator.shapes.dataset import KINDS, SCHEMA_OF_TWIN, as_json
from generator.shapes.edition import DataFile, Edition
from generator.shapes.linked_pages import TWINNED


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield `claims/<id>.json` and the like, which follow the schema of `corpus.json` too.

    They name no edition, so that a file changes only with its record.
    """
    data = edition.dataset
    empty = dict.fromkeys(KINDS, ())
    nothing = data.model_copy(update={**empty, "schema_name": SCHEMA_OF_TWIN, "edition": ""})
    for kind in TWINNED:
        for record in getattr(data, kind):
            one = nothing.model_copy(update={kind: (record,)})
            yield DataFile(f"{kind}/{record.id}.json", as_json(one), "application/json", "twin")
