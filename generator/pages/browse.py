"""Filters beside a list, and long lists cut into pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.corpus.compare import Relating, Status
from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim
from generator.corpus.presence import Presence
from generator.pages import facets

ROWS = 400
"""Most rows of a list on one page: at about 1 kB a row, a page stays under 500 kB."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a list can be narrowed to."""

    slug: str
    record: str
    """The record whose name the choice has; empty where interface words name it."""
    count: int
    """In how many rows it occurs."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of choices; its name is the name of the rows' attribute."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a long list."""

    number: int
    """From 1."""
    parts: int
    items: Sequence[Any]
    total: int
    """How many items the whole list has."""
    first: int
    """The number of the first item on this page, from 1; 0 where the list is empty."""

    @property
    def whole(self) -> bool:
        """Whether the list stands on one page."""
        return self.parts == 1


def parts(items: Sequence[Any], rows: int = 0) -> tuple[Part, ...]:
    """Cut a list into pages of `ROWS` rows, or of `rows`; an empty list is one empty page."""
    rows = rows or ROWS
    cuts = range(0, len(items), rows) or range(1)
    return tuple(
        Part(number, len(cuts), items[start : start + rows], len(items), start + bool(items))
        for number, start in enumerate(cuts, start=1)
    )


def part_path(path: str, number: int) -> str:
    """Return where a page of a list stands: `claims/index.md`, then `claims/page/2.md`.

    No record's page can stand there, for an id has no slash.
    """
    return path if number == 1 else f"{path.removesuffix('index.md')}page/{number}.md"


def claim_facets(
    rows: Iterable[tuple[Claim, Relating]],
    corpus: Corpus,
    names: Sequence[str] = ("status", "outlet", "speaker", "topic"),
) -> tuple[Facet, ...]:
    """Return what a list of claims can be narrowed by; a facet with a single choice is left out.

    Statuses stand in their own order, other choices with the most frequent first.
    """
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    for claim, relating in rows:
        values = {
            "status": (relating.status.value,),
            "outlet": tuple(facets.outlet_slugs(relating, corpus).split()),
            "speaker": facets.speakers(claim),
            "topic": facets.topics(claim, corpus),
        }
        for name in names:
            counts[name].update(values[name])
    found = (
        _statuses(counts[name]) if name == "status" else _named(name, counts[name], corpus)
        for name in names
    )
    return _useful(found)


def question_facets(relatings: Iterable[Relating], corpus: Corpus) -> tuple[Facet, ...]:
    """Return what a list of questions can be narrowed by: how the reports relate, and outlets."""
    relatings = tuple(relatings)
    statuses = Counter(relating.status.value for relating in relatings)
    outlets = Counter(o for r in relatings for o in facets.outlet_slugs(r, corpus).split())
    return _useful((_statuses(statuses), _named("outlet", outlets, corpus)))


def actor_facets(rows: Sequence[Presence], outlets: Sequence[str]) -> tuple[Facet, ...]:
    """Return what a list of actors can be narrowed by: their kind, and who lets them speak.

    Outlets stand in the order given; where none are, those that let most actors speak stand first.
    """
    kinds = Counter(row.actor.kind.value for row in rows)
    heard = Counter(outlet for row in rows for outlet, _ in row.spoken)
    order = outlets or [outlet for outlet, _ in heard.most_common()]
    return _useful(
        (
            Facet("kind", tuple(Choice(kind, "", n) for kind, n in kinds.items())),
            Facet("heard", tuple(Choice(id, id, heard[id]) for id in order if heard[id])),
        )
    )


def _useful(found: Iterable[Facet]) -> tuple[Facet, ...]:
    return tuple(facet for facet in found if len(facet.choices) > 1)


def _statuses(counts: Counter[str]) -> Facet:
    order = list(Status)
    present = sorted(counts, key=lambda slug: order.index(Status(slug)))
    return Facet("status", tuple(Choice(slug, "", counts[slug]) for slug in present))


def _named(name: str, counts: Counter[str], corpus: Corpus) -> Facet:
    present = sorted(
        (slug for slug in counts if slug in corpus.records),
        key=lambda slug: (-counts[slug], corpus.named(slug).casefold(), slug),
    )
    return Facet(name, tuple(Choice(slug, slug, counts[slug]) for slug in present))
