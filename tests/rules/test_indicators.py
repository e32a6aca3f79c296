"""What the numbers of a client say (the method, §5)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from journal_app.rules.indicators import (
    OpenPromise,
    PromiseFact,
    at_stake,
    care_reasons,
    good_bad,
    is_at_stake,
    keep_rate,
    runway,
    safety_margin,
    starved,
    time_to_repair,
    trend,
    unanswered,
)
from journal_app.rules.points import DEFAULT_TARIFF, DEPOSIT_PRINCIPLES, Entry
from journal_app.shapes import OpenWound, Reason, Zone

DAY = date(2025, 9, 1)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def entry(id: int, points: int, days: int, kind: str = "", answers: int | None = None) -> Entry:
    kind = kind or ("deposit" if points > 0 else "withdrawal")
    return Entry(id, kind, "integrity", points, ago(days), answers=answers)


# A window of N days is d − N < date ≤ d


def test_trend_is_the_sum_of_points_in_30_days() -> None:
    entries = [entry(1, 100, 30), entry(2, 5, 29), entry(3, -8, 0), entry(4, 50, -1)]
    assert trend(entries, DAY) == -3
    assert trend([], DAY) == 0


def test_trend_counts_recorded_points_not_faded_ones() -> None:
    assert trend([entry(1, -7, 29), entry(2, 7, 29, "apology", answers=1)], DAY) == 0


def test_good_to_bad_counts_entries_of_90_days() -> None:
    entries = [
        entry(1, 5, 90),
        entry(2, 5, 89),
        entry(3, 1, 0, "promise_kept"),
        entry(4, -4, 89, "promise_late"),
        entry(5, -4, 90),
        entry(6, 0, 3, "apology", answers=4),
        entry(7, -4, -1),
    ]
    assert good_bad(entries, DAY) == (2, 1)
    assert good_bad([], DAY) == (0, 0)


# Runway


@pytest.mark.parametrize(
    ("balance", "lost", "days"), [(10, 9, 100), (10, 90, 10), (1, 89, 2), (1, 90, 1), (1, 91, 1)]
)
def test_runway_is_the_days_to_zero_rounded_up(balance: int, lost: int, days: int) -> None:
    assert runway(balance, [entry(1, -lost, 89)], DAY) == days


def test_runway_is_not_shown_while_nothing_drains_or_nothing_is_left() -> None:
    losing = [entry(1, -9, 5)]
    assert runway(10, [], DAY) is None
    assert runway(10, [*losing, entry(2, 9, 5)], DAY) is None
    assert runway(10, [*losing, entry(2, 99, 5)], DAY) is None
    assert runway(10, [entry(1, -9, 90)], DAY) is None
    assert runway(0, losing, DAY) is None
    assert runway(-3, losing, DAY) is None


# Safety margin


@pytest.mark.parametrize(
    ("balance", "margin"), [(-1, 0), (0, 0), (1, 0), (4, 0), (5, 1), (8, 1), (9, 2), (40, 9)]
)
def test_safety_margin_by_the_slips_of_the_year(balance: int, margin: int) -> None:
    entries = [entry(1, -2, 364), entry(2, -6, 0), entry(3, 50, 5), entry(4, -90, 365)]
    assert safety_margin(balance, entries, DAY, DEFAULT_TARIFF) == margin


@pytest.mark.parametrize(("balance", "margin"), [(3, 0), (4, 1), (7, 1), (8, 2), (11, 2), (12, 3)])
def test_safety_margin_by_the_tariff_while_there_was_no_slip(balance: int, margin: int) -> None:
    """The mean of the usual withdrawals is 22/6 = 3⅔."""
    assert safety_margin(balance, [entry(1, 5, 3)], DAY, DEFAULT_TARIFF) == margin


def test_an_empty_apology_is_a_slip_too() -> None:
    entries = [entry(1, -6, 5), entry(2, -2, 4, "apology", answers=1)]
    assert safety_margin(5, entries, DAY, DEFAULT_TARIFF) == 1


# Promises


@pytest.mark.parametrize(
    ("days", "stake"), [(-300, True), (-1, True), (0, True), (7, True), (8, False)]
)
def test_at_stake_is_overdue_or_due_within_7_days(days: int, stake: bool) -> None:
    due = DAY + timedelta(days=days)
    assert is_at_stake(due, DAY) is stake
    assert at_stake([OpenPromise(1, "call", "usual", due)], DAY, DEFAULT_TARIFF) == 8 * stake


def test_at_stake_sums_the_broken_tariff_by_size() -> None:
    promises = [
        OpenPromise(1, "call", "small", DAY),
        OpenPromise(2, "mend", "large", ago(3)),
        OpenPromise(3, "one day", "large", None),
    ]
    assert at_stake(promises, DAY, DEFAULT_TARIFF) == 4 + 16
    assert at_stake([], DAY, DEFAULT_TARIFF) == 0


def test_keep_rate_is_kept_among_kept_late_and_broken() -> None:
    facts = [
        PromiseFact("kept", ago(400)),
        PromiseFact("kept", DAY),
        PromiseFact("late", ago(2)),
        PromiseFact("released", ago(2)),
        PromiseFact("open", None),
        PromiseFact("broken", DAY + timedelta(days=1)),
    ]
    assert keep_rate(facts, DAY) == Fraction(2, 3)
    assert keep_rate(facts, DAY + timedelta(days=1)) == Fraction(1, 2)


def test_keep_rate_of_nothing_is_not_told() -> None:
    assert keep_rate([PromiseFact("released", DAY), PromiseFact("open", None)], DAY) is None


# Apologies


def test_unanswered_are_the_slips_of_30_days_without_an_apology_oldest_first() -> None:
    old, older = entry(1, -4, 2), entry(2, -6, 29, "promise_broken")
    entries = [
        old,
        older,
        entry(3, -6, 30),
        entry(4, -2, 4),
        entry(5, -2, 3, "apology", answers=4),
        entry(6, 5, 1),
        entry(7, -4, -1),
    ]
    assert unanswered(entries, DAY) == (older, old)


def test_an_apology_of_tomorrow_is_not_there_yet() -> None:
    slip = entry(1, -4, 2)
    entries = [slip, entry(2, 4, -1, "apology", answers=1)]
    assert unanswered(entries, DAY) == (slip,)
    assert unanswered(entries, DAY + timedelta(days=1)) == ()


def test_time_to_repair_is_the_median_of_the_apologies_of_365_days() -> None:
    entries = [
        entry(1, -4, 400),
        entry(2, 4, 365, "apology", answers=1),
        entry(3, -4, 370),
        entry(4, 4, 364, "apology", answers=3),
        entry(5, -4, 5),
        entry(6, -2, 4, "apology", answers=5),
        entry(7, -4, 3),
    ]
    assert time_to_repair(entries, DAY) == 3.5
    assert time_to_repair([*entries, entry(8, 0, 0, "apology", answers=7)], DAY) == 3.0
    assert time_to_repair(entries[-1:], DAY) is None


# Starved principles


def test_starved_are_principles_without_a_deposit_in_90_days() -> None:
    entries = [
        Entry(1, "deposit", "understanding", 4, ago(89)),
        Entry(2, "deposit", "little_things", 5, ago(90)),
        Entry(3, "promise_kept", "commitments", 1, ago(1)),
        Entry(4, "withdrawal", "expectations", -4, ago(1)),
        Entry(5, "deposit", "integrity", 3, DAY + timedelta(days=1)),
    ]
    assert starved(entries, DAY) == ("little_things", "commitments", "expectations", "integrity")
    assert starved([], DAY) == DEPOSIT_PRINCIPLES


# Who is under threat


def wound(id: int, days: int, text: str = "was short with her") -> OpenWound:
    return OpenWound(id, ago(days), "withdrawal", "understanding", -4, text)


def test_nobody_is_under_threat_without_a_reason() -> None:
    promises = [OpenPromise(1, "call", "usual", DAY), OpenPromise(2, "mend", "usual", None)]
    assert care_reasons("steady", 20, -7, promises, [wound(3, 3), wound(4, 30)], DAY) == ()
    assert care_reasons("new", -5, 0, [], [], DAY) == ()


def test_every_reason_in_the_order_of_urgency() -> None:
    promises = [
        OpenPromise(1, "call", "usual", ago(1)),
        OpenPromise(2, "mend", "usual", ago(6)),
        OpenPromise(3, "send a link", "usual", DAY + timedelta(days=2)),
    ]
    wounds = [wound(7, 4, "late by half an hour"), wound(8, 29, "forgot the colour"), wound(9, 2)]
    assert care_reasons("leaving", -3, -8, promises, wounds, DAY) == (
        Reason("overdue_promise", days=6, text="mend", row=2),
        Reason("overdue_promise", days=1, text="call", row=1),
        Reason("unanswered", days=29, text="forgot the colour", row=8),
        Reason("unanswered", days=4, text="late by half an hour", row=7),
        Reason("zone_leaving", points=-3),
        Reason("falling", points=-8),
    )


@pytest.mark.parametrize(
    ("zone", "codes"),
    [
        ("new", []),
        ("leaving", ["zone_leaving"]),
        ("fragile", ["zone_fragile"]),
        ("steady", []),
        ("strong", []),
    ],
)
def test_a_zone_of_leaving_or_fragile_is_a_reason(zone: Zone, codes: list[str]) -> None:
    assert [reason.code for reason in care_reasons(zone, 5, 0, [], [], DAY)] == codes


@pytest.mark.parametrize(("days", "told"), [(3, False), (4, True), (29, True), (30, False)])
def test_an_unanswered_entry_is_a_reason_when_older_than_3_days(days: int, told: bool) -> None:
    assert bool(care_reasons("steady", 20, 0, [], [wound(1, days)], DAY)) is told


@pytest.mark.parametrize(("points", "told"), [(-7, False), (-8, True), (-30, True)])
def test_a_falling_trend_is_a_reason(points: int, told: bool) -> None:
    assert bool(care_reasons("steady", 20, points, [], [], DAY)) is told
