"""Money as it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.rules.money import MONEY_LIMIT, read_money


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("0", 0),
        ("3200", 320000),
        (" 3200 ", 320000),
        ("3 200", 320000),
        ("3\u00a0200", 320000),
        ("3\u202f200\u202f₽", 320000),
        ("1 234 567", 123456700),
        ("3 200,50", 320050),
        ("3200.5 ₽", 320050),
        ("3200,05", 320005),
        ("0,5", 50),
        ("1500р", 150000),
        ("1500 р.", 150000),
        ("1500 РУБ", 150000),
        ("1500 рублей", 150000),
        ("$80", 8000),
        ("80 $", 8000),
        ("€ 80,00", 8000),
        ("80 usd", 8000),
        ("1,200.00", 120000),
        ("1.200,00", 120000),
        ("1,200,000", 120000000),
        ("1.200.000", 120000000),
        ("1,234,567.89", 123456789),
        ("007", 700),
        ("99999999,99", MONEY_LIMIT),
    ],
)
def test_an_amount_is_read_in_minor_units(text: str, minor: int) -> None:
    assert read_money(text) == minor


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "₽", "р", "много", "-5", "−5", "+5", "5-", "5+5", "1500 р 500", "15к"),
        *("1,200", "1.200", "0,500", "1 200,500", "1,20,000", "12 34", "1234 567", "1 20"),
        *("1,200,00", "1.200.00", "1,200.0", "1200.", ",50", ".5", "1,2,3", "1.234,567", "5 5"),
        *("100000000", "9" * 5000, "٣٢٠٠", "3200 ₽₽", "1e3"),
    ],
)
def test_what_is_no_amount_or_may_be_two_is_not(text: str) -> None:
    assert read_money(text) is None


@given(st.integers(0, MONEY_LIMIT))
def test_every_written_amount_is_read_back(minor: int) -> None:
    whole, part = divmod(minor, 100)
    grouped = f"{whole:,}"
    assert read_money(f"{whole}.{part:02}") == minor
    assert read_money(f"{grouped.replace(',', ' ')},{part:02} ₽") == minor
    assert read_money(f"${grouped}.{part:02}") == minor
    assert read_money(f"{grouped.replace(',', '.')},{part:02}") == minor


@given(st.integers(MONEY_LIMIT + 1, 10**30))
def test_more_than_the_limit_is_not_read(minor: int) -> None:
    assert read_money(f"{minor // 100},{minor % 100:02}") is None


@given(st.text() | st.text("0123456789., ₽$р", max_size=14))
def test_reading_never_fails(text: str) -> None:
    found = read_money(text)
    assert found is None or 0 <= found <= MONEY_LIMIT
