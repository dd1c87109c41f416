"""Dates, numbers and lists in a reader's language (CLDR's forms, through Babel)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from unicodedata import bidirectional

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from generator.corpus.model import When
from generator.corpus.timeline import SEASONS, Precision, precision
from generator.languages import code_of
from generator.pages.catalogue import Catalogue
from generator.reading.dates import bounds


@lru_cache(maxsize=4096)  # Babel takes some 30 µs for a date, and a site has few
def date_words(when: When, t: Catalogue) -> str:
    """Return a date as a reader says it, no more exact than it is known."""
    how = precision(when)
    if how is Precision.UNDATED:
        return t.plain("date.not-stated")
    if how is Precision.TIME:
        moment = datetime.fromisoformat(when.text)
        time = format_time(moment, "HH:mm", locale=t.locale)
        return t.plain("date.time", day=_day_words(moment.date(), t.locale), time=time)
    if how in (Precision.BEFORE, Precision.AFTER):
        return t.plain(f"date.{how}", day=_after_word(when.text.strip("./"), t))
    if "/" in when.text:
        return _span_words(when, t)
    if "~" in when.text or "%" in when.text or "?" in when.text:
        return _after_word(when.text, t)
    if how is Precision.MONTH:
        return format_date(when.first, "LLLL y", t.locale)
    if how is Precision.SEASON:
        return _season_words(when, "date.season", t)
    return _plain_words(when, t)


def _after_word(text: str, t: Catalogue) -> str:
    """Return a date that stands after a word such as “by”: “до травня”, not “травень”."""
    sure = text.rstrip("~%?")
    words = _plain_words(When(sure, *bounds(sure)), t)
    return words if sure == text else t.plain("date.about", day=words)


def _plain_words(when: When, t: Catalogue) -> str:
    """Return a date without a word before it, its month or season in the form after one."""
    how = precision(when)
    if how is Precision.SPAN:
        return _days_words(when.first, when.last, t.locale)
    if how is Precision.DAY:
        return _day_words(when.first, t.locale)
    if how is Precision.SEASON:
        return _season_words(when, "date.season-after", t)
    return format_date(when.first, "y" if how is Precision.YEAR else "MMMM y", t.locale)


def _season_words(when: When, key: str, t: Catalogue) -> str:
    year, _, season = when.text.partition("-")
    return t.plain(f"{key}.{SEASONS[season]}", year=int(year))


def _day_words(day: date, locale: str) -> str:
    return format_date(day, _bare(Locale.parse(locale).date_formats["long"].pattern), locale)


def _bare(pattern: str) -> str:
    """Return the pattern of a date without the abbreviation for “year” that some put after it."""
    return _AFTER_YEAR.sub("", pattern)


def _span_words(when: When, t: Catalogue) -> str:
    """Return a span, each of its ends no more exact than it is known."""
    ends = when.text.split("/")
    if ends[0] == ends[1]:
        return day_words(ends[0], t)
    if not all(_IS_DAY.fullmatch(end) for end in ends):
        first, last = (_after_word(end, t) for end in ends)
        return t.plain("date.span", first=first, last=last)
    return _days_words(when.first, when.last, t.locale)


def _days_words(first: date, last: date, locale: str) -> str:
    """Return two days as the language joins them, what they share said once.

    CLDR has such forms with the month cut short only; here it is written out as elsewhere.
    """
    if first == last:
        return _day_words(first, locale)
    field = "d" if (first.year, first.month) == (last.year, last.month) else "M"
    forms = Locale.parse(locale).interval_formats["yMMMd"][
        "y" if first.year != last.year else field
    ]
    start, end = (_bare(form.replace("MMM", "MMMM")) for form in forms)
    return format_date(first, start, locale) + format_date(last, end, locale)


_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AFTER_YEAR = re.compile(r"(?<=y)[^yMLd–-]*$")
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "ha", "he", "ks", "ku", "ps", "ur", "yi"})


@lru_cache(maxsize=4096)
def day_words(text: str, t: Catalogue) -> str:
    """Return a date that needs no explanation, such as that of a signature.

    Raises ValueError where `text` is no date, which `not stated` is neither; see `bounds`.
    """
    first, last = bounds(text)
    return date_words(When(text, first, last), t)


def machine_date(when: When) -> str:
    """Return the value of a `datetime` attribute, or nothing where HTML has no form for it."""
    text = when.text
    if precision(when) in (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.TIME):
        return "" if any(c in text for c in "?~%") else text
    return ""


def number_words(amount: Decimal, t: Catalogue) -> str:
    """Return a number with its separators: `8,500`, `5.4 billion`."""
    for size, key in ((Decimal(10**9), "billion"), (Decimal(10**6), "million")):
        if amount >= size and (amount / size) == (amount / size).quantize(Decimal("0.01")):
            return t.plain(f"number.{key}", n=amount / size)
    return format_decimal(amount, locale=t.locale, decimal_quantization=False)  # all its decimals


def isolated(words: str) -> str:
    """Return words so marked that their direction disturbs none around them, where it would."""
    if any(bidirectional(c) in ("R", "AL") for c in words):
        return f"\u2068{words}\u2069"
    return words


def list_words(names: Sequence[str], t: Catalogue) -> str:
    """Return names joined as the language does it: `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return format_list(list(names), locale=_locale(t.locale))


@lru_cache(maxsize=8)
def _locale(name: str) -> Locale:
    return Locale.parse(name)


def direction(lang: str) -> str:
    """Return the direction in which a language is written: `rtl` or `ltr`."""
    return "rtl" if code_of(lang) in _RIGHT_TO_LEFT else "ltr"


def language_name(lang: str, t: Catalogue) -> str:
    """Return the name of a language: `Ukrainian`."""
    names = Locale.parse(t.locale).languages
    return str(names.get(code_of(lang), lang))
