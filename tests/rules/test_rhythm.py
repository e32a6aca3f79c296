"""How long a client has stayed away, by their own rhythm (the method, §5)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.rules.indicators import (
    OpenPromise,
    away_reason,
    care_reasons,
    rhythm_state,
    usual_gap,
)
from journal_app.shapes import OpenWound, Reason

DAY = date(2025, 9, 1)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def visits(*gaps: int) -> list[date]:
    """Days of visits with these gaps between them, from the first to the last."""
    days = [DAY]
    for gap in reversed(gaps):
        days.append(days[-1] - timedelta(days=gap))
    return days[::-1]


@pytest.mark.parametrize(
    ("gaps", "usual"),
    [
        ((), None),
        ((7,), None),
        ((7, 7), None),
        ((7, 9, 20), 9.0),
        ((7, 8, 20, 9), 8.5),
        ((7, 8, 21, 11), 9.5),
        ((20, 21, 21, 22, 28, 40), 21.5),
        ((90, 20, 21, 21, 22, 28, 40), 21.5),
        ((90, 90, 90, 90, 14, 14, 14, 14), 14.0),
    ],
)
def test_rhythm_is_the_median_of_the_last_six_gaps(
    gaps: tuple[int, ...], usual: float | None
) -> None:
    assert usual_gap(visits(*gaps)) == usual


def test_nothing_is_usual_until_three_gaps_are_known() -> None:
    assert usual_gap([]) is None
    assert usual_gap(visits(7, 7)) is None
    assert usual_gap(visits(7, 7, 7)) == 7.0


def test_two_visits_of_a_day_are_one_day() -> None:
    assert usual_gap([*visits(14, 14), DAY, DAY]) is None
    assert usual_gap([*visits(14, 14, 14), DAY, DAY]) == 14.0


@given(st.lists(st.dates(date(2020, 1, 1), date(2026, 1, 1)), max_size=12), st.randoms())
def test_rhythm_of_any_visits_in_any_order(days: list[date], random: Random) -> None:
    gaps = [(later - day).days for day, later in pairwise(sorted(set(days)))]
    expected = median(gaps[-6:]) if len(gaps) >= 3 else None
    shuffled = [*days, *days[:2]]
    random.shuffle(shuffled)
    assert usual_gap(shuffled) == expected


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, ""),
        (19, ""),
        (20, "due"),
        (26, "due"),
        (27, "caution"),
        (39, "caution"),
        (40, "missing"),
        (59, "missing"),
        (60, "lost"),
        (2000, "lost"),
    ],
)
def test_state_by_the_days_since_the_last_visit(days: int, state: str) -> None:
    assert rhythm_state(ago(days), 20.0, DAY, planned=False, status="active") == state


@pytest.mark.parametrize(
    ("days", "gap", "state"),
    [(40, 30.0, "due"), (41, 30.0, "caution"), (134, 100.0, "due"), (135, 100.0, "caution")],
)
def test_caution_is_from_1_35(days: int, gap: float, state: str) -> None:
    assert rhythm_state(ago(days), gap, DAY, planned=False, status="active") == state


def test_half_a_day_of_rhythm_counts() -> None:
    states = [rhythm_state(ago(days), 10.5, DAY, False, "active") for days in (10, 11, 14, 15, 21)]
    assert states == ["", "due", "due", "caution", "missing"]


def test_silent_when_a_visit_is_planned() -> None:
    assert rhythm_state(ago(90), 20.0, DAY, planned=True, status="active") == ""
    assert away_reason(ago(90), 20.0, DAY, planned=True, status="active") is None


@pytest.mark.parametrize("status", ["paused", "finished", "left"])
def test_silent_when_the_client_is_not_expected(status: str) -> None:
    assert rhythm_state(ago(90), 20.0, DAY, planned=False, status=status) == ""
    assert away_reason(ago(90), 20.0, DAY, planned=False, status=status) is None


def test_silent_before_the_first_visit() -> None:
    assert rhythm_state(None, 20.0, DAY, planned=False, status="active") == ""
    assert away_reason(None, 20.0, DAY, planned=False, status="active") is None


def test_a_visit_still_to_come_is_not_long_ago() -> None:
    assert rhythm_state(ago(-3), 20.0, DAY, planned=False, status="active") == ""


@given(st.integers(0, 400), st.integers(2, 200))
def test_states_are_the_thresholds_of_the_method(days: int, halves: int) -> None:
    thresholds = {"lost": 300, "missing": 200, "caution": 135, "due": 100, "": 0}
    expected = next(
        state for state, percent in thresholds.items() if 200 * days >= percent * halves
    )
    assert rhythm_state(ago(days), halves / 2, DAY, False, "active") == expected


@pytest.mark.parametrize(
    ("days", "gap", "reason"),
    [
        (26, 20.0, None),
        (27, 20.0, Reason("away", days=27, points=20)),
        (41, 20.0, Reason("away", days=41, points=20)),
        (99, 20.5, Reason("away", days=99, points=21)),
        (99, 21.5, Reason("away", days=99, points=22)),
    ],
)
def test_being_away_is_a_reason_from_caution_on(
    days: int, gap: float, reason: Reason | None
) -> None:
    assert away_reason(ago(days), gap, DAY, planned=False, status="active") == reason


def test_being_away_comes_after_every_other_reason() -> None:
    away = away_reason(ago(50), 20.0, DAY, planned=False, status="active")
    promises = [OpenPromise(1, "call", "usual", ago(1))]
    wounds = [OpenWound(7, ago(5), "withdrawal", "integrity", -6, "was late")]
    reasons = care_reasons("fragile", 5, -9, promises, wounds, DAY, away)
    assert [reason.code for reason in reasons] == [
        *("overdue_promise", "unanswered", "zone_fragile", "falling", "away")
    ]
    assert care_reasons("steady", 20, 0, [], [], DAY, away) == (Reason("away", 50, 20),)
    assert care_reasons("steady", 20, 0, [], [], DAY) == ()
