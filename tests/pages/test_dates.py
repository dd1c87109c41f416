"""A date is said no more exactly than it is known."""

from __future__ import annotations

import pytest

from generator.pages.catalogue import load_catalogue
from generator.pages.words_for import day_words

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
}


@pytest.mark.parametrize("text", SAID)
def test_the_words_of_a_date(text: str) -> None:
    said = day_words(text, load_catalogue("en"))
    assert said.replace("\u2009", " ") == SAID[text]
