"""Days that come back every year: birthdays and their like."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from journal_app.errors import JournalError
from journal_app.rules.indicators import SOON_DAYS

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that a journal can hold a day of."""

_MONTHS = tuple(
    tuple(names.split())
    for names in (
        *("январь января january", "февраль февраля february", "март марта march"),
        *("апрель апреля april", "май мая may", "июнь июня june", "июль июля july"),
        *("август августа august", "сентябрь сентября september", "октябрь октября october"),
        *("ноябрь ноября november", "декабрь декабря december"),
    )
)
_SHORTEST = 3
"""Letters of a month's name: no two months begin with the same three."""

_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})(?:\.([0-9]{4}))?\.?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([^\W\d_]+)\.?(?:,? ([0-9]{4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")
_OF_THE_YEAR = re.compile(r"(?<=[0-9]) ?(?:г\.?|года)$")


class Yearly(NamedTuple):
    """A day of every year; ``year`` is the first one, None when it is not known."""

    month: int
    day: int
    year: int | None = None


def known(month: int, day: int, year: int | None = None) -> Yearly:
    """The date, if the calendar has it. 29 February needs no year, or a leap one.

    Raises ``JournalError`` ``bad_yearly_date`` (month, day, year) for any other, and for a year
    outside 1900–2199.
    """
    try:
        date(2000 if year is None else year, month, day)
    except (ValueError, OverflowError):
        raise JournalError("bad_yearly_date", month=month, day=day, year=year) from None
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise JournalError("bad_yearly_date", month=month, day=day, year=year)
    return Yearly(month, day, year)


def read(text: str) -> Yearly | None:
    """A yearly date as it is typed, or None when it cannot be read or is no day.

    Understands "12.03" and "12.03.1990" (the day first), "1990-03-12", "12 марта", "12 мар 1990",
    "12 March 1990", "March 12", "Mar 12, 1990": months by three letters or more. Slashes and
    years of two digits are refused: they can be read two ways.
    """
    typed = _OF_THE_YEAR.sub("", " ".join(text.casefold().split()))
    try:
        if found := _ISO.fullmatch(typed):
            return known(int(found[2]), int(found[3]), int(found[1]))
        if found := _DOTTED.fullmatch(typed):
            return known(int(found[2]), int(found[1]), _year(found[3]))
        if found := _DAY_FIRST.fullmatch(typed):
            return known(_month(found[2]), int(found[1]), _year(found[3]))
        if found := _MONTH_FIRST.fullmatch(typed):
            return known(_month(found[1]), int(found[2]), _year(found[3]))
    except JournalError:
        pass  # well formed, but no day of the calendar
    return None


def next_on(month: int, day: int, today: date) -> date:
    """When the date comes next, ``today`` included. 29 February is kept on the 28th in common
    years: it stays the last day of its month, and nobody is congratulated late.

    ``ValueError`` for a day no year has.
    """
    this_year = _in_year(month, day, today.year)
    return this_year if this_year >= today else _in_year(month, day, today.year + 1)


def days_until(month: int, day: int, today: date) -> int:
    """Days from ``today`` until the date comes next; 0 on the day itself."""
    return (next_on(month, day, today) - today).days


def is_within(month: int, day: int, today: date, days: int = SOON_DAYS) -> bool:
    """Whether the date comes within so many days, ``today`` included (the method, §5)."""
    return days_until(month, day, today) <= days


def turns(year: int | None, on: date) -> int | None:
    """How many years are complete on the date's day ``on``; None when the year is not known or
    has not come."""
    return on.year - year if year is not None and year <= on.year else None


def _in_year(month: int, day: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if (month, day) != (2, 29):
            raise
        return date(year, 2, 28)


def _year(typed: str | None) -> int | None:
    return None if typed is None else int(typed)


def _month(typed: str) -> int:
    """1 to 12, or 0, which no calendar has."""
    if len(typed) >= _SHORTEST:
        for number, names in enumerate(_MONTHS, start=1):
            if any(name.startswith(typed) for name in names):
                return number
    return 0
