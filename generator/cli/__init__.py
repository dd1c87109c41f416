"""One of the two doors: the command line. Only this room imports click."""

from generator.collector import asleep

with asleep():
    from generator.cli.main import main

__all__ = ["main"]
