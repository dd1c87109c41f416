"""Dates as editors write them: EDTF level 0 and 1, or a day with a time.

Source of the form: Extended Date/Time Format, Library of Congress, 2019. The `edtf` package
refuses times to the minute, so these are read as ISO 8601.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from time import struct_time

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_DAY_AND_TIME = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$")
_Y, _M, _D = "(?!0000)[0-9]{4}", "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
_POINT = rf"{_Y}(-({_M}(-{_D})?|2[1-4]))?[?~%]?"
"""A year, a month, a day or one of the seasons 21 to 24, which may be uncertain or rough."""
_TIME = rf"{_Y}-{_M}-{_D}T[0-9]{{2}}(:[0-9]{{2}}){{1,2}}(Z|[+-][0-9]{{2}}:[0-9]{{2}})?"
_SOME = rf"([0-9]{{2}}[0-9X]X|{_Y}-(XX(-XX)?|{_M}-XX))[?~%]?"
DATE_PATTERN = rf"^({_TIME}|{_SOME}|{_POINT}(/({_POINT}|\.\.)?)?|(\.\.)?/{_POINT})$"
"""What dates look like; whether it is one of the calendar, only `check_date` knows.

Level 2 of EDTF is not in it, nor are years outside 1 to 9999: no page could say them.
"""
_DATE = re.compile(DATE_PATTERN + r"\Z")
_FAR_YEAR = re.compile(r"^(.*/)?(Y-?[0-9]+|-[0-9]{4}.*|0000.*)(/.*)?$")
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
_PLAIN = re.compile(rf"{_Y}(-{_M}(?![0-9])(-{_D})?)?")
_LONGEST = 60
"""Characters of a text that are looked at: no date has more."""
_TO_WINTER = re.compile(r"(^|/)[0-9]{4}-24$")
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
    if len(text) > _LONGEST or not _DATE.match(text):
        raise ValueError(f"{text[:_LONGEST]!r} is not a date")
    import edtf  # its grammar takes a tenth of a second to load, and most dates are days

    # How sure a date is moves no end. An end left out is as open as one of two dots, while the
    # parser gives it ten years.
    sure = re.sub("[?~%]", "", text)
    whole = f"..{sure}" if sure.startswith("/") else f"{sure}.." if sure.endswith("/") else sure
    try:
        parsed = edtf.parse_edtf(whole)
        first, last = parsed.lower_strict(), parsed.upper_strict()
        return _day(first, EARLIEST), _end_of_winter(whole, _day(last, LATEST))
    except Exception as error:  # the parser fails in other ways too
        raise ValueError(f"{text!r} is not a date") from error


def _day(value: struct_time | float, open_end: date) -> date:
    if isinstance(value, struct_time) and 1 <= value.tm_year <= 9999:
        return date(value.tm_year, value.tm_mon, value.tm_mday)
    return open_end


def _end_of_winter(text: str, last: date) -> date:
    """Return the last day of February where a date ends in a winter, which the parser cuts off."""
    if _TO_WINTER.search(text) and last.year < LATEST.year:
        return date(last.year + 1, 3, 1) - timedelta(days=1)
    return last


@lru_cache(maxsize=4096)
def plain_date(text: str) -> str:
    """Return the year, month or day (ISO 8601) under which a date is filed, or nothing.

    Of a time it is the day; of a span its first end that is given; of a season, which is no month
    everywhere on earth, the year. It says no more than is known, but not how sure it is. A date
    that is `not stated` has none, nor has one of which not even the year is known.
    """
    given = next((end for end in text.split("/") if end not in ("", "..")), "")
    match = _PLAIN.match(given)
    return match[0] if match else ""


def check_date(text: str) -> str:
    """Return `text` unchanged; raise ValueError, in an editor's words, where it is no date."""
    try:
        first, last = bounds(text)
    except ValueError:
        shown = " ".join(text.split())[:_LONGEST]
        if _DAY.match(text):
            raise ValueError(
                f"is “{shown}”, a day that does not exist: write a day of the calendar"
            ) from None
        if _FAR_YEAR.match(text[:_LONGEST]):
            raise ValueError(
                f"is “{shown}”, a year that no page can say: write one from 0001 to 9999"
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
