"""Runs MkDocs with a fault in it: `fault.py WHERE HOW ARGUMENTS…`.

WHERE names the function at whose call the fault happens; HOW is a signal that the process sends to
itself, `raise` for an error of the system, or `wait` for a pause until the file `go` is there.
`two-renames` before WHERE takes away the system's exchange of two names.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import mkdocs.__main__

from generator.publishing import exchange


def main() -> None:
    arguments = sys.argv[1:]
    if arguments[0] == "two-renames":
        exchange.exchange = lambda one, other: False
        arguments = arguments[1:]
    where, how, *rest = arguments
    _break(where, how)
    sys.argv = ["mkdocs", *rest]
    mkdocs.__main__.cli()


def _break(where: str, how: str) -> None:
    """Put the fault in: `module:function`, with `+2` for its second call."""
    where, _, nth = where.partition("+")
    module, _, name = where.partition(":")
    *owner, name = name.split(".")
    holder: Any = importlib.import_module(module)
    for each in owner:
        holder = getattr(holder, each)
    whole = getattr(holder, name)
    calls = 0

    def broken(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == int(nth or 1):
            _happen(how)
        return whole(*args, **kwargs)

    setattr(holder, name, broken)


def _happen(how: str) -> None:
    if how == "raise":
        raise OSError(28, "No space left on device")
    if how == "wait":
        Path("waiting").touch()
        while not Path("go").exists():
            time.sleep(0.02)
        return
    os.kill(os.getpid(), getattr(signal, how))
    time.sleep(5)  # the signal comes between two steps of the interpreter


if __name__ == "__main__":
    main()
