"""Points and days as people read and type them. Nothing here touches a widget.

``locale`` is where the names of months and weekdays come from; ``today`` is always handed in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QDate, QLocale

MINUS: Final = "\N{MINUS SIGN}"
NO_BREAK: Final = "\N{NO-BREAK SPACE}"

Prefer = Literal["past", "future", "nearest"]


@dataclass(frozen=True, slots=True)
class DayWords:
    """The near days in the language of the window."""

    today: str
    tomorrow: str
    yesterday: str


def day_words() -> DayWords:
    """The near days, translated now (ask again after a change of language)."""
    translate = QCoreApplication.translate
    return DayWords(
        today=translate("DayWords", "today"),
        tomorrow=translate("DayWords", "tomorrow"),
        yesterday=translate("DayWords", "yesterday"),
    )


def signed(points: int) -> str:
    """Points with their sign: «+5», «−4» (U+2212), «0»."""
    return f"+{points}" if points > 0 else plain(points)


def plain(points: int) -> str:
    """A number as it stands, with a true minus: «34», «−3»."""
    return f"{MINUS}{-points}" if points < 0 else str(points)


_SIGNS = {"RUB": "₽", "USD": "$", "EUR": "€", "GBP": "£", "UAH": "₴", "KZT": "₸", "GEL": "₾"}


def money(minor: int, locale: QLocale, currency: str = "") -> str:
    """Minor units as an amount: «1 500», «1 500,50»; with a currency (ISO 4217) «1 500 ₽»,
    “$45”, as the language writes it."""
    places = 0 if minor % 100 == 0 else 2
    if not currency:
        return locale.toString(minor / 100, "f", places)
    sign = _SIGNS.get(currency, currency)
    return locale.toCurrencyString(minor / 100, sign, places).replace(" ", NO_BREAK)


def day_text(
    day: date,
    today: date,
    locale: QLocale,
    words: DayWords | None = None,
    short: bool = False,
) -> str:
    """«сегодня», «завтра», «вчера», «18 ноября», and with the year when it is another one.

    ``short`` abbreviates the month. Day and month do not part at a line's end.
    """
    words = words or day_words()
    near = {0: words.today, 1: words.tomorrow, -1: words.yesterday}
    away = (day - today).days
    if away in near:
        return near[away]
    month = "MMM" if short else "MMMM"
    pattern = f"d {month}" if day.year == today.year else f"d {month} yyyy"
    return locale.toString(qdate(day), pattern).replace(" ", NO_BREAK)


def day_heading(day: date, locale: QLocale) -> str:
    """A day as a title: «Суббота, 21 ноября»."""
    text = locale.toString(qdate(day), "dddd, d MMMM")
    return text[:1].upper() + text[1:]


def month_name(month: int, locale: QLocale) -> str:
    """A month's short name for a chart's axis, without the dot: «дек»."""
    name = locale.standaloneMonthName(month, QLocale.FormatType.ShortFormat)
    return name.rstrip(".")


def qdate(day: date) -> QDate:
    """A Python day as Qt's."""
    return QDate(day.year, day.month, day.day)


def pydate(day: QDate) -> date:
    """Qt's day as Python's (ValueError for an invalid one)."""
    return date(day.year(), day.month(), day.day())


def parse_day(
    text: str,
    today: date,
    locale: QLocale,
    words: DayWords | None = None,
    prefer: Prefer = "nearest",
) -> date | None:
    """A day as it is typed, or None when it cannot be read.

    Understands «25», «25.12», «25.12.26», «25/12/2026», «2026-12-25», «25 дек», «+3», «−2»,
    the words for today, tomorrow and yesterday and the names of weekdays, or their beginnings.
    ``prefer`` settles which 25th, which 25 December and which Friday is meant.
    """
    typed = text.strip().casefold().replace(MINUS, "-").replace(NO_BREAK, " ")
    if not typed:
        return None
    try:
        return (
            _by_offset(typed, today)
            or _by_word(typed, today, words or day_words())
            or _by_numbers(typed, today, prefer)
            or _by_month_name(typed, today, locale, prefer)
            or _by_weekday(typed, today, locale, prefer)
        )
    except (ValueError, OverflowError):
        return None


def may_become_day(text: str) -> bool:
    """Whether a text that is no day yet is the beginning of one, and no mistake so far."""
    typed = text.strip().replace(MINUS, "-")
    return bool(
        re.fullmatch(
            r"[+-]?|[^\W\d]|\d{1,2}\s+[^\W\d]{0,2}|\d{1,2}[.,/ -]+(\d{1,2}[.,/ -]+(\d|\d{3})?)?"
            r"|\d{3,4}(-\d{0,2}){0,2}",
            typed,
        )
    )


def _by_offset(typed: str, today: date) -> date | None:
    found = re.fullmatch(r"([+-])\s*(\d{1,5})", typed)
    return today + timedelta(days=int(found[1] + found[2])) if found else None


def _by_word(typed: str, today: date, words: DayWords) -> date | None:
    if len(typed) < 2:
        return None
    for away, word in ((0, words.today), (1, words.tomorrow), (-1, words.yesterday)):
        if word.casefold().startswith(typed):
            return today + timedelta(days=away)
    return None


def _by_numbers(typed: str, today: date, prefer: Prefer) -> date | None:
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    found = re.fullmatch(r"(\d{1,2})(?:[.,/ -]+(\d{1,2})(?:[.,/ -]+(\d{4}|\d{2}))?)?[.,/]?", typed)
    if not found:
        return None
    day, month, year = found.groups()
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    return _likely(int(day), int(month) if month else None, today, prefer)


def _by_month_name(typed: str, today: date, locale: QLocale, prefer: Prefer) -> date | None:
    found = re.fullmatch(r"(\d{1,2})\s+([^\W\d]{3,})\.?(?:\s+(\d{4}))?", typed)
    if not found:
        return None
    for month in range(1, 13):
        names = (locale.monthName(month), locale.standaloneMonthName(month))
        if any(name.casefold().startswith(found[2]) for name in names):
            if found[3]:
                return date(int(found[3]), month, int(found[1]))
            return _likely(int(found[1]), month, today, prefer)
    return None


def _by_weekday(typed: str, today: date, locale: QLocale, prefer: Prefer) -> date | None:
    if len(typed) < 2:
        return None
    for weekday in range(1, 8):
        names = (
            locale.standaloneDayName(weekday),
            locale.standaloneDayName(weekday, QLocale.FormatType.ShortFormat),
        )
        if any(name.casefold().startswith(typed) for name in names):
            ahead = (weekday - today.isoweekday()) % 7 or 7
            return today + timedelta(days=ahead - 7 if prefer == "past" else ahead)
    return None


def _likely(day: int, month: int | None, today: date, prefer: Prefer) -> date | None:
    """The day of that number (and month) which is meant: today itself, or the preferred side."""
    if month is None:
        around = [today.year * 12 + today.month - 1 + step for step in range(-13, 14)]
        places = [divmod(number, 12) for number in around]
    else:
        places = [(today.year + step, month - 1) for step in range(-8, 9)]
    candidates = []
    for year, month_index in places:
        try:
            candidates.append(date(year, month_index + 1, day))
        except ValueError:  # no such day in this month, as 29 February
            continue
    if prefer == "past":
        candidates = [each for each in candidates if each <= today]
    elif prefer == "future":
        candidates = [each for each in candidates if each >= today]
    return min(candidates, key=lambda each: abs((each - today).days), default=None)
