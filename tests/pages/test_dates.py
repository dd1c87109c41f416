"""A date is said no more exactly than it is known."""

from __future__ import annotations

import json
import re

import pytest

from generator.corpus.convert import when
from generator.pages.catalogue import load_catalogue
from generator.pages.citation import Work, cite
from generator.pages.words_for import day_words, machine_date
from generator.shapes.linked_data import iso

EN = load_catalogue("en")

SAID = {
    "2031-05-02": "2 May 2031",
    "2031-05": "May 2031",
    "2031": "2031",
    "2031-05~": "about May 2031",
    "../2031-05-02": "by 2 May 2031",
    "../2031-05": "by May 2031",
    "2030-11/..": "from November 2030",
    "2014/..": "from 2014",
    "2030-11-18/2030-11-22": "18–22 November 2030",
    "2030-12-30/2031-01-02": "30 December 2030 – 2 January 2031",
    "2030-11/2031-05": "November 2030 to May 2031",
    "2030-11/2031-05-02": "November 2030 to 2 May 2031",
    "2030-11-XX": "1–30 November 2030",
    "203X": "1 January 2030 – 31 December 2039",
    "203X?": "about 1 January 2030 – 31 December 2039",
    "2031-21": "spring 2031",
    "2031-22~": "about summer 2031",
    "../2031-23": "by autumn 2031",
    "2031-24/..": "from winter 2031",
    "2031-21/2031-08": "spring 2031 to August 2031",
    "2031-24/2032-21?": "winter 2031 to about spring 2032",
    "../2031-05?": "by about May 2031",
    "2031-05-02%/..": "from about 2 May 2031",
    "2031~/2033": "about 2031 to 2033",
    "/2031-05-02": "by 2 May 2031",
    "2031/": "from 2031",
    "2031/2031": "2031",
    "2031-05/2031-05": "May 2031",
    "2031-05-02/2031-05-02": "2 May 2031",
    "2031-05-02T09:30+03:00": "2 May 2031, 09:30",
}
MACHINE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")
"""The forms of a year, month, day and time in HTML, and in ISO 8601 for linked data."""


@pytest.mark.parametrize("text", SAID)
def test_the_words_of_a_date(text: str) -> None:
    said = day_words(text, EN)
    assert said.replace("\u2009", " ") == SAID[text]


@pytest.mark.parametrize("text", SAID)
def test_machines_are_told_only_what_is_exact(text: str) -> None:
    exact = bool(MACHINE.fullmatch(text))
    assert machine_date(when(text)) == iso(text) == (text if exact else "")
    (item,) = json.loads(cite(Work("k", "T", "C", issued=when(text)), EN).csl)
    day = text.partition("T")[0]
    assert item["issued"] == (
        {"date-parts": [[int(part) for part in day.split("-")]]}
        if exact
        else {"literal": day_words(text, EN)}
    )


def test_a_text_that_is_no_date_has_no_words() -> None:
    with pytest.raises(ValueError, match="not stated"):
        day_words("not stated", EN)
