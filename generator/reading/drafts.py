"""All that the editors wrote: drafts by kind, as `read_content` gathers them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.place import Place
from generator.reading.form import Written
from generator.reading.history import PastChange
from generator.reading.prose import Prose
from generator.reading.schema.actors import ActorDraft, EditorDraft
from generator.reading.schema.base import Draft, RecordDraft
from generator.reading.schema.claims import ClaimDraft
from generator.reading.schema.context import EventDraft, QuestionDraft, TopicDraft
from generator.reading.schema.sources import ExplainerDraft, PageDraft, SourceDraft
from generator.reading.yaml_tree import YamlFile

RECORD_KINDS: dict[str, type[Draft]] = {
    "actors": ActorDraft,
    "claims": ClaimDraft,
    "questions": QuestionDraft,
    "events": EventDraft,
    "topics": TopicDraft,
    "editors": EditorDraft,
}
PAGE_KINDS: dict[str, type[Draft]] = {
    "articles": SourceDraft,
    "explainers": ExplainerDraft,
    "pages": PageDraft,
}
SINGULAR = {
    **{kind: kind[:-1] for kind in (*RECORD_KINDS, "explainers", "pages")},
    "articles": "source",
}


@dataclass(slots=True)
class Drafts:
    """Everything that could be read. Filled by `read_content` and not changed afterwards."""

    actors: dict[str, Written[ActorDraft]] = field(default_factory=dict)
    claims: dict[str, Written[ClaimDraft]] = field(default_factory=dict)
    questions: dict[str, Written[QuestionDraft]] = field(default_factory=dict)
    events: dict[str, Written[EventDraft]] = field(default_factory=dict)
    topics: dict[str, Written[TopicDraft]] = field(default_factory=dict)
    editors: dict[str, Written[EditorDraft]] = field(default_factory=dict)
    articles: dict[str, Written[SourceDraft]] = field(default_factory=dict)
    explainers: dict[str, Written[ExplainerDraft]] = field(default_factory=dict)
    pages: dict[str, Written[PageDraft]] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    """What follows the front matter of each article, by source id."""
    prose: dict[str, Prose] = field(default_factory=dict)
    """The parsed body of each explainer and page, by id."""
    locks: dict[str, YamlFile] = field(default_factory=dict)
    """The lock of each source, by source id."""
    unread_locks: set[str] = field(default_factory=set)
    """The ids of sources that have a lock which is no YAML, such as one that a merge left."""
    verbs: dict[str, YamlFile] = field(default_factory=dict)
    """The site's own reporting verbs, by language."""
    history: dict[str, PastChange] = field(default_factory=dict)
    """What became of records before, by a key of its own."""
    ids: dict[str, tuple[str, Place]] = field(default_factory=dict)
    """Kind (in the singular) and place of every id that is written anywhere, faulty records too."""
    taken: set[str] = field(default_factory=set)
    """Ids that two records have, which is told, so that nobody knows which one is meant."""
    broken: list[str] = field(default_factory=list)
    """The texts of files that could not be read, so that what they hold is not called unknown."""
    unread: bool = False
    """Whether records lie in a file with a name that is not read, such as `claims.yml.txt`."""
    _keys: frozenset[str] | None = field(default=None, init=False)
    """What may be an id in the texts of `broken`; looked for once it is asked for."""

    def records(self) -> Iterator[Written[RecordDraft]]:
        """Yield every record with its form, by kind and in the order in which they were read."""
        for kind in (*RECORD_KINDS, *PAGE_KINDS):
            yield from getattr(self, kind).values()

    def may_exist(self, id: str) -> bool:
        """Tell whether `id` may be the key of a record in a file that could not be read."""
        if self.unread:
            return True
        if self._keys is None:
            texts = dict.fromkeys(self.broken)  # one with many mistakes stands there many times
            self._keys = frozenset(key for text in texts for key in _KEY.findall(text))
        return id in self._keys

    def told(self, id: str) -> None:
        """Call nothing unknown that names `id`: what became of the record is told already."""
        self.broken.append(f"{id}:")
        self._keys = None


_KEY = re.compile(r"^[^\S\n]*['\"]?([a-z0-9-]+)['\"]?\s*:", re.MULTILINE)
