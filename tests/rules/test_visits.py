"""Visits of a day, the usual next one, and which session it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.rules.visits import (
    Slot,
    buffer_for,
    clock_minutes,
    clock_text,
    next_day,
    overlaps,
)

MONDAY = date(2025, 9, 1)

# The usual next visit


@pytest.mark.parametrize(
    ("gap", "days"),
    [
        (0.5, 1),
        (1.0, 1),
        (2.5, 3),
        (4.0, 4),
        (4.5, 5),
        (5.0, 7),
        (7.0, 7),
        (10.0, 7),
        (10.5, 14),
        (11.0, 14),
        (14.0, 14),
        (17.0, 14),
        (17.5, 21),
        (21.5, 21),
        (30.0, 28),
        (31.5, 35),
    ],
)
def test_the_next_visit_is_a_usual_gap_away_on_the_same_weekday(gap: float, days: int) -> None:
    assert next_day(MONDAY, gap) == MONDAY + timedelta(days=days)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(10, 800))
def test_no_day_of_that_weekday_is_nearer(last: date, halves: int) -> None:
    gap = halves / 2
    found = next_day(last, gap)
    assert found.weekday() == last.weekday()
    assert found > last
    others = [last + timedelta(weeks=weeks) for weeks in range(1, 60)]
    assert abs((found - last).days - gap) == min(abs((day - last).days - gap) for day in others)


# Overlaps


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        ((600, 60), (659, 60), True),
        ((600, 60), (660, 60), False),
        ((600, 60), (600, 60), True),
        ((600, 180), (660, 30), True),
        ((600, None), (600, None), True),
        ((600, None), (601, None), False),
        ((600, 60), (630, None), True),
        ((600, None), (601, 60), False),
        ((600, 0), (600, 0), True),
        ((None, 60), (600, 60), False),
        ((None, None), (None, None), False),
        ((600, 60), (None, 600), False),
    ],
)
def test_two_visits_overlap_when_one_begins_before_the_other_ends(
    first: tuple[int | None, int | None], second: tuple[int | None, int | None], overlap: bool
) -> None:
    slots = [Slot(1, *first), Slot(2, *second)]
    assert overlaps(slots) == (((1, 2),) if overlap else ())


def test_the_buffer_of_the_always_late_comes_after_their_own_visit() -> None:
    late = Slot(1, 600, 60, buffer=15)
    assert overlaps([late, Slot(2, 674, 30)]) == ((1, 2),)
    assert overlaps([late, Slot(2, 675, 30)]) == ()
    assert overlaps([Slot(2, 540, 60), late]) == ()
    assert overlaps([Slot(1, 600, None, buffer=15), Slot(2, 615, 30)]) == ()
    assert overlaps([Slot(1, 600, None, buffer=15), Slot(2, 614, 30)]) == ((1, 2),)


def test_only_the_always_late_have_a_buffer() -> None:
    assert buffer_for("late") == 15
    assert buffer_for("late", 20) == 20
    assert [buffer_for(kind, 20) for kind in ("", "status", "pedant")] == [0, 0, 0]


def test_pairs_stand_in_the_order_of_the_day() -> None:
    slots = [Slot(5, 700, 60), Slot(9, 600, 200), Slot(2, 650, 60), Slot(3, 900, 10)]
    assert overlaps(slots) == ((9, 2), (9, 5), (2, 5))


slot_times = st.tuples(
    st.none() | st.integers(0, 60), st.none() | st.integers(0, 20), st.integers(0, 5)
)


@given(st.lists(slot_times, max_size=8))
def test_overlaps_are_the_pairs_that_share_a_minute(
    times: list[tuple[int | None, int | None, int]],
) -> None:
    slots = [Slot(number, *time) for number, time in enumerate(times)]
    taken = {
        slot.id: set(range(slot.start, slot.start + max(1, (slot.minutes or 0) + slot.buffer)))
        for slot in slots
        if slot.start is not None
    }
    expected = {
        frozenset({one, other})
        for one, its in taken.items()
        for other, others in taken.items()
        if one < other and its & others
    }
    found = overlaps(slots)
    assert {frozenset(pair) for pair in found} == expected
    assert len(found) == len(expected)


# Times of day


@given(st.integers(0, 24 * 60 - 1))
def test_a_time_is_read_as_it_is_written(minutes: int) -> None:
    assert clock_minutes(clock_text(minutes)) == minutes


def test_a_time_has_two_digits_each() -> None:
    assert clock_text(9 * 60 + 5) == "09:05"
    assert [clock_minutes(text) for text in ("9:05", "24:00", "10:60", "10:00 ", "")] == [None] * 5


@pytest.mark.parametrize("minutes", [-1, 24 * 60])
def test_no_time_outside_the_day_is_written(minutes: int) -> None:
    with pytest.raises(ValueError, match="no time of a day"):
        clock_text(minutes)
