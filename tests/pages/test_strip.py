"""An article at a glance."""

from __future__ import annotations

from generator.compile import Site
from generator.pages.article_rows import article_rows
from generator.pages.strip import strip


def test_blocks_lie_below_each_other_and_quotes_on_their_paragraphs(harbour: Site) -> None:
    corpus = harbour.corpus
    for id, source in corpus.sources.items():
        found = strip(article_rows(source, corpus.statements_in[id], corpus.explainers_with[id]))
        assert len(found.paragraphs) == len(source.layout.paragraphs)
        edge = 0
        for paragraph in found.paragraphs:
            assert paragraph.block.y >= edge
            edge = paragraph.block.y + paragraph.block.height
            for _, quote in paragraph.quotes:
                assert paragraph.block.y <= quote.y
                assert quote.y + quote.height <= max(edge, paragraph.block.y + quote.height)
        assert found.height == edge


def test_each_number_is_one_block(harbour: Site) -> None:
    corpus = harbour.corpus
    source = corpus.sources["gazette-tallow-bridge"]
    rows = article_rows(source, corpus.statements_in[source.id], ())
    blocks = [mark.number for p in strip(rows).paragraphs for mark, _ in p.quotes]
    assert blocks == sorted({mark.number for row in rows for mark in row.marks})
