"""Dates as pages state them for machines and print them for readers, as a record writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from generator.reading.dates import check_date

_STATED = re.compile(
    r"(\d{4}-\d{2}(?:-\d{2})?)"
    r"(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)? ?(?:(Z|UTC|GMT)|([+-]\d{2}):?(\d{2}))?)?\Z",
    re.ASCII,
)
_YEAR = r"(?P<y>\d{4})"
_YEARS = range(1900, 2100)
_NUMERIC = (
    rf"(?<!\d){_YEAR}-(?P<m>\d{{2}})-(?P<d>\d{{2}})(?!\d)",
    rf"{_YEAR}\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?日",
    rf"(?<!\d)(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}(?!\d)",
    rf"(?<!\d)(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{_YEAR}(?!\d)",
)
_CLOCK = (
    r"(?P<h>\d{1,2}):(?P<min>\d{2})(?::\d{2})?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*(?P<zone>UTC|GMT|Z)\b\s*(?P<off>[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_AFTER = re.compile(rf"[\s,|·•–—-]{{0,4}}(?:(?:at|um|à|в|a las|alle)\s+)?{_CLOCK}", re.I)
_BEFORE = re.compile(rf"{_CLOCK}(?:\s+[A-Z]{{2,4}})?[\s,|·•–—-]{{1,4}}(?:on\s+)?\Z", re.I)
_UPDATED = re.compile(
    r"updat|modif|revis|aktualisiert|mis à jour|actualizad|aggiornat|обновл|оновлен|güncel|تحديث|"
    r"به‌روز|עודכן",
    re.I,
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a line and the range of characters it takes, its time included."""

    date: str
    start: int
    end: int
    updated: bool
    """Whether the line calls it the date of a change."""


def stated_date(text: str) -> str | None:
    """Return a date given for machines (ISO 8601 or as in mail) as a record writes it.

    Precision and time zone are kept as they are, fractions of a second dropped. None where the
    text is no such date.
    """
    text = " ".join(text.split())
    match = _STATED.match(text)
    if match:
        day, time, zulu, hours, minutes = match.groups()
        zone = "Z" if zulu else f"{hours}:{minutes}" if hours else ""
        return _valid(f"{day}T{time}{zone}" if time else day)
    try:
        return _valid(parsedate_to_datetime(text).isoformat(timespec="seconds"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def printed_dates(line: str, language: str) -> Iterator[PrintedDate]:
    """Yield the dates in a line, by place, in English and in `language`.

    A day and month in figures that could be either way round is no date.
    """
    end = 0
    for match in sorted(_matches(line, language), key=lambda m: m.start()):
        day = _day(match, language)
        if day is None or match.start() < end:
            continue
        before = line[end : match.start()]
        date, start, end = _with_time(line, match, day)
        yield PrintedDate(date, start, end, bool(_UPDATED.search(before)))


def _matches(line: str, language: str) -> Iterator[re.Match[str]]:
    for pattern in _patterns(language):
        yield from pattern.finditer(line)


def _day(match: re.Match[str], language: str) -> str | None:
    parts = match.groupdict()
    if "a" in parts:
        one, two = int(parts["a"]), int(parts["b"])
        if one <= 12 and two <= 12 and one != two:
            return None
        month, day = (one, two) if two > 12 else (two, one)
    else:
        word = parts["m"].casefold()
        month = int(word) if word.isdigit() else _months(language)[word]
        day = int(parts["d"])
    year = int(parts["y"])
    return _valid(f"{year}-{month:02}-{day:02}") if year in _YEARS else None


def _with_time(line: str, match: re.Match[str], day: str) -> tuple[str, int, int]:
    """Return a day with the time printed beside it, and the range that both take."""
    after = _AFTER.match(line, match.end())
    before = None if after else _BEFORE.search(line, max(match.start() - 30, 0), match.start())
    clock = after or before
    date = _valid(f"{day}T{_time(clock)}") if clock else None
    if date is None:
        return day, match.start(), match.end()
    if after:
        return date, match.start(), after.end()
    return date, before.start() if before else match.start(), match.end()


def _time(clock: re.Match[str]) -> str:
    hour = int(clock["h"])
    if clock["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    return f"{hour:02}:{int(clock['min']):02}{_offset(clock)}"


def _offset(clock: re.Match[str]) -> str:
    if not clock["zone"]:
        return ""
    if not clock["off"]:
        return "Z"
    sign, digits = clock["off"][0], clock["off"][1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{sign}{int(hours):02}:{minutes}"


def _valid(date: str) -> str | None:
    try:
        return check_date(date)
    except ValueError:
        return None


@lru_cache(maxsize=64)
def _months(language: str) -> dict[str, int]:
    """Return the number of each name of a month, in small letters."""
    names: dict[str, int] = {"sept": 9}
    for code in ("en", language):
        try:
            tables = Locale.parse(code).months
        except (UnknownLocaleError, ValueError):
            continue
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in tables[form][width].items():
                    word = name.rstrip(".").casefold()
                    if not word.isdigit():
                        names[word] = number
    return names


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    names = sorted(_months(language), key=len, reverse=True)
    month = rf"(?P<m>{'|'.join(map(re.escape, names))})"
    return tuple(
        re.compile(pattern, re.I)
        for pattern in (
            rf"\b{month}\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
            rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?{month}\.?,?"
            rf"\s+(?:de\s+|del\s+)?{_YEAR}(?!\d)",
            *_NUMERIC,
        )
    )
