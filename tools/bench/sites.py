"""Seeded sites: for the same number of sources and the same seed the same bytes.

S sources make 10 S claims and 2 S actors: 13 S pages of records in all. How many witnesses,
absences and relations a claim has follows the site of this repository, so that a page has about
the size and the links of a real one; the report has both beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.words import Words

CLAIMS_A_SOURCE, ACTORS_A_SOURCE = 10, 2
RECORDS_A_SOURCE = 1 + CLAIMS_A_SOURCE + ACTORS_A_SOURCE
"""How many pages of records a site has for each source: every arm has to build as many."""
WITNESSES = (1, 1, 2, 1, 1, 1, 4, 1, 1, 2)
"""How many reports have each of ten claims: 1.5 on average, as in the site of this repository."""
ARTICLE_WORDS = 800
_OF_THE_FEW = 0.7
"""How often a name is one of the few that are in most of the news."""
_KINDS = ("figure", "event", "position", "demand", "prediction", "evaluation", "frame")


@dataclass(frozen=True, slots=True)
class Quote:
    """One statement of a claim, before it is YAML."""

    source: int
    speaker: str
    """An actor's id, or `own`."""
    words: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, before it is YAML."""

    id: str
    text: str
    kind: str
    about: tuple[str, ...]
    quotes: tuple[Quote, ...]
    absent: tuple[tuple[int, str], ...]
    """Sources that do not say it, and the words looked for in them."""
    differs_from: str = ""


@dataclass
class SeededSite:
    """All records of a site; the other generators are given the same ones."""

    sources: int
    actors: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Name and kind by id."""
    outlets: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    @property
    def record_pages(self) -> int:
        """How many pages of single records the site has."""
        return self.sources + len(self.actors) + len(self.claims)

    def records(self) -> Iterator[tuple[str, str]]:
        """Yield kind and id of every record that has a page."""
        yield from (("sources", source_id(number)) for number in range(self.sources))
        yield from (("actors", id) for id in self.actors)
        yield from (("claims", claim.id) for claim in self.claims)


