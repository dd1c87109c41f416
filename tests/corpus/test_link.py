"""The linked records: both sides of each link, and nothing that leads nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.compile import Site
from generator.corpus.corpus import Corpus
from generator.corpus.model import RelationKind
from generator.evidence.model import SpeakerKind
from tests.casebook import basic_site


@pytest.fixture
def corpus(compiled: Callable[..., Site]) -> Corpus:
    site = compiled(basic_site())
    assert site.diagnostics == ()
    return site.corpus


def test_a_relation_is_seen_from_both_sides(corpus: Corpus) -> None:
    (one,) = corpus.relations_of["sixty-traders"]
    (other,) = corpus.relations_of["forty-traders"]
    assert one is other
    assert (one.kind, one.claim, one.other) == (
        RelationKind.DIFFERS,
        "sixty-traders",
        "forty-traders",
    )


def test_an_outlet_s_own_words_are_its_own(corpus: Corpus) -> None:
    (statement,) = corpus.claims["forty-traders"].statements
    assert statement.speaker.kind is SpeakerKind.OWN
    assert corpus.statements_by["gazette"] == (statement,)


def test_statements_are_named_by_claim_source_and_paragraph(corpus: Corpus) -> None:
    found = [statement.id for statement in corpus.claims["no-stall-on-ice"].statements]
    assert found == ["no-stall-on-ice--gazette-frost-p2", "no-stall-on-ice--courier-frost-p2"]


def test_the_reverse_of_each_link(corpus: Corpus) -> None:
    assert [c.id for c in corpus.claims_about["council"]] == ["nobody-hurt"]
    assert [q.id for q in corpus.questions_of["forty-traders"]] == ["how-many-traders"]
    assert [e.id for e in corpus.events_of["nobody-hurt"]] == ["market-shut"]
    assert [s.id for s in corpus.sources_of["gazette"]] == ["gazette-frost"]
    assert [e.id for e in corpus.explainers_with["courier-frost"]] == ["frost"]
    assert [w.source for w in corpus.witnesses["on-ice"]] == ["courier-frost", "gazette-frost"]
    assert corpus.carriers["nobody-hurt"] == ("gazette-frost",)
    assert corpus.absence["nobody-hurt", "courier-frost"].none_of == ("hurt",)


def test_every_id_that_a_record_names_is_a_record(corpus: Corpus) -> None:
    named = [*corpus.claims_about, *corpus.questions_of, *corpus.events_of, *corpus.relations_of]
    named += [*corpus.sources_of, *corpus.statements_by, *corpus.statements_in]
    assert set(named) <= set(corpus.records)


def test_records_stand_in_the_order_of_ids(compiled: Callable[..., Site]) -> None:
    files = basic_site()
    turned = {path: files[path] for path in sorted(files, reverse=True)}
    assert list(compiled(turned).corpus.claims) == sorted(compiled(files).corpus.claims)


def test_a_statement_without_proof_is_left_out(compiled: Callable[..., Site]) -> None:
    files = basic_site()
    files["content/claims.yml"] = files["content/claims.yml"].replace(
        "was hurt\n    absent", "xx\n    absent"
    )
    site = compiled(files)
    assert not site.ok
    assert site.corpus.claims["nobody-hurt"].statements == ()
