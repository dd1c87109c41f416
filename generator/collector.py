"""Python's search for circles of objects: seldom, while a site is made.

The collector looks after every 700 new objects, and in time at all that are alive. A build makes
millions that stay until its end and next to no circles, so that the search was a seventh of its
time and found nothing. Objects that are in no circle are freed without it, as ever.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

OBJECTS = 50_000
"""New objects after which the collector looks: a few megabytes."""


def rest() -> Callable[[], None]:
    """Let the collector look seldom; return what makes it look as often as before."""
    before = gc.get_threshold()
    gc.set_threshold(max(OBJECTS, before[0]) if before[0] else 0, *before[1:])
    return lambda: gc.set_threshold(*before)


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector look seldom as long as the block runs."""
    wake = rest()
    try:
        yield
    finally:
        wake()


@contextmanager
def asleep() -> Iterator[None]:
    """Let the collector not look at all while modules are loaded: that was a tenth of the time.

    What they are made of stays as long as the program, and is never looked at afterwards either.
    """
    awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if awake:
            gc.enable()
