"""How far each source is annotated, over the linked records."""

from __future__ import annotations

from generator.corpus.corpus import Corpus
from generator.corpus.model import Source
from generator.evidence.coverage import Coverage, cover
from generator.evidence.model import Locator


def coverage_of(corpus: Corpus, source: Source) -> Coverage:
    """Return what statements and the source's `set_aside` account for in its article."""
    statements = corpus.statements_in.get(source.id, ())
    return cover(
        source.layout,
        source.mark_spans,
        [piece.span for statement in statements for piece in statement.proof.pieces],
        [Locator.parse(locator) for locator, _ in source.set_aside],
    )
