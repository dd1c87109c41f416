"""Statements as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

The target is the report at its publisher, or its page here where no address is stated. A
TextQuoteSelector (4.2.4) carries words only where the pages show them, and what stands before and
after only of a text that is published whole. A TextPositionSelector (4.2.5) counts code points of
the article's text, whose fingerprint is given; it is not the text of the publisher's web page.
"""

from __future__ import annotations

from typing import Any

from generator.corpus.model import Source
from generator.shapes.claims import ClaimRecord, StatementRecord
from generator.shapes.edition import Edition
from generator.shapes.evidence import PieceRecord

CONTEXT: list[str | dict[str, str]] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "sha256": "https://schema.org/sha256",
        "copyrightNotice": "https://schema.org/copyrightNotice",
        "version": "https://schema.org/version",
    },
]
"""That of the model, which it demands (3.1), and three words of schema.org."""
AROUND = 32
"""Code points before and after a quote, where the text is published whole."""

_WEB = ("https://", "http://")

Annotation = dict[str, Any]


def annotation(claim: ClaimRecord, statement: StatementRecord, edition: Edition) -> Annotation:
    """Return a statement as an annotation: what its words are evidence of, and where they stand."""
    targets = [_target(piece, statement, edition) for piece in statement.pieces]
    terms = edition.dataset.terms
    made: Annotation = {
        "id": edition.statement(claim.id, statement.id),
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            {
                "type": "TextualBody",
                "value": claim.text,
                "format": "text/plain",
                "language": edition.options.language,
                "purpose": "describing",
            },
            {
                "type": "SpecificResource",
                "source": edition.page("claims", claim.id),
                "purpose": "linking",
            },
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }
    return made | ({"rights": terms.address} if terms.address else {})


def collection(edition: Edition, address: str) -> Annotation:
    """Return all statements as an AnnotationCollection (5.1) with its one page (5.2) inside.

    `address` is that at which it will stand.
    """
    items = [
        annotation(claim, statement, edition)
        for claim in edition.dataset.claims
        for statement in claim.statements
    ]
    terms, site = edition.dataset.terms, edition.dataset.site
    page = {"id": f"{address}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    whole: Annotation = {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": site.name or "Statements",
        "copyrightNotice": terms.text,
        "version": edition.dataset.edition,
    }
    rights = {"rights": terms.address} if terms.address else {}
    return whole | rights | {"total": len(items), "first": page, "last": f"{address}#page"}


def _target(piece: PieceRecord, statement: StatementRecord, edition: Edition) -> Annotation:
    source = edition.corpus.sources[statement.source]
    position = {
        "type": "TextPositionSelector",
        "start": piece.start,
        "end": piece.end,
        "sha256": source.layout.sha256,
    }
    words = [_words(piece, source)] if piece.text else []
    target: Annotation = {
        "type": "SpecificResource",
        "source": article_address(source, edition),
        "selector": [*words, position],
    }
    if source.archive.startswith(_WEB):
        target["state"] = {"type": "TimeState", "cached": source.archive}
    return target


def _words(piece: PieceRecord, source: Source) -> Annotation:
    """Return the words as a selector, with those around them where the whole text is published."""
    selector = {"type": "TextQuoteSelector", "exact": piece.text}
    if source.text:
        selector["prefix"] = source.text[max(0, piece.start - AROUND) : piece.start]
        selector["suffix"] = source.text[piece.end : piece.end + AROUND]
    return selector


def article_address(source: Source, edition: Edition) -> str:
    """Return where a report can be read: at its publisher, or else on its page here."""
    return source.url if source.url.startswith(_WEB) else edition.page("sources", source.id)
