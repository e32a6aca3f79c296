"""Points and days, written and read back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from ui.formatting import (
    MINUS,
    NO_BREAK,
    DayWords,
    Prefer,
    day_heading,
    day_text,
    month_name,
    parse_day,
    plain,
    pydate,
    qdate,
    signed,
)

TODAY = date(2026, 11, 21)  # a Saturday
RU = QLocale("ru_RU")
EN = QLocale("en_GB")
WORDS_RU = DayWords("сегодня", "завтра", "вчера")
WORDS_EN = DayWords("today", "tomorrow", "yesterday")
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def test_points_carry_their_sign() -> None:
    assert [signed(5), signed(-4), signed(0)] == ["+5", f"{MINUS}4", "0"]
    assert [plain(34), plain(-3)] == ["34", f"{MINUS}3"]


@pytest.mark.parametrize(
    ("day", "russian", "english"),
    [
        (TODAY, "сегодня", "today"),
        (date(2026, 11, 22), "завтра", "tomorrow"),
        (date(2026, 11, 20), "вчера", "yesterday"),
        (date(2026, 11, 18), "18 ноября", "18 November"),
        (date(2027, 1, 2), "2 января 2027", "2 January 2027"),
    ],
)
def test_a_day_is_written_as_it_is_said(day: date, russian: str, english: str) -> None:
    assert day_text(day, TODAY, RU, WORDS_RU) == russian.replace(" ", NO_BREAK)
    assert day_text(day, TODAY, EN, WORDS_EN) == english.replace(" ", NO_BREAK)


def test_a_day_as_a_title_begins_with_a_capital() -> None:
    assert day_heading(TODAY, RU) == "Суббота, 21 ноября"
    assert day_heading(TODAY, EN) == "Saturday, 21 November"


def test_months_of_an_axis_have_no_dot() -> None:
    assert all("." not in month_name(month, RU) for month in range(1, 13))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("25", date(2026, 11, 25)),
        ("1", date(2026, 12, 1)),
        ("25.12", date(2026, 12, 25)),
        ("25.12.", date(2026, 12, 25)),
        ("5/1", date(2027, 1, 5)),
        ("25 12", date(2026, 12, 25)),
        ("25.12.27", date(2027, 12, 25)),
        ("25.12.2030", date(2030, 12, 25)),
        ("2026-12-25", date(2026, 12, 25)),
        ("25 дек", date(2026, 12, 25)),
        ("25 декабря", date(2026, 12, 25)),
        ("25 декабря 2027", date(2027, 12, 25)),
        ("завтра", date(2026, 11, 22)),
        ("Завтра ", date(2026, 11, 22)),
        ("сег", TODAY),
        ("+3", date(2026, 11, 24)),
        ("-2", date(2026, 11, 19)),
        (f"{MINUS}2", date(2026, 11, 19)),
        ("пт", date(2026, 11, 27)),
        ("пятница", date(2026, 11, 27)),
        ("суббота", date(2026, 11, 28)),
        ("29.02", date(2028, 2, 29)),
    ],
)
def test_a_due_day_is_read_as_it_is_typed(typed: str, expected: date) -> None:
    assert parse_day(typed, TODAY, RU, WORDS_RU, prefer="future") == expected


@pytest.mark.parametrize(
    ("typed", "prefer", "expected"),
    [
        ("25", "past", date(2026, 10, 25)),
        ("25.12", "past", date(2025, 12, 25)),
        ("fri", "past", date(2026, 11, 20)),
        ("25", "nearest", date(2026, 11, 25)),
        ("2.1", "nearest", date(2027, 1, 2)),
        ("1.11", "nearest", date(2026, 11, 1)),
        ("21", "past", TODAY),
        ("21", "future", TODAY),
        ("29.2", "past", date(2024, 2, 29)),
        ("tom", "nearest", date(2026, 11, 22)),
        ("31", "future", date(2026, 12, 31)),
    ],
)
def test_which_day_is_meant(typed: str, prefer: Prefer, expected: date) -> None:
    assert parse_day(typed, TODAY, EN, WORDS_EN, prefer) == expected


@pytest.mark.parametrize(
    "typed",
    ["", " ", "32", "0", "31.02.2026", "29.2.2027", "25.13", "когда-нибудь", "+", "1.2.3.4", "з"],
)
def test_what_is_no_day_is_nothing(typed: str) -> None:
    assert parse_day(typed, TODAY, RU, WORDS_RU) is None


@given(days, days)
def test_what_is_written_can_be_read_back(day: date, today: date) -> None:
    written = day_text(day, today, RU, WORDS_RU)
    assert parse_day(written, today, RU, WORDS_RU) in (day, _same_this_year(day, today))
    assert parse_day(day.strftime("%d.%m.%Y"), today, RU, WORDS_RU) == day


def _same_this_year(day: date, today: date) -> date | None:
    """Without a year the nearest such day is meant, which may be last or next year's."""
    if day.year != today.year or abs((day - today).days) <= 182:
        return day
    step = -1 if day > today else 1
    try:
        return day.replace(year=day.year + step)
    except ValueError:
        return None


@given(st.text(max_size=20), days)
def test_nothing_typed_can_break_it(typed: str, today: date) -> None:
    found = parse_day(typed, today, RU, WORDS_RU)
    assert found is None or isinstance(found, date)


@given(st.integers(1, 31), days, st.sampled_from(["past", "future", "nearest"]))
def test_a_lone_number_is_the_nearest_such_day_on_its_side(
    number: int, today: date, prefer: Prefer
) -> None:
    found = parse_day(str(number), today, RU, WORDS_RU, prefer)
    assert found is not None
    assert found.day == number
    assert abs(found - today) <= timedelta(days=62)
    assert prefer != "past" or found <= today
    assert prefer != "future" or found >= today


@given(days)
def test_days_go_to_qt_and_back(day: date) -> None:
    assert pydate(qdate(day)) == day
