"""Dates as editors write them: EDTF level 0 and 1, or a day with a time.

Source of the form: Extended Date/Time Format, Library of Congress, 2019. The `edtf` package
refuses times to the minute, so these are read as ISO 8601.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from time import struct_time

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_DAY_AND_TIME = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$")
DATE_FORMS = "2022-01-26, 2022-01, 2022, 2022-01-26T13:26, 2022-01-24/2022-01-26, ../2022-01-26"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_OTHER_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<y>\d{4})[-/. ](?P<m>\d{1,2})[-/. ](?P<d>\d{1,2})",
        r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})[ t,]+(?P<time>\d{1,2}:\d{2})(?: ?(?:uhr|h))?",
        r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4})",
        rf"(?:[a-z]+, )?(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)? {_MONTH},? (?P<y>\d{{4}})",
        rf"(?:[a-z]+, )?{_MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})",
        rf"{_MONTH} (?P<y>\d{{4}})",
    )
)
"""Dates as people write them, where day and month cannot be taken for each other."""
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
    import edtf  # its grammar takes a tenth of a second to load, and most dates are days

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
        meant = meant_date(shown)
        forms = f"`{meant}`" if meant else DATE_FORMS
        raise ValueError(f"is “{shown}”, which is no date: write {forms}") from None
    if not text.strip("./"):
        raise ValueError(f"is “{text}”, which neither begins nor ends: write a day of one of both")
    if first > last:
        raise ValueError(f"is “{text}”, which ends before it begins: write the earlier day first")
    return text


def meant_date(text: str) -> str:
    """Return the date that `text`, in another form, surely means, or nothing.

    03/10/2031 is a day in March to some and in October to others, so it gives nothing.
    """
    for form in _OTHER_FORMS:
        if not (match := form.fullmatch(text.casefold())):
            continue
        part = match.groupdict()
        month = int(part.get("m") or 0) or _MONTHS.index(part["month"]) + 1
        day = f"-{int(part['d']):02}" if part.get("d") else ""
        time = f"T{part['time']:0>5}" if part.get("time") else ""
        meant = f"{part['y']}-{month:02}{day}{time}"
        try:
            bounds(meant)
        except ValueError:
            return ""
        return meant
    return ""
