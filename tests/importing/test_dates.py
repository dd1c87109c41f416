"""Dates as pages state and print them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.importing.dates import printed_dates, stated_date
from tests.conftest import HERE

CASES: Any = yaml.load(
    (HERE / "cases" / "import" / "dates.yml").read_text("utf-8"), yaml.BaseLoader
)


@pytest.mark.parametrize(("stated", "date"), CASES["stated"].items())
def test_a_stated_date_keeps_its_precision(stated: str, date: str) -> None:
    assert stated_date(stated) == (None if date == "null" else date)


@pytest.mark.parametrize(("language", "line", "dates"), CASES["printed"])
def test_a_printed_date_is_read(language: str, line: str, dates: list[str]) -> None:
    found = [
        f"{each.date} updated" if each.updated else each.date
        for each in printed_dates(line, language)
    ]
    assert found == dates
