"""The balance of any history, against a second count in fractions (the method, §1)."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.rules.points import (
    Entry,
    balance,
    balance_series,
    confirmed_balance,
    fades,
    running_balances,
)
from tests.rules.histories import START, days_of_interest, histories, slow_balance

OPENING = st.integers(-50, 100)


@settings(max_examples=400)
@given(st.data(), histories(early_apologies=True), OPENING, st.booleans())
def test_balance_is_opening_and_weighted_sum(
    data: st.DataObject, entries: list[Entry], opening: int, fading: bool
) -> None:
    day = data.draw(days_of_interest(entries))
    assert balance(entries, opening, day, fading) == slow_balance(entries, opening, day, fading)


@given(st.data(), histories(early_apologies=True), st.booleans())
def test_confirmed_balance_is_the_same_sum_over_confirmed_entries(
    data: st.DataObject, entries: list[Entry], fading: bool
) -> None:
    day = data.draw(days_of_interest(entries))
    expected = slow_balance(entries, 0, day, fading, confirmed_only=True)
    assert confirmed_balance(entries, day, fading) == expected


@settings(max_examples=300)
@given(histories(early_apologies=True), OPENING, st.booleans())
def test_running_balances_equal_the_balance_as_of_each_entry(
    entries: list[Entry], opening: int, fading: bool
) -> None:
    expected = [
        slow_balance(entries, opening, entry.on, fading, counted=entries[: place + 1])
        for place, entry in enumerate(entries)
    ]
    assert running_balances(entries, opening, fading) == expected


@given(histories(), OPENING, st.booleans())
def test_the_last_running_balance_of_a_day_is_the_balance_of_that_day(
    entries: list[Entry], opening: int, fading: bool
) -> None:
    told = {
        entry.on: points
        for entry, points in zip(entries, running_balances(entries, opening, fading), strict=True)
    }
    assert told == {day: balance(entries, opening, day, fading) for day in told}


@settings(max_examples=300)
@given(st.data(), histories(early_apologies=True), OPENING, st.booleans())
def test_the_series_equals_the_balance_of_each_day(
    data: st.DataObject, entries: list[Entry], opening: int, fading: bool
) -> None:
    days = sorted(data.draw(st.lists(days_of_interest(entries), max_size=12)))
    mixed = data.draw(st.permutations(entries))
    expected = [slow_balance(entries, opening, day, fading) for day in days]
    assert balance_series(mixed, opening, days, fading) == expected


@given(st.data(), histories(), st.integers(0, 400), st.booleans())
def test_fades_is_the_difference_of_two_balances_of_the_same_entries(
    data: st.DataObject, entries: list[Entry], days: int, fading: bool
) -> None:
    day = data.draw(days_of_interest(entries))
    kept = [entry for entry in entries if entry.on <= day]
    later = day + timedelta(days=days)
    expected = slow_balance(kept, 10, day, fading) - slow_balance(kept, 10, later, fading)
    assert fades(entries, 10, day, days, fading) == expected


@given(st.data(), histories(), OPENING, st.booleans())
def test_the_order_of_entries_does_not_matter(
    data: st.DataObject, entries: list[Entry], opening: int, fading: bool
) -> None:
    day = data.draw(days_of_interest(entries))
    mixed = data.draw(st.permutations(entries))
    assert balance(mixed, opening, day, fading) == balance(entries, opening, day, fading)
    assert confirmed_balance(mixed, day, fading) == confirmed_balance(entries, day, fading)


@given(st.data(), histories(), OPENING)
def test_without_fading_the_balance_is_a_plain_sum(
    data: st.DataObject, entries: list[Entry], opening: int
) -> None:
    day = data.draw(days_of_interest(entries))
    assert balance(entries, opening, day, fading=False) == opening + sum(
        entry.points for entry in entries if entry.on <= day
    )


@given(histories(), OPENING)
def test_in_the_end_only_the_opening_credit_is_left(entries: list[Entry], opening: int) -> None:
    last = max((entry.on for entry in entries), default=START)
    assert balance(entries, opening, last + timedelta(days=360)) == opening
