"""The records of a seeded site as other generators read them: a page each, the same words.

Nothing is proved there: they are given the quotes as finished text.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.sites import SeededSite, source_id

Link = Callable[[str, str, str], str]
"""Writes a link from kind, id and words of a record."""

_LAYOUT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
</head><body><main><h1>{{ .Title }}</h1>{{ .Content }}%s</main></body></html>
"""
_LIST = (
    '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
)


def write_hugo(site: SeededSite, folder: Path) -> None:
    """Write a Hugo site into `hugo/`."""
    root = folder / "hugo"
    layouts = root / "layouts"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(_LAYOUT % "", "utf-8")
    (layouts / "list.html").write_text(_LAYOUT % _LIST, "utf-8")
    (root / "hugo.json").write_text(
        json.dumps({"title": "Bench", "disableKinds": ["taxonomy", "term", "rss"]}), "utf-8"
    )
    for kind, id, title, body in _pages(site, lambda kind, id, words: f"[{words}](/{kind}/{id}/)"):
        file = root / "content" / kind / f"{id}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: {json.dumps(title)}\n---\n\n{body}", "utf-8")


def write_sphinx(site: SeededSite, folder: Path) -> None:
    """Write a Sphinx project with a need for each record into `sphinx/`."""
    root = folder / "sphinx"
    root.mkdir()
    types = [
        {"directive": kind, "title": kind, "prefix": "", "color": "#fff", "style": "node"}
        for kind in ("claims", "actors", "sources")
    ]
    (root / "conf.py").write_text(
        f"project = 'Bench'\nextensions = ['sphinx_needs']\nneeds_types = {types!r}\n"
        "needs_id_regex = '^[a-z0-9-]+'\nneeds_build_json = False\n",
        "utf-8",
    )
    (root / "index.rst").write_text(
        "Bench\n=====\n\n.. toctree::\n   :glob:\n   :maxdepth: 1\n\n   */*\n", "utf-8"
    )
    for kind, id, title, body in _pages(site, lambda kind, id, words: f":need:`{words} <{id}>`"):
        file = root / kind / f"{id}.rst"
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = "\n".join(f"   {line}".rstrip() for line in body.split("\n"))
        file.write_text(
            f"{title}\n{'=' * len(title)}\n\n.. {kind}:: {title}\n   :id: {id}\n\n{lines}\n",
            "utf-8",
        )


def _pages(site: SeededSite, link: Link) -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, id, title and body of each page: its evidence, as ours show it."""
    of_actor: dict[str, list[str]] = defaultdict(list)
    of_source: dict[int, list[str]] = defaultdict(list)
    for claim in site.claims:
        named = link("claims", claim.id, claim.text)
        for id in claim.about:
            of_actor[id].append(named)
        evidence: list[str] = []
        for quote in claim.quotes:
            own = quote.speaker == "own"
            id = site.outlets[quote.source % len(site.outlets)] if own else quote.speaker
            who = link("actors", id, site.actors[id][0])
            where = link("sources", source_id(quote.source), site.titles[quote.source])
            evidence.append(f"{who} in {where}: {quote.words}")
            of_actor[id].append(f"{named}: {quote.words}")
            of_source[quote.source].append(f"{who}: {quote.words} {named}")
        about = [link("actors", id, site.actors[id][0]) for id in claim.about]
        if claim.differs_from:
            about.append(link("claims", claim.differs_from, "Another claim"))
        yield "claims", claim.id, claim.text, "\n\n".join([*evidence, *about]) + "\n"
    for id, (name, _) in site.actors.items():
        yield "actors", id, name, "\n\n".join(of_actor[id]) + "\n"
    for number, title in enumerate(site.titles):
        yield "sources", source_id(number), title, "\n\n".join(of_source[number]) + "\n"
