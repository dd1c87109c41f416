"""Dates as editors write them: EDTF level 0 and 1, or a day with a time.

Source of the form: Extended Date/Time Format, Library of Congress, 2019. The `edtf` package
refuses times to the minute, so these are read as ISO 8601.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from time import struct_time

import edtf

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_DAY_AND_TIME = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$")
DATE_FORMS = "2022-01-26, 2022-01, 2022, 2022-01-26T13:26, 2022-01-24/2022-01-26, ../2022-01-26"
_LONGEST = 60
EARLIEST = date.min
LATEST = date.max


@lru_cache(maxsize=4096)
def bounds(text: str) -> tuple[date, date]:
    """Return the first and last day that a date covers; an open end is `date.min` or `date.max`.

    Raises ValueError where `text` is no EDTF level 0 or 1 string and no ISO day with a time.
    """
    if _DAY.match(text):
        day = date.fromisoformat(text)
        return day, day
    if _DAY_AND_TIME.match(text):
        day = datetime.fromisoformat(text).date()
        return day, day
    if len(text) > _LONGEST:
        raise ValueError(f"{text[:_LONGEST]!r} is not a date")
    try:
        parsed = edtf.parse_edtf(text)
        return _day(parsed.lower_strict(), EARLIEST), _day(parsed.upper_strict(), LATEST)
    except Exception as error:  # the parser fails in other ways too, such as TypeError for "/.."
        raise ValueError(f"{text!r} is not a date") from error


def _day(value: struct_time | float, open_end: date) -> date:
    if isinstance(value, struct_time) and 1 <= value.tm_year <= 9999:
        return date(value.tm_year, value.tm_mon, value.tm_mday)
    return open_end


def check_date(text: str) -> str:
    """Return `text` unchanged; raise ValueError, in an editor's words, where it is no date."""
    try:
        first, last = bounds(text)
    except ValueError:
        shown = " ".join(text.split())[:60]
        if _DAY.match(text):
            raise ValueError(
                f"is “{shown}”, a day that does not exist: write a day of the calendar"
            ) from None
        raise ValueError(f"is “{shown}”, which is no date: write {DATE_FORMS}") from None
    if first > last:
        raise ValueError(f"is “{text}”, which ends before it begins: write the earlier day first")
    return text
