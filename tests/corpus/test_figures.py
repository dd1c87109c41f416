"""Figures side by side: what may be compared, and why not."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import cast

from generator.corpus.figure_model import Figure, Quantity, QuantityField
from generator.corpus.figures import figure_groups, figures_beside, same_measure
from generator.corpus.model import Claim
from generator.reading.schema.claims import Bound


def claim(
    id: str,
    amount: str,
    *,
    of: str = "lorries",
    unit: str = "a day",
    scope: str = "all",
    why: str = "",
    period: str = "2030",
) -> Claim:
    statement = SimpleNamespace(figure=Figure(Decimal(amount), Bound.EXACTLY), source=f"in-{id}")
    quantity = Quantity(
        QuantityField(of),
        QuantityField(unit),
        QuantityField(scope, why),
        QuantityField(period),
    )
    return cast(Claim, SimpleNamespace(id=id, quantity=quantity, statements=(statement, statement)))


def test_figures_that_agree_in_all_sides_are_drawn_to_one_measure() -> None:
    (group,) = figure_groups([claim("a", "340"), claim("b", "680"), claim("a", "340")])
    assert group.comparable
    assert [bar.share for bar in group.bars] == [0.5, 1.0]
    assert [len(bar.statements) for bar in group.bars] == [2, 2]
    assert (group.differ_in, group.inferred, group.not_stated) == ((), (), ())


def test_another_scope_is_another_thing() -> None:
    (group,) = figure_groups([claim("a", "340"), claim("b", "680", scope="one direction")])
    assert not group.comparable
    assert {bar.share for bar in group.bars} == {1.0}
    assert group.differ_in == ("scope",)


def test_what_is_inferred_or_not_stated_is_not_compared() -> None:
    (group,) = figure_groups([claim("a", "340", why="the headline"), claim("b", "680")])
    assert (group.comparable, group.differ_in, group.inferred) == (False, (), ("scope",))
    (group,) = figure_groups([claim("a", "340", period="not stated"), claim("b", "680")])
    assert (group.comparable, group.differ_in, group.not_stated) == (False, (), ("period",))


def test_two_figures_of_one_claim_compare_only_where_it_is_firm() -> None:
    for scope, comparable in (("all", True), ("not stated", False)):
        one, other = claim("a", "340", scope=scope), claim("a", "350")
        both = SimpleNamespace(
            id="a", quantity=one.quantity, statements=(*one.statements, *other.statements)
        )
        (group,) = figure_groups([cast(Claim, both)])
        assert group.comparable is comparable


def test_one_figure_alone_is_no_picture() -> None:
    assert figure_groups([claim("a", "340")]) == ()
    assert figure_groups([cast(Claim, SimpleNamespace(id="c", quantity=None, statements=()))]) == ()


def test_nothing_at_all_is_drawn_too() -> None:
    (group,) = figure_groups([claim("a", "0"), claim("b", "0")])
    assert group.comparable
    assert len(group.bars) == 2


def test_a_claim_s_own_figure_comes_first_and_another_measure_is_told() -> None:
    own, other = claim("a", "340", of="lorries counted"), claim("b", "350")
    assert not same_measure(own, other)
    group = figures_beside(own, [other, own, claim("c", "9", unit="tonnes")])
    assert group is not None
    assert [bar.claim.id for bar in group.bars] == ["a", "b"]
    assert (group.comparable, group.differ_in) == (False, ("measure",))


def test_others_figures_are_no_picture_of_a_claim_without_one() -> None:
    words = cast(Claim, SimpleNamespace(id="w", quantity=None, statements=()))
    assert figures_beside(words, [claim("a", "340"), claim("b", "350")]) is None
    assert figures_beside(claim("a", "340"), [words]) is None
