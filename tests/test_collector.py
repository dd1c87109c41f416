"""Python's collector is left as it was found."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from generator.collector import OBJECTS, asleep, resting


@pytest.mark.parametrize("pause", [resting, asleep])
def test_the_collector_wakes_after_an_error(
    pause: Callable[[], AbstractContextManager[None]],
) -> None:
    def fail() -> None:
        with pause():
            assert not gc.isenabled() or gc.get_threshold()[0] >= OBJECTS, "it does not rest"
            raise ZeroDivisionError

    before = gc.isenabled(), gc.get_threshold()
    with pytest.raises(ZeroDivisionError):
        fail()
    assert (gc.isenabled(), gc.get_threshold()) == before


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        with asleep():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
