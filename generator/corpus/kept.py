"""Records that are the same as before, as the very same values: so comparing them costs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from generator.corpus.corpus import Corpus


def with_kept(corpus: Corpus, before: Corpus) -> Corpus:
    """Return `corpus` with each record that equals one of `before` replaced by that one."""
    kinds: dict[str, Any] = {}
    for each in fields(Corpus):
        old: Mapping[str, object] = getattr(before, each.name)
        new: Mapping[str, object] = getattr(corpus, each.name)
        kinds[each.name] = {id: _kept(record, old.get(id)) for id, record in new.items()}
    return Corpus(**kinds)


def _kept(record: object, before: object) -> object:
    return before if record == before else record
