"""Each record as a file beside its page: what `corpus.json` holds, cut down to the one record."""

from __future__ import annotations

from collections.abc import Iterator

from generator.shapes.dataset import SCHEMA_OF_TWIN, as_json
from generator.shapes.edition import DataFile, Edition
from generator.shapes.linked_pages import TWINNED


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield `claims/<id>.json` and the like, which follow the schema of `corpus.json` too."""
    data = edition.dataset
    empty = dict.fromkeys((*TWINNED, "editors"), ())
    nothing = data.model_copy(update={**empty, "schema_name": SCHEMA_OF_TWIN})
    for kind in TWINNED:
        for record in getattr(data, kind):
            one = nothing.model_copy(update={kind: (record,)})
            yield DataFile(f"{kind}/{record.id}.json", as_json(one), "application/json", "twin")