def seeded(sources: int, seed: int = 1) -> SeededSite:
    """Return the records and texts of a site with `sources` sources."""
    random = Random(f"{seed}/{sources}")
    words = Words(random)
    site = SeededSite(sources)
    number_of_outlets = max(2, sources // 10)
    for number in range(ACTORS_A_SOURCE * sources):
        outlet = number < number_of_outlets
        id = f"{'outlet' if outlet else 'actor'}-{number:04}"
        kind = "outlet" if outlet else random.choice(("person", "person", "group", "state"))
        site.actors[id] = (words.name(), kind)
    ids = list(site.actors)
    site.outlets = ids[:number_of_outlets]
    for number in range(CLAIMS_A_SOURCE * sources):
        site.claims.append(_claim(number, site, ids, random, words))
    for source in range(sources):
        site.titles.append(words.phrase(9))
        site.texts.append(_article(source, site, random, words))
    return site


def _claim(number: int, site: SeededSite, ids: list[str], random: Random, words: Words) -> Claim:
    source = number // CLAIMS_A_SOURCE
    witnesses = min(WITNESSES[number % len(WITNESSES)], site.sources)
    own = number % 5 == 3
    speakers = ids[len(site.outlets) :]
    speaker = "own" if own else _often_the_first(speakers, random)
    said = words.some(random.randint(8, 12))
    quotes = tuple(
        # Each further witness begins a word later: the same words, not the same quote.
        Quote((source + k) % site.sources, speaker, " ".join(said[k:]).capitalize())
        for k in range(witnesses)
    )
    elsewhere = (source + witnesses + 1) % site.sources
    silent = number % 5 and elsewhere not in {quote.source for quote in quotes}
    # Each actor is spoken of in one claim at least.
    once = ids[number // 5] if number % 5 == 0 else _often_the_first(ids, random)
    about = tuple(dict.fromkeys((once, *(_often_the_first(ids, random) for _ in range(1)))))
    return Claim(
        id=f"claim-{number:05}",
        text=words.sentence(random.randint(10, 14)),
        kind=_KINDS[number % len(_KINDS)],
        about=about,
        quotes=quotes,
        absent=((elsewhere, f"{words.phrase(3).lower()} qx"),) if silent else (),
        differs_from=f"claim-{number - 1:05}" if number % 3 == 1 else "",
    )


def _often_the_first(ids: list[str], random: Random) -> str:
    """Return one id: few actors are in most of the news, as they are in real ones."""
    of = ids[: max(3, len(ids) // 20)] if random.random() < _OF_THE_FEW else ids
    return random.choice(of)


def _article(source: int, site: SeededSite, random: Random, words: Words) -> str:
    """Return the text of an article that holds every quote of its source in a paragraph of its own.

    Half of the articles print curly marks, half straight ones.
    """
    left, right = "“”" if source % 2 else '""'
    quotes = [quote for quote in _near(source, site) if quote.source == source]
    length = max(1, (ARTICLE_WORDS - 9) // max(1, len(quotes)))
    paragraphs = [site.titles[source]]
    for quote in quotes:
        rest = max(6, length - len(quote.words.split()) - 4)
        if quote.speaker == "own":
            inner = f"{quote.words} {words.phrase(4).lower()}."
        else:
            inner = f"{left}{quote.words},{right} {site.actors[quote.speaker][0]} said."
        first = rest // 2
        paragraphs.append(f"{words.sentence(first)} {inner} {words.sentence(rest - first)}")
    return "\n\n".join(paragraphs) + "\n"


def _near(source: int, site: SeededSite) -> Iterator[Quote]:
    """Yield the quotes of the claims that may have this source as a witness."""
    for back in range(min(max(WITNESSES), site.sources)):
        begin = ((source - back) % site.sources) * CLAIMS_A_SOURCE
        for claim in site.claims[begin : begin + CLAIMS_A_SOURCE]:
            yield from claim.quotes


def source_id(number: int) -> str:
    """Return the id of a source."""
    return f"source-{number:04}"


def write_content(site: SeededSite, folder: Path) -> None:
    """Write the site as content and texts for this generator into the empty `folder`."""
    content = folder / "content"
    for name in ("articles", "claims"):
        (content / name).mkdir(parents=True)
    (folder / ".texts").mkdir()
    actors = "".join(
        f"  {id}:\n    name: {name}\n    kind: {kind}\n"
        f"    aka:\n      - {name.split()[1]} of {id}\n"
        for id, (name, kind) in site.actors.items()
    )
    (content / "actors.yml").write_text(f"actors:\n{actors}", "utf-8")
    (content / "editors.yml").write_text(
        "editors:\n  desk:\n    name: The desk\n    role: Editors of a site of invented words\n",
        "utf-8",
    )
    for number in range(site.sources):
        id = source_id(number)
        begin = number * CLAIMS_A_SOURCE
        claims = site.claims[begin : begin + CLAIMS_A_SOURCE]
        text = "claims:\n" + "".join(map(claim_yaml, claims))
        (content / "claims" / f"{id}.yml").write_text(text, "utf-8")
        front = _SOURCE.format(
            outlet=site.outlets[number % len(site.outlets)],
            title=site.titles[number],
            day=f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}",
        )
        (content / "articles" / f"{id}.md").write_text(front, "utf-8")
        (folder / ".texts" / f"{id}.txt").write_text(site.texts[number], "utf-8")


_SOURCE = """---
outlet: {outlet}
title: {title}
published: {day}
authors: not stated
language: en
rights: quotes
zones:
  p1: headline
---
"""


def claim_yaml(claim: Claim) -> str:
    """Return one entry of `claims:`."""
    lines = [f"  {claim.id}:", f"    text: {claim.text}", f"    kind: {claim.kind}", "    about:"]
    lines += [f"      - {id}" for id in claim.about]
    lines.append("    statements:")
    for quote in claim.quotes:
        lines += [
            f"      - source: {source_id(quote.source)}",
            f"        speaker: {quote.speaker}",
            *(["        verb: said"] if quote.speaker != "own" else []),
            f"        quote: {quote.words}",
        ]
        if len(claim.quotes) > 1 and quote.speaker != "own":
            lines.append(f"        utterance: words-of-{claim.id}")
    if claim.differs_from:
        lines += ["    relations:", f"      - differs: {claim.differs_from}", "        in: detail"]
        lines += ["        because: The two are told with other details.", *_signed()]
    if claim.absent:
        lines.append("    absent:")
        for source, words in claim.absent:
            lines += [f"      - source: {source_id(source)}", "        none_of:"]
            lines += [f"          - {words}", *_signed()]
    return "\n".join(lines) + "\n\n"


def _signed() -> list[str]:
    return ["        by: desk", "        date: 2031-12-30"]
