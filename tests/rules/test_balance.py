"""The balance, fading and zones, by the examples of the method, §1."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal_app.rules.points import (
    Entry,
    Zones,
    balance,
    balance_series,
    confirmed_balance,
    fades,
    running_balances,
    weight2,
    zone,
)

DAY = date(2025, 3, 1)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def deposit(id: int, points: int, on: date, confirmed: bool = False) -> Entry:
    return Entry(id, "deposit", "integrity", points, on, confirmed)


def slip(id: int, points: int, on: date, confirmed: bool = False) -> Entry:
    return Entry(id, "withdrawal", "integrity", points, on, confirmed)


def apology(id: int, points: int, on: date, answers: int, confirmed: bool = False) -> Entry:
    return Entry(id, "apology", None, points, on, confirmed, answers=answers)


# Weight by age


@pytest.mark.parametrize(
    ("age", "expected"), [(0, 2), (59, 2), (60, 1), (119, 1), (120, 0), (4000, 0)]
)
def test_weight_of_a_deposit_by_age(age: int, expected: int) -> None:
    assert weight2(5, DAY, "deposit", False, after(age)) == expected
    assert balance([deposit(1, 2, DAY)], 0, after(age)) == expected


@pytest.mark.parametrize(
    ("age", "expected"), [(0, 2), (120, 2), (179, 2), (180, 1), (359, 1), (360, 0)]
)
def test_weight_of_an_open_wound_by_age(age: int, expected: int) -> None:
    assert weight2(-5, DAY, "withdrawal", False, after(age)) == expected
    assert balance([slip(1, -2, DAY)], 0, after(age)) == -expected


@pytest.mark.parametrize(("age", "expected"), [(59, 2), (60, 1), (119, 1), (120, 0)])
def test_weight_of_an_answered_slip_by_age(age: int, expected: int) -> None:
    assert weight2(-5, DAY, "withdrawal", True, after(age)) == expected
    entries = [slip(1, -2, DAY), apology(2, 0, after(1), answers=1)]
    assert balance(entries, 0, after(age)) == -expected


@pytest.mark.parametrize(
    ("points", "age", "expected"),
    [(3, 59, 2), (3, 60, 1), (-2, 59, 2), (-2, 60, 1), (-2, 119, 1), (-2, 120, 0), (0, 60, 1)],
)
def test_an_apology_fades_in_the_usual_way_whatever_its_sign(
    points: int, age: int, expected: int
) -> None:
    assert weight2(points, DAY, "apology", False, after(age)) == expected


@pytest.mark.parametrize("kind", ["promise_late", "promise_broken"])
def test_a_promise_not_kept_is_an_open_wound_too(kind: str) -> None:
    assert weight2(-4, DAY, kind, False, after(179)) == 2


def test_a_kept_promise_fades_in_the_usual_way() -> None:
    assert weight2(1, DAY, "promise_kept", False, after(60)) == 1


# The balance


def test_half_a_point_is_rounded_up_on_its_absolute_value_then_added() -> None:
    """10 − 2.5 → 10 − 3 = 7."""
    entries = [slip(1, -5, DAY), apology(2, 0, DAY, answers=1)]
    assert balance(entries, 10, after(60)) == 7


def test_half_a_point_up_is_rounded_up() -> None:
    assert balance([deposit(1, 5, DAY)], 10, after(60)) == 13


def test_the_sum_is_rounded_once_not_each_entry() -> None:
    entries = [deposit(1, 5, DAY), deposit(2, 5, DAY), deposit(3, 5, DAY)]
    assert balance(entries, 0, after(60)) == 8


def test_the_opening_credit_does_not_fade() -> None:
    assert balance([], 10, after(0)) == 10
    assert balance([deposit(1, 4, DAY)], 10, after(3650)) == 10


def test_an_entry_of_the_day_itself_counts_and_a_later_one_does_not() -> None:
    entries = [deposit(1, 4, DAY), deposit(2, 8, after(1))]
    assert balance(entries, 10, DAY) == 14
    assert balance(entries, 10, after(1)) == 22
    assert balance(entries, 10, after(-1)) == 10


def test_an_apology_heals_the_wound_from_its_own_day_on() -> None:
    entries = [slip(1, -8, DAY), apology(2, 8, after(100), answers=1)]
    assert balance(entries, 10, after(99)) == 2
    # Answered at age 100: half of the slip, and half of the apology that has the slip's age.
    assert balance(entries, 10, after(100)) == 10
    assert balance(entries, 10, after(120)) == 10


def test_an_apology_has_the_age_of_the_entry_it_answers() -> None:
    entries = [slip(1, -8, DAY), apology(2, 2, after(100), answers=1)]
    assert balance(entries, 10, after(100)) == 10 - 4 + 1
    assert balance(entries, 10, after(119)) == 10 - 4 + 1
    assert balance(entries, 10, after(120)) == 10


def test_a_wordless_apology_lets_the_wound_fade_as_well() -> None:
    entries = [slip(1, -4, DAY), apology(2, -2, after(1), answers=1)]
    assert balance(entries, 10, after(59)) == 4
    assert balance(entries, 10, after(60)) == 7
    assert balance(entries, 10, after(120)) == 10


def test_a_later_apology_does_not_heal_an_earlier_day() -> None:
    entries = [slip(1, -8, DAY), apology(2, 8, after(130), answers=1)]
    assert balance(entries, 10, after(129)) == 2
    assert balance(entries, 10, after(130)) == 10


def test_without_fading_every_weight_is_one() -> None:
    entries = [deposit(1, 5, DAY), slip(2, -3, after(1)), apology(3, 3, after(400), answers=2)]
    assert balance(entries, 10, after(5000), fading=False) == 15
    assert balance(entries, 10, after(399), fading=False) == 12
    assert running_balances(entries, 10, fading=False) == [15, 12, 15]
    assert balance_series(entries, 10, [DAY, after(9999)], fading=False) == [15, 15]


# What is confirmed


def test_the_confirmed_balance_leaves_out_guesses_and_the_opening_credit() -> None:
    entries = [deposit(1, 4, DAY), deposit(2, 5, DAY, confirmed=True), slip(3, -2, DAY, True)]
    assert confirmed_balance(entries, DAY) == 3


def test_a_guessed_apology_heals_a_confirmed_complaint() -> None:
    entries = [slip(1, -8, DAY, confirmed=True), apology(2, 4, after(1), answers=1)]
    assert confirmed_balance(entries, after(60)) == -4
    assert confirmed_balance(entries[:1], after(60)) == -8


def test_a_confirmed_apology_has_the_age_of_a_guessed_slip() -> None:
    entries = [slip(1, -8, DAY), apology(2, 8, after(59), answers=1, confirmed=True)]
    assert confirmed_balance(entries, after(59)) == 8
    assert confirmed_balance(entries, after(60)) == 4


# Zones


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (-5, "leaving"),
        (0, "leaving"),
        (1, "fragile"),
        (11, "fragile"),
        (12, "steady"),
        (29, "steady"),
        (30, "strong"),
        (500, "strong"),
    ],
)
def test_zone_of_a_balance(points: int, expected: str) -> None:
    assert zone(points, 3) == expected


@pytest.mark.parametrize("points", [-20, 5, 20, 99])
def test_a_client_is_new_until_three_entries(points: int) -> None:
    assert zone(points, 0) == "new"
    assert zone(points, 2) == "new"
    assert zone(points, 3) != "new"


def test_zones_follow_the_thresholds_that_are_given() -> None:
    mine = Zones(fragile=5, steady=10, strong=20)
    assert [zone(points, 9, mine) for points in (4, 5, 9, 10, 19, 20)] == [
        "leaving",
        "fragile",
        "fragile",
        "steady",
        "steady",
        "strong",
    ]


# What fades in 30 days


def test_fades_tells_what_thirty_days_take() -> None:
    entries = [deposit(1, 8, DAY)]
    assert fades(entries, 10, after(29)) == 0
    assert fades(entries, 10, after(30)) == 4
    assert fades(entries, 10, after(60)) == 0
    assert fades(entries, 10, after(90)) == 4


def test_fades_is_negative_when_a_slip_fades() -> None:
    entries = [slip(1, -8, DAY), apology(2, 0, after(1), answers=1)]
    assert fades(entries, 10, after(45)) == -4


def test_fades_looks_at_the_entries_of_the_day_only() -> None:
    entries = [slip(1, -8, DAY), deposit(2, 9, after(31)), apology(3, 8, after(35), answers=1)]
    assert fades(entries, 10, after(30)) == 0


def test_nothing_fades_without_fading() -> None:
    assert fades([deposit(1, 8, DAY)], 10, after(30), fading=False) == 0


def test_fades_counts_the_rounding_of_both_balances() -> None:
    # 5 → 2.5: the reserve of 15 becomes 13.
    assert fades([deposit(1, 5, DAY)], 10, after(30)) == 2


# The feed's running balance


def test_the_running_balance_is_the_balance_as_of_each_entry() -> None:
    entries = [
        slip(1, -8, DAY),
        deposit(2, 3, DAY),
        deposit(3, 2, after(60)),
        apology(4, 8, after(60), answers=1),
        deposit(5, 1, after(120)),
        slip(6, -1, after(180)),
    ]
    # −8 · −8 + 3 · −8 + 1.5 + 2 · −4 + 1.5 + 2 + 4 · 1 + 1 · 0.5 − 1
    assert running_balances(entries, 10) == [2, 5, 5, 14, 12, 9]


def test_an_apology_counts_from_its_own_place_in_the_day() -> None:
    entries = [slip(1, -8, DAY), deposit(2, 1, after(200)), apology(3, 8, after(200), answers=1)]
    assert running_balances(entries, 10) == [2, 7, 11]


def test_no_entries_no_balances() -> None:
    assert running_balances([], 10) == []
    assert balance_series([], 10, []) == []
    assert balance_series([], 10, [DAY]) == [10]


def test_the_series_shows_each_step_of_an_open_wound_and_its_healing() -> None:
    entries = [slip(1, -8, DAY), apology(2, 0, after(200), answers=1), slip(3, -4, after(210))]
    ages = [-1, 0, 179, 180, 199, 200, 209, 210, 389, 390, 569, 570]
    assert balance_series(entries, 10, [after(age) for age in ages]) == [
        *(10, 2, 2, 6, 6, 10, 10, 6, 6, 8, 8, 10)
    ]


def test_far_days_are_days_too() -> None:
    entries = [deposit(1, 4, date.min), slip(2, -4, date(2024, 2, 29)), deposit(3, 6, date.max)]
    assert balance(entries, 10, date.min) == 14
    assert balance(entries, 10, date.max) == 16
    assert running_balances(entries, 10) == [14, 6, 16]
    assert balance_series(entries, 10, [date.min, date.max]) == [14, 16]
    assert fades(entries, 10, date.max) == 0
