"""The tariff, its sizes and rounding (the method, §2 and §3)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import JournalError
from journal_app.rules.points import (
    DEFAULT_TARIFF,
    DEPOSIT_PRINCIPLES,
    HAND_POINTS,
    KINDS,
    PRINCIPLES,
    SIZES,
    TARIFF_VALUES,
    half_up,
    signed_points,
    size_of,
    sized,
)

PROMISE_KINDS = ("promise_kept", "promise_late", "promise_broken")


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [(5, 2, 3), (-5, 2, -3), (1, 2, 1), (-1, 2, -1), (3, 4, 1), (1, 4, 0), (-1, 4, 0), (0, 2, 0)],
)
def test_rounding_is_half_up_on_the_absolute_value(
    numerator: int, denominator: int, expected: int
) -> None:
    assert half_up(numerator, denominator) == expected


@given(st.integers(-(10**12), 10**12), st.integers(1, 1000))
def test_rounding_is_nearest_and_away_from_zero_at_a_half(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    error = abs(half_up(numerator, denominator)) - abs(exact)
    assert -Fraction(1, 2) < error <= Fraction(1, 2)
    assert half_up(numerator, denominator) * numerator >= 0


@pytest.mark.parametrize(
    ("usual", "small"), [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (8, 4), (49, 25)]
)
def test_small_is_half_the_usual_half_up_and_at_least_one(usual: int, small: int) -> None:
    assert sized(usual, "small") == small


def test_usual_is_itself_and_large_is_double() -> None:
    assert [sized(5, size) for size in SIZES] == [3, 5, 10]


def test_a_size_nobody_knows_is_a_bug() -> None:
    with pytest.raises(ValueError, match="huge"):
        sized(5, "huge")


def test_what_a_tariff_value_and_a_number_by_hand_may_be() -> None:
    assert (min(TARIFF_VALUES), max(TARIFF_VALUES)) == (1, 49)
    assert (min(HAND_POINTS), max(HAND_POINTS)) == (1, 99)


def test_every_size_of_every_tariff_value_could_be_typed_by_hand() -> None:
    assert {sized(value, size) for value in TARIFF_VALUES for size in SIZES} <= set(HAND_POINTS)


def test_the_first_five_principles_can_be_deposited() -> None:
    assert (*DEPOSIT_PRINCIPLES, "apology") == PRINCIPLES


@pytest.mark.parametrize(
    ("principle", "points"),
    [
        ("understanding", 4),
        ("little_things", 5),
        ("commitments", 1),
        ("expectations", 2),
        ("integrity", 3),
    ],
)
def test_usual_points_of_a_deposit(principle: str, points: int) -> None:
    assert signed_points(DEFAULT_TARIFF, "deposit", principle, "usual") == points


@pytest.mark.parametrize(
    ("principle", "points"),
    [
        ("understanding", -4),
        ("little_things", -2),
        ("commitments", -4),
        ("expectations", -4),
        ("integrity", -6),
        ("apology", -2),
    ],
)
def test_usual_points_of_a_withdrawal(principle: str, points: int) -> None:
    assert signed_points(DEFAULT_TARIFF, "withdrawal", principle, "usual") == points


@pytest.mark.parametrize(
    ("kind", "small", "usual", "large"),
    [("promise_kept", 1, 1, 2), ("promise_late", -2, -4, -8), ("promise_broken", -4, -8, -16)],
    ids=PROMISE_KINDS,
)
def test_points_of_a_promise_by_size(kind: str, small: int, usual: int, large: int) -> None:
    assert [signed_points(DEFAULT_TARIFF, kind, None, size) for size in SIZES] == [
        small,
        usual,
        large,
    ]


def test_points_follow_the_tariff_that_is_given() -> None:
    mine = replace(
        DEFAULT_TARIFF,
        deposit={**DEFAULT_TARIFF.deposit, "integrity": 7},
        promise={"kept": 2, "late": 3, "broken": 9},
    )
    assert signed_points(mine, "deposit", "integrity", "small") == 4
    assert signed_points(mine, "promise_late", "commitments", "large") == -6


def test_a_deposit_is_never_an_apology() -> None:
    with pytest.raises(JournalError) as told:
        signed_points(DEFAULT_TARIFF, "deposit", "apology", "usual")
    assert told.value.code == "unknown_principle"


@pytest.mark.parametrize("principle", [None, "", "punctuality"])
def test_a_principle_nobody_knows_is_refused(principle: str | None) -> None:
    with pytest.raises(JournalError) as told:
        signed_points(DEFAULT_TARIFF, "withdrawal", principle, "usual")
    assert told.value.code == "unknown_principle"


def test_a_kind_nobody_knows_is_refused() -> None:
    with pytest.raises(JournalError) as told:
        signed_points(DEFAULT_TARIFF, "gift", "integrity", "usual")
    assert told.value.code == "unknown_kind"


def test_no_tariff_knows_the_points_of_an_apology() -> None:
    with pytest.raises(ValueError, match="restore"):
        signed_points(DEFAULT_TARIFF, "apology", None, "usual")


@pytest.mark.parametrize(
    ("kind", "principle", "points", "size"),
    [
        ("deposit", "little_things", 3, "small"),
        ("deposit", "little_things", 5, "usual"),
        ("deposit", "little_things", 10, "large"),
        ("deposit", "little_things", 4, None),
        ("deposit", "little_things", -5, None),
        ("withdrawal", "integrity", -3, "small"),
        ("withdrawal", "integrity", 3, None),
        ("promise_broken", None, -16, "large"),
        ("apology", None, 3, None),
        ("apology", None, -2, None),
    ],
)
def test_the_size_is_recognised_in_the_points(
    kind: str, principle: str | None, points: int, size: str | None
) -> None:
    assert size_of(DEFAULT_TARIFF, kind, principle, points) == size


def test_the_usual_size_is_named_where_small_gives_the_same() -> None:
    assert size_of(DEFAULT_TARIFF, "deposit", "commitments", 1) == "usual"


@given(
    st.sampled_from([kind for kind in KINDS if kind != "apology"]),
    st.sampled_from(DEPOSIT_PRINCIPLES),
    st.sampled_from(SIZES),
)
def test_a_recognised_size_gives_the_points_back(kind: str, principle: str, size: str) -> None:
    points = signed_points(DEFAULT_TARIFF, kind, principle, size)
    found = size_of(DEFAULT_TARIFF, kind, principle, points)
    assert found is not None
    assert signed_points(DEFAULT_TARIFF, kind, principle, found) == points
