"""What a page says of itself to machines: JSON-LD of its record, of the site, of the data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.shapes.edition import FOLDER, Edition
from generator.shapes.linked_data import (
    CONTEXT,
    Node,
    as_script,
    claim_node,
    filled,
    statement_node,
)
from generator.shapes.linked_records import (
    actor_node,
    dataset_node,
    event_node,
    explainer_node,
    question_node,
    source_node,
    topic_node,
)

_NODES: dict[str, Any] = {
    "actors": actor_node,
    "sources": source_node,
    "questions": question_node,
    "events": event_node,
    "topics": topic_node,
    "explainers": explainer_node,
}
TWINNED = ("claims", *_NODES)
"""The kinds of record of which each has a page, and a file of its own beside it."""


def linked_pages(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the address of a page, from the site's root, and its JSON-LD, safe inside of HTML."""
    yield "", _script([_site_node(edition), dataset_node(edition)])
    yield FOLDER, _script([dataset_node(edition)])
    data = edition.dataset
    for claim in data.claims:
        statements = (statement_node(claim.id, each, edition) for each in claim.statements)
        yield f"claims/{claim.id}/", _script([claim_node(claim, edition), *statements])
    for kind, node in _NODES.items():
        for record in getattr(data, kind):
            yield f"{kind}/{record.id}/", _script([node(record, edition)])


def _site_node(edition: Edition) -> Node:
    search = f"{edition.address('search/')}?s={{words}}"
    return filled(
        {
            "@id": f"{edition.address('')}#site",
            "@type": "WebSite",
            "url": edition.address(""),
            "name": edition.dataset.site.name,
            "inLanguage": edition.options.language,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": search},
                "query": "required name=words",
            },
        }
    )


def _script(nodes: list[Node]) -> str:
    return as_script({"@context": CONTEXT, "@graph": nodes})
