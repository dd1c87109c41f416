"""Figures are set against each other only where they measure the same thing."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from generator.corpus.figure_model import Quantity, QuantityField
from generator.corpus.quantities import comparable

ONE = Quantity(*(QuantityField(f"some {field.name}") for field in fields(Quantity)))
SIDES = [field.name for field in fields(Quantity)]


def test_a_quantity_compares_with_its_like() -> None:
    assert comparable(ONE, replace(ONE))


@pytest.mark.parametrize("side", SIDES)
def test_each_side_must_agree(side: str) -> None:
    assert not comparable(ONE, replace(ONE, **{side: QuantityField("other")}))


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("value", [QuantityField("not stated"), QuantityField("same", "a guess")])
def test_what_is_not_firm_never_compares(side: str, value: QuantityField) -> None:
    unsure = replace(ONE, **{side: value})
    assert not comparable(unsure, unsure)
    assert not comparable(ONE, unsure)


def test_a_figure_without_its_quantity_never_compares() -> None:
    assert not comparable(None, None)
    assert not comparable(ONE, None)
