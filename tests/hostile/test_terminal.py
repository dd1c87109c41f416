"""What a hostile value does to whoever reads the findings: in a terminal, in CI, by a program."""

from __future__ import annotations

import json
import re

import pytest

from generator.diagnostics import Diagnostic
from generator.formats import as_github, as_json, as_text, visible
from generator.place import Place
from generator.reading.misplaced import STRAY_FILE
from tests.hostile.values import all_values

# As GitHub's runner reads a line of a log: src/Runner.Common/ActionCommand.cs of actions/runner.
COMMAND = re.compile(r"\s*::|.*##\[", re.DOTALL)
VALUES = [each.text for each in all_values()]
VALUES += [
    "\x1b]8;;https://evil.example\x07x",
    "\x9b2J",
    "a\n::error::b",
    "%0A::error::b",
    "\udc9b",
]


def finding(value: str) -> Diagnostic:
    """Return a finding that repeats a value wherever a finding can."""
    place = Place(f"content/{value}.yml", 1, 3)
    hint = f"{value}\n{value}\n  {value}"
    return STRAY_FILE.at(place, f"It is {value}", hint=hint, also=[(place, value)], record=value)


@pytest.mark.parametrize("style", ["plain", "coloured"])
def test_in_a_terminal_it_is_only_seen(style: str) -> None:
    def paint(_: str, text: str) -> str:
        return f"<b>{text}</b>" if style == "coloured" else text

    for value in VALUES:
        shown = as_text([finding(value)], lambda file: (value, value), paint)  # noqa: B023
        for line in shown.split("\n"):
            assert line.isprintable(), repr(line)
            assert not COMMAND.match(line), line


def test_in_a_workflow_it_forges_no_command() -> None:
    for value in VALUES:
        shown = as_github([finding(value), finding("second")])
        lines = shown.split("\n")
        assert len(lines) == 2, value
        assert all(line.isprintable() for line in lines), value
        properties, _, message = lines[0].removeprefix("::error ").partition("::")
        assert re.fullmatch(r"file=[^,:]*,line=1,col=3,title=stray-file", properties), value
        assert message.startswith("It is"), value
        assert visible(f"It is {value}".split("\n")[0]) == _read(message)[0], value


def _read(message: str) -> list[str]:
    """Return the lines of an annotation as the runner takes them from a command."""
    return message.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%").split("\n")


def test_a_program_reads_back_what_stands_there() -> None:
    for value in VALUES:
        shown = as_json([finding(value)])
        assert all(line.isprintable() for line in shown.split("\n")), value
        (said,) = json.loads(shown)
        assert said["message"] == f"It is {value}"
        assert said["file"] == f"content/{value}.yml"
