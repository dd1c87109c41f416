"""The corpus of hostile values, from `values.txt`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "values.txt"
_SIGN = re.compile("‹U\\+([0-9A-F]{4,6})›")


@dataclass(frozen=True)
class Value:
    """One hostile value."""

    group: str
    text: str
    line: int
    """Of `values.txt`."""

    def __str__(self) -> str:
        return f"{FILE.name}:{self.line} {self.text!r}"


@cache
def all_values() -> tuple[Value, ...]:
    """Return the values in the order of the file."""
    found, group = [], ""
    for number, line in enumerate(FILE.read_text("utf-8").split("\n"), start=1):
        if re.fullmatch(r"== [A-Z][a-z ]+", line):
            group = line.removeprefix("== ")
        elif group and line:
            found.append(Value(group, _SIGN.sub(lambda m: chr(int(m[1], 16)), line), number))
    return tuple(found)
