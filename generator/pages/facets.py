"""What a list or the search can be narrowed by: values of records for filters."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.compare import Relating
from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim, Record, Source, Statement
from generator.reading.dates import plain_date


def speakers(claim: Claim) -> tuple[str, ...]:
    """Return the actors that speak on a claim, each once."""
    return tuple(dict.fromkeys(s.speaker.actor for s in claim.statements if s.speaker.actor))


def topics(claim: Claim, corpus: Corpus) -> tuple[str, ...]:
    """Return the topics that a claim is about."""
    return tuple(id for id in claim.about if id in corpus.topics)


def filters(
    kind: str, record: Record, statements: tuple[Statement, ...], corpus: Corpus
) -> Iterator[tuple[str, str]]:
    """Yield the search filters of a record's page: name and value in a reader's words."""
    yield "kind", kind
    sources = [corpus.sources[id] for id in dict.fromkeys(s.source for s in statements)]
    if isinstance(record, Source):
        sources = [record]
    for outlet in dict.fromkeys(source.outlet for source in sources):
        if outlet in corpus.actors:
            yield "outlet", corpus.actors[outlet].name
    for actor in dict.fromkeys(s.speaker.actor for s in statements if s.speaker.actor):
        if actor in corpus.actors:
            yield "speaker", corpus.actors[actor].name
    if isinstance(record, Claim):
        for id in topics(record, corpus):
            yield "topic", corpus.topics[id].name
    for date in sorted({_filed(s.said.text) for s in statements if s.said} - {""}):
        yield "date", date


def _filed(date: str) -> str:
    """Return what a date is found by: a year, month or day, or a plain span of such.

    The script of the search writes these in the reader's language, and can read no others.
    """
    ends = date.split("/")
    plain = all(end and end == plain_date(end) for end in ends) and len({*map(len, ends)}) == 1
    return date if plain else plain_date(date)


def outlet_slugs(relating: Relating, corpus: Corpus) -> str:
    """Return the outlets that carry something, as the value of a filter attribute."""
    return " ".join(dict.fromkeys(corpus.sources[s].outlet for s in relating.carriers))
