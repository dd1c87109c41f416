"""Dates in the forms of EDTF level 0 and 1, with the days they cover."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.dates import DATE_PATTERN, bounds, check_date, plain_date

FIRST, LAST = date.min, date.max
NOT_DATES = """\
2022-02-30
2022-13
26/01/2022
26.1.2022
26 January 2022
today
2022-1-5
13:26
2022-01-26T25:00
2022-01-26T13
2022-01-26 13:26
2022-01-26/2022-01-24
0000-01-01
２０２２-01-26
not stated
-0044
-0044/2022
0000
Y170000
2022/Y170000
2022-25
2022-33
2022-1X
XXXX
202X/203X
../202X
?2022
2022?-05
2022-?05
2022S2
[2021,2022]
{2021,2022}"""


NO_CALENDAR = {"2022-02-30", "2022-01-26T25:00", "2022-01-26/2022-01-24", "2022-01-26\n"}
"""What has the pattern of a date and is none."""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-01-26", date(2022, 1, 26), date(2022, 1, 26)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2022-01-26T13:26", date(2022, 1, 26), date(2022, 1, 26)),
        ("2022-01-26T13:26:05Z", date(2022, 1, 26), date(2022, 1, 26)),
        ("2022-01-26T23:59+03:30", date(2022, 1, 26), date(2022, 1, 26)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-01-24/2022-01-26", date(2022, 1, 24), date(2022, 1, 26)),
        ("../2022-01-26", FIRST, date(2022, 1, 26)),
        ("2022-01-26/..", date(2022, 1, 26), LAST),
        ("2021/2022", date(2021, 1, 1), date(2022, 12, 31)),
        ("2022-01?", date(2022, 1, 1), date(2022, 1, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("2022-XX-XX", date(2022, 1, 1), date(2022, 12, 31)),
        ("/2022-01-26", FIRST, date(2022, 1, 26)),
        ("2022-01-26/", date(2022, 1, 26), LAST),
        ("2022-21", date(2022, 3, 1), date(2022, 5, 31)),
        ("2022-21~", date(2022, 3, 1), date(2022, 5, 31)),
        ("2022-24", date(2022, 12, 1), date(2023, 2, 28)),
        ("2022-21/2022-24?", date(2022, 3, 1), date(2023, 2, 28)),
        ("2022-12-01/2022-12-24", date(2022, 12, 1), date(2022, 12, 24)),
        ("9999-24", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_the_days_a_date_covers(text: str, first: date, last: date) -> None:
    assert bounds(text) == (first, last)
    assert check_date(text) == text


@pytest.mark.parametrize(
    "text",
    [*NOT_DATES.splitlines(), "2022-01-26\n", " ", ""],
)
def test_what_is_no_date_is_said_in_an_editors_words(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ValueError, match="write") as error:
        check_date(text)
    assert len(str(error.value)) < 300
    assert capsys.readouterr() == ("", ""), "findings may be printed as JSON"
    assert not re.search(DATE_PATTERN, text) or text in NO_CALENDAR, "the schemas say the same"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("2022-01-26", "2022-01-26"),
        ("2022-01", "2022-01"),
        ("2022", "2022"),
        ("2022-01-26T13:26+03:00", "2022-01-26"),
        ("2022-01-24/2022-01-26", "2022-01-24"),
        ("2022-01/2022-03-05", "2022-01"),
        ("2022-01-26/..", "2022-01-26"),
        ("2022-01-26/", "2022-01-26"),
        ("../2022-01-26", "2022-01-26"),
        ("/2022-01", "2022-01"),
        ("2022-01?", "2022-01"),
        ("2022~/2023%", "2022"),
        ("2022-21", "2022"),
        ("../2022-24?", "2022"),
        ("2022-01-XX", "2022-01"),
        ("2022-XX-XX", "2022"),
        ("202X", ""),
        ("20XX?", ""),
        ("not stated", ""),
        ("", ""),
    ],
)
def test_the_plain_date_of_a_date(text: str, plain: str) -> None:
    assert plain_date(text) == plain


@given(st.dates())
def test_every_day_is_a_date(day: date) -> None:
    assert bounds(day.isoformat()) == (day, day)


@given(st.text(st.sampled_from("0123456789-/.TZX?~%+: u"), max_size=24) | st.text(max_size=24))
def test_every_text_is_a_date_or_none(text: str) -> None:
    try:
        check_date(text)
    except ValueError:
        return
    first, last = bounds(text)
    assert first <= last
    assert re.search(DATE_PATTERN, text)
    assert plain_date(text) == "" or bounds(plain_date(text))
