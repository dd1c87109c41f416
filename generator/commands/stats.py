"""Counts for editors: the use of the quotation budget and what is accounted for."""

from __future__ import annotations

from generator.compile import Site
from generator.options import Options


def stats_report(site: Site, options: Options) -> str:
    """Return the counts of a site as text."""
    corpus = site.corpus
    lines = [
        f"{len(corpus.sources)} sources, {len(corpus.actors)} actors, {len(corpus.claims)} claims,"
        f" {len(corpus.statements)} statements, {len(corpus.questions)} questions,"
        f" {len(corpus.topics)} topics, {len(corpus.events)} events"
    ]
    return "\n".join(lines)
