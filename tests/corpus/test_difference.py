"""One utterance as several sources print it. The cases are in a file."""

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml

from generator.corpus.difference import Change, Run, compare_witnesses
from generator.corpus.model import Statement

BOOK = yaml.safe_load((Path(__file__).parents[1] / "cases/printings.yml").read_text("utf-8"))


@dataclass(frozen=True)
class Witness:
    source: str
    proof: SimpleNamespace


def as_written(run: Run) -> str:
    if run.change is Change.NONE:
        return run.text
    if run.change is Change.BEYOND:
        return f"<{run.text}>"
    if not run.text:
        return f"^{run.instead}^"
    return f"[{run.text}]" if run.change is Change.WORDING else f"{{{run.text}}}"


@pytest.mark.parametrize("case", BOOK, ids=lambda case: case["it"])
def test_the_case_book(case: dict[str, Any]) -> None:
    witnesses = [
        cast(Statement, Witness(str(n), SimpleNamespace(shown=text)))
        for n, text in enumerate(case["print"])
    ]
    found = compare_witnesses(witnesses)
    assert ["".join(map(as_written, p.runs)) for p in found.printings] == case["shown"]
    assert found.in_wording is any("[" in text for text in case["shown"])
