"""Figures of the same sort side by side, and whether they may be set against each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations_with_replacement

from generator.corpus.figure_model import SIDES, Quantity
from generator.corpus.model import Claim, Statement
from generator.corpus.quantities import comparable
from generator.reading.schema.base import NOT_STATED
from generator.reading.schema.claims import Bound


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure, with all statements that give it."""

    claim: Claim
    quantity: Quantity
    amount: Decimal
    bound: Bound
    statements: tuple[Statement, ...]
    share: float
    """Its part of the largest figure beside it, above 0 and at most 1; 1 where nothing compares."""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures in one unit."""

    measure: str
    """What they measure, or the first of them."""
    unit: str
    bars: tuple[Bar, ...]
    comparable: bool
    """Whether all of them count the same thing, so that their lengths may be looked at together."""
    differ_in: tuple[str, ...]
    """The sides (`measure`, `scope`, `period`) in which they differ."""
    inferred: tuple[str, ...]
    """The sides that an editor supplied for some of them."""
    not_stated: tuple[str, ...]
    """The sides that some article leaves open."""


_Key = tuple[str, str]


def figure_groups(claims: Iterable[Claim]) -> tuple[FigureGroup, ...]:
    """Return the figures that claims give, by measure and unit; at least two in a group."""
    found: dict[_Key, list[tuple[Claim, Quantity]]] = {}
    for claim in {c.id: c for c in claims}.values():
        if claim.quantity is not None:
            key = (claim.quantity.measure.value, claim.quantity.unit.value)
            found.setdefault(key, []).append((claim, claim.quantity))
    groups = (_group(key, members) for key, members in found.items())
    return tuple(group for group in groups if len(group.bars) > 1)


def same_measure(one: Claim, other: Claim) -> bool:
    """Tell whether the figures of two claims have one measure, by its name."""
    if one.quantity is None or other.quantity is None:
        return False
    return one.quantity.measure.value == other.quantity.measure.value


def figures_beside(claim: Claim, others: Iterable[Claim]) -> FigureGroup | None:
    """Return the figures of a claim, first, and of others in its unit, whatever they measure.

    None where that is no figure of the claim, or one figure alone.
    """
    if claim.quantity is None or not _given(claim):
        return None
    measure, unit = claim.quantity.measure.value, claim.quantity.unit.value
    all_of_them = {each.id: each for each in (claim, *others)}.values()
    members = [(each, each.quantity) for each in all_of_them if each.quantity is not None]
    group = _group((measure, unit), [each for each in members if each[1].unit.value == unit])
    return group if len(group.bars) > 1 else None


def _group(key: _Key, members: list[tuple[Claim, Quantity]]) -> FigureGroup:
    quantities = [quantity for _, quantity in members]
    # each with itself too: where a side is open, not even two figures of one claim compare
    alike = all(comparable(a, b) for a, b in combinations_with_replacement(quantities, 2))
    figures = [
        (claim, quantity, amount, bound, statements)
        for claim, quantity in members
        for (amount, bound), statements in _given(claim).items()
    ]
    largest = max((abs(amount) for _, _, amount, _, _ in figures), default=Decimal(0))
    bars = tuple(
        Bar(claim, quantity, amount, bound, statements, _share(amount, largest) if alike else 1.0)
        for claim, quantity, amount, bound, statements in figures
    )
    values = {side: [getattr(q, side) for q in quantities] for side in SIDES}
    return FigureGroup(
        *key,
        bars,
        alike,
        tuple(s for s in SIDES if len({v.value for v in values[s]} - {NOT_STATED}) > 1),
        tuple(s for s in SIDES if any(v.inferred for v in values[s])),
        tuple(s for s in SIDES if any(v.value == NOT_STATED for v in values[s])),
    )


def _given(claim: Claim) -> dict[tuple[Decimal, Bound], tuple[Statement, ...]]:
    """Return the statements of a claim by the figure they give."""
    found: dict[tuple[Decimal, Bound], tuple[Statement, ...]] = {}
    for statement in claim.statements:
        if statement.figure is not None:
            key = (statement.figure.amount, statement.figure.bound)
            found[key] = (*found.get(key, ()), statement)
    return found


def _share(amount: Decimal, largest: Decimal) -> float:
    return float(abs(amount) / largest) if largest else 1.0
