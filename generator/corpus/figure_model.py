"""The numbers that statements give, and what a claim says that they measure."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal

from generator.reading.schema.base import NOT_STATED
from generator.reading.schema.claims import Bound


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """The number that a statement gives. 1.5 and 1.50 are two: a page prints what is written."""

    amount: Decimal
    bound: Bound

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figure) and self._written == other._written

    def __hash__(self) -> int:
        return hash(self._written)

    @property
    def _written(self) -> tuple[str, Bound]:
        return str(self.amount), self.bound


@dataclass(frozen=True, slots=True)
class QuantityField:
    """One side of what a figure measures."""

    value: str
    inferred: str = ""
    """Why the value is thought so, where the article does not print it."""

    @property
    def firm(self) -> bool:
        """Whether the article itself states the value."""
        return self.value != NOT_STATED and not self.inferred


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a figure measures."""

    measure: QuantityField
    unit: QuantityField
    scope: QuantityField
    period: QuantityField


SIDES = tuple(field.name for field in fields(Quantity))
"""The names of the sides of a quantity."""
