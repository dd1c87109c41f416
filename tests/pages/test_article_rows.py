"""Quotes in their places: numbers, notes, lines of different zones."""

from __future__ import annotations

from dataclasses import replace

from generator.compile import Site
from generator.pages.article_rows import Row, article_rows


def rows_of(site: Site, id: str) -> tuple[Row, ...]:
    corpus = site.corpus
    source = corpus.sources[id]
    return article_rows(source, corpus.statements_in[id], corpus.explainers_with[id])


def test_marks_over_the_same_words_share_a_number_and_a_note(harbour: Site) -> None:
    seen = 0
    for id in harbour.corpus.sources:
        rows = rows_of(harbour, id)
        by_number: dict[int, set[object]] = {}
        for mark in (mark for row in rows for mark in row.marks):
            spans = tuple(piece.span for piece in mark.proof.pieces)
            by_number.setdefault(mark.number, set()).add(spans)
            seen += 1
        assert all(len(spans) == 1 for spans in by_number.values())
        assert sorted(by_number) == list(range(1, len(by_number) + 1))
        noted = [number for row in rows for note in row.notes for number, _ in note.numbers]
        assert sorted(noted) == sorted(by_number)
    assert seen > 60


def test_the_numbers_stand_in_the_text_in_their_order(harbour: Site) -> None:
    for id in harbour.corpus.sources:
        lines = [line for row in rows_of(harbour, id) for line in row.lines]
        ends = [mark.number for line in lines for s in line.stretches for mark in s.ends]
        assert ends == sorted(ends), id


def test_two_claims_that_rest_on_the_same_words_share_a_note(harbour: Site) -> None:
    source = harbour.corpus.sources["gazette-tallow-bridge"]
    statement = harbour.corpus.statements_in[source.id][0]
    twin = replace(statement, id="twin", claim="another-claim")
    rows = article_rows(source, (statement, twin), ())
    (note,) = [note for row in rows for note in row.notes]
    assert note.numbers == ((1, statement.id),)
    assert [marks[0].subject for marks in note.subjects] == [statement.claim, "another-claim"]
    (last,) = [s for row in rows for line in row.lines for s in line.stretches if s.ends]
    assert [mark.number for mark in last.ends] == [1]


def test_quotes_for_the_same_claim_in_one_paragraph_have_one_note(harbour: Site) -> None:
    (row,) = [r for r in rows_of(harbour, "gazette-tallow-bridge") if r.number == 16]
    (note,) = row.notes
    assert len(note.numbers) == 2
    assert {mark.subject for marks in note.subjects for mark in marks} == {"nights-at-last-quieter"}


def test_nested_and_overlapping_quotes_are_cut_at_every_border(harbour: Site) -> None:
    (row,) = [r for r in rows_of(harbour, "gazette-tallow-bridge") if r.number == 5]
    depths = [len(stretch.marks) for stretch in row.lines[0].stretches]
    texts = [stretch.text for stretch in row.lines[0].stretches]
    assert texts[depths.index(2)] == "at 06:00 on Friday"
    assert [s.ends[0].number for s in row.lines[0].stretches if s.ends] == [5, 6]


def test_a_paragraph_of_two_zones_has_two_lines(harbour: Site) -> None:
    rows = {row.number: row for row in rows_of(harbour, "gazette-tallow-bridge")}
    assert [line.unrelated for line in rows[4].lines] == [False, True]
    assert not rows[4].unrelated
    assert len(rows[6].lines) == 1


def test_a_quotation_mark_alone_is_no_word_that_is_not_published(harbour: Site) -> None:
    corpus = harbour.corpus
    source = replace(corpus.sources["gazette-tallow-bridge"], text="")
    rows = article_rows(source, corpus.statements_in[source.id], ())
    pieces = [piece for row in rows for line in row.lines for piece in line.stretches]
    hidden = {piece.length: piece.words for piece in pieces if not piece.text}
    assert {words for length, words in hidden.items() if length < 3} == {0}
    assert min(words for length, words in hidden.items() if length > 2) > 0
