"""Days that come back every year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import JournalError
from journal_app.rules.yearly import days_until, is_within, known, next_on, read, turns

TODAY = date(2025, 9, 1)


@pytest.mark.parametrize(
    ("month", "day", "today", "comes"),
    [
        (9, 1, TODAY, TODAY),
        (9, 2, TODAY, date(2025, 9, 2)),
        (8, 31, TODAY, date(2026, 8, 31)),
        (1, 1, date(2025, 12, 31), date(2026, 1, 1)),
        (2, 29, date(2024, 2, 1), date(2024, 2, 29)),
        (2, 29, date(2024, 2, 29), date(2024, 2, 29)),
        (2, 29, date(2024, 3, 1), date(2025, 2, 28)),
        (2, 29, date(2025, 2, 28), date(2025, 2, 28)),
        (2, 29, date(2025, 3, 1), date(2026, 2, 28)),
        (2, 29, date(2027, 12, 1), date(2028, 2, 29)),
        (2, 28, date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_a_date_comes_next_today_or_later(month: int, day: int, today: date, comes: date) -> None:
    assert next_on(month, day, today) == comes
    assert days_until(month, day, today) == (comes - today).days


def test_a_day_that_no_year_has_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="day is out of range"):
        next_on(4, 31, TODAY)


@pytest.mark.parametrize(("ahead", "soon"), [(-1, False), (0, True), (7, True), (8, False)])
def test_within_seven_days_today_included(ahead: int, soon: bool) -> None:
    on = TODAY + timedelta(days=ahead)
    assert is_within(on.month, on.day, TODAY) is soon


@given(st.dates(date(1904, 1, 1), date(2190, 12, 31)), st.dates(date(2024, 1, 1), date(2031, 1, 1)))
def test_every_day_comes_back_within_a_year(born: date, today: date) -> None:
    comes = next_on(born.month, born.day, today)
    assert today <= comes <= today + timedelta(days=366)
    moved = (born.month, born.day) == (2, 29) and comes.day == 28
    assert moved or (comes.month, comes.day) == (born.month, born.day)


def test_years_are_told_when_the_first_is_known() -> None:
    assert turns(1990, date(2025, 9, 1)) == 35
    assert turns(2025, date(2025, 9, 1)) == 0
    assert turns(2026, date(2025, 9, 1)) is None
    assert turns(None, date(2025, 9, 1)) is None


# What the calendar has


@pytest.mark.parametrize(
    ("month", "day", "year"),
    [(4, 30, None), (2, 29, None), (2, 29, 1992), (12, 31, 1900), (1, 1, 2199)],
)
def test_a_day_of_the_calendar_is_known(month: int, day: int, year: int | None) -> None:
    assert known(month, day, year) == (month, day, year)


@pytest.mark.parametrize(
    ("month", "day", "year"),
    [
        *((4, 31, None), (2, 30, None), (2, 29, 1990), (2, 29, 1900), (13, 1, None)),
        *((0, 1, None), (1, 0, 1990), (1, 1, 1899), (1, 1, 2200), (1, 1, 0), (1, 1, 10**30)),
        (10**30, 1, None),
    ],
)
def test_any_other_is_refused(month: int, day: int, year: int | None) -> None:
    with pytest.raises(JournalError) as refused:
        known(month, day, year)
    assert refused.value.code == "bad_yearly_date"
    assert refused.value.details == {"month": month, "day": day, "year": year}


# As it is typed


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12.03", (3, 12, None)),
        ("12.03.", (3, 12, None)),
        ("1.3", (3, 1, None)),
        ("12.03.1990", (3, 12, 1990)),
        (" 12.03.1990 г. ", (3, 12, 1990)),
        ("1990-03-12", (3, 12, 1990)),
        ("29.02", (2, 29, None)),
        ("29.02.1992", (2, 29, 1992)),
        ("12 марта", (3, 12, None)),
        ("12 МАРТА 1990", (3, 12, 1990)),
        ("12 марта 1990 года", (3, 12, 1990)),
        ("12 марта 1990г", (3, 12, 1990)),
        ("12 мар", (3, 12, None)),
        ("12 март", (3, 12, None)),
        ("9 мая", (5, 9, None)),
        ("9 май 1980", (5, 9, 1980)),
        ("1 июня", (6, 1, None)),
        ("1 июл.", (7, 1, None)),
        ("31\u00a0декабря", (12, 31, None)),
        ("12 March 1990", (3, 12, 1990)),
        ("March 12", (3, 12, None)),
        ("march 12, 1990", (3, 12, 1990)),
        ("Mar. 12", (3, 12, None)),
        ("3rd May", (5, 3, None)),
        ("June 1st, 1980", (6, 1, 1980)),
        ("Марта 12", (3, 12, None)),
    ],
)
def test_a_date_is_read(text: str, meant: tuple[int, int, int | None]) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "12", "марта", "12.", "03-12", "12/03", "12/03/1990", "12.03.90", "12-03-1990"),
        *("31.04", "31 апреля", "29.02.1990", "1990-02-30", "12.13", "0.1", "12.03.1899"),
        *("12 ма", "12 мартобря", "12 Jupiter", "12 марта 90", "March", "12 March 12", "1990"),
        *("1990-3-12", "١٢.٠٣", "12.03.1990 12.03.1990", "г."),
    ],
)
def test_what_is_no_date_or_may_be_two_is_not(text: str) -> None:
    assert read(text) is None


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_written_date_is_read_back(day: date) -> None:
    russian = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    whole = (day.month, day.day, day.year)
    assert read(day.isoformat()) == read(f"{day:%d.%m.%Y}") == whole
    assert read(f"{day.day} {russian.split()[day.month - 1]} {day.year}") == whole
    assert (
        read(f"{day:%B} {day.day}, {day.year}") == read(f"{day.day} {day:%b} {day.year}") == whole
    )


@given(st.text() | st.from_regex(r"[0-9]{1,2}[. -][0-9а-яa-z]{1,9}[. -]?[0-9]{0,9}"))
def test_reading_never_fails_and_finds_days_of_the_calendar(text: str) -> None:
    found = read(text)
    assert found is None or known(*found) == found
