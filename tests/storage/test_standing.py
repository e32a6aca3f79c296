"""The SQL twin of the rules: weights by age, half up, standings of the day (the method, §1)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal_app import Journal
from tests.core import TODAY, HandClock, days_ago, refused, rows

FULL, HALF, GONE = 20, 10, 0


@pytest.mark.parametrize(
    ("age", "worth"), [(0, FULL), (59, FULL), (60, HALF), (119, HALF), (120, GONE), (9999, GONE)]
)
def test_weight_of_a_deposit_by_age(
    journal: Journal, vera: int, clock: HandClock, age: int, worth: int
) -> None:
    journal.entries.deposit(vera, "integrity", points=FULL)
    assert journal.balance(vera, TODAY + timedelta(days=age)) == 10 + worth
    clock.forward(age)
    assert journal.client_page(vera).balance == 10 + worth


@pytest.mark.parametrize(
    ("age", "worth"), [(0, FULL), (60, FULL), (179, FULL), (180, HALF), (359, HALF), (360, GONE)]
)
def test_weight_of_an_open_wound_by_age(
    journal: Journal, vera: int, clock: HandClock, age: int, worth: int
) -> None:
    journal.entries.withdraw(vera, "integrity", points=FULL)
    assert journal.balance(vera, TODAY + timedelta(days=age)) == 10 - worth
    clock.forward(age)
    assert journal.client_page(vera).balance == 10 - worth


@pytest.mark.parametrize(("age", "worth"), [(59, FULL), (60, HALF), (119, HALF), (120, GONE)])
def test_an_answered_entry_fades_in_the_usual_way(
    journal: Journal, vera: int, age: int, worth: int
) -> None:
    wound = journal.entries.withdraw(vera, "integrity", points=FULL, on=days_ago(age)).id
    assert journal.balance(vera) == 10 - FULL
    journal.entries.apologise(wound, on=days_ago(0))
    alone = -2 * worth // FULL  # words alone: −2, of the same age
    assert journal.balance(vera) == 10 - worth + alone
    assert journal.balance(vera, days_ago(1)) == 10 - (FULL if age else 0)


def test_a_wordless_apology_is_no_wound(journal: Journal, vera: int) -> None:
    wound = journal.entries.withdraw(vera, "integrity", points=1).id
    journal.entries.apologise(wound)
    assert journal.balance(vera, TODAY + timedelta(days=59)) == 10 - 1 - 2
    assert journal.balance(vera, TODAY + timedelta(days=120)) == 10
    (line,) = journal.client_lines()
    assert line.care == ()


@pytest.mark.parametrize(
    ("points", "balance"), [((-5,), 7), ((5,), 13), ((-1,), 9), ((1,), 11), ((-5, -2, 2), 7)]
)
def test_the_sum_is_rounded_once_and_half_up(
    journal: Journal, vera: int, points: tuple[int, ...], balance: int
) -> None:
    for one in points:
        act = journal.entries.deposit if one > 0 else journal.entries.withdraw
        act(vera, "integrity", points=abs(one), on=days_ago(60 if one > 0 else 200))
    assert journal.balance(vera) == journal.client_page(vera).balance == balance


def test_days_before_and_after_everything(journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "integrity", points=FULL)
    for day in (date(1900, 1, 1), days_ago(1)):
        assert (journal.balance(vera, day), journal.zone(vera, day)) == (10, "new")
    assert journal.balance(vera, TODAY) == 30
    assert journal.balance(vera, date(2199, 12, 31)) == 10
    for day in (date.min, date.max):
        for ask in (journal.balance, journal.zone):
            with refused(journal, "date_out_of_range"):
                ask(vera, day)


def test_confirmed_is_the_same_sum_over_confirmed_entries(
    journal: Journal, vera: int, clock: HandClock
) -> None:
    journal.entries.deposit(vera, "integrity", points=9, confirmed=True)
    journal.entries.deposit(vera, "integrity", points=50)
    wound = journal.entries.withdraw(vera, "integrity", points=4, confirmed=True).id
    journal.entries.apologise(wound, ("named",))
    assert journal.client_page(vera).confirmed == 5
    clock.forward(60)
    assert journal.client_page(vera).confirmed == 3  # (9 − 4) / 2, half up
    assert journal.client_page(vera).balance == 10 + 28


@pytest.mark.parametrize(("count", "zone"), [(0, "new"), (1, "new"), (2, "new"), (3, "strong")])
def test_a_client_is_new_until_three_entries(
    journal: Journal, vera: int, count: int, zone: str
) -> None:
    for _ in range(count):
        journal.entries.deposit(vera, "integrity", points=99, on=days_ago(5))
    assert journal.zone(vera) == journal.client_page(vera).zone == zone
    assert journal.zone(vera, days_ago(6)) == "new"


@pytest.mark.parametrize(
    ("opening", "zone"),
    [
        (-3, "leaving"),
        (-2, "fragile"),
        (8, "fragile"),
        (9, "steady"),
        (26, "steady"),
        (27, "strong"),
    ],
)
def test_zones_begin_where_the_method_says(journal: Journal, opening: int, zone: str) -> None:
    client = journal.clients.add("Вера", opening=opening).id
    for _ in range(3):
        journal.entries.deposit(client, "commitments")
    assert journal.zone(client) == journal.client_page(client).zone == zone


def test_trend_and_the_oldest_fresh_wound_have_30_days(
    journal: Journal, vera: int, clock: HandClock
) -> None:
    first = journal.entries.withdraw(vera, "integrity", points=3, on=days_ago(29)).id
    second = journal.entries.withdraw(vera, "integrity", points=2, on=days_ago(5)).id
    journal.entries.deposit(vera, "integrity", points=1, on=days_ago(30))

    def standing() -> tuple[int, int | None]:
        journal.client_lines()
        (found,) = rows(journal, "standing")
        return found["trend"], found["wound"]

    assert standing() == (-5, first)
    clock.forward(1)
    assert standing() == (-2, second)
    journal.entries.apologise(second, on=days_ago(0))
    assert standing() == (-4, None)


def test_a_new_day_brings_every_standing_along(
    journal: Journal, vera: int, clock: HandClock
) -> None:
    others = [journal.clients.add("Ольга").id for _ in range(3)]
    for client in (vera, *others):
        journal.entries.deposit(client, "integrity", points=FULL)
    clock.forward(60)
    assert [line.balance for line in journal.client_lines()] == [20] * 4
    clock.forward(-30)
    assert [line.balance for line in journal.client_lines()] == [30] * 4
    clock.forward(90)
    journal.entries.deposit(vera, "integrity")
    assert sorted(line.balance for line in journal.client_lines()) == [10, 10, 10, 13]


def test_balances_are_told_by_balance_then_name(journal: Journal, vera: int) -> None:
    second = journal.clients.add("Анна", since=days_ago(3)).id
    third = journal.clients.add("Борис", opening=-4, since=days_ago(2)).id
    journal.clients.add("Завтрашняя", since=TODAY)
    journal.clients.archive(third)
    journal.entries.deposit(vera, "integrity", on=days_ago(9), confirmed=True)
    assert journal.balances(days_ago(1)) == [
        (third, "Борис", -4, 0, "new"),
        (second, "Анна", 10, 0, "new"),
        (vera, "Вера", 13, 3, "new"),
    ]
    assert [row[0] for row in journal.balances(days_ago(3))] == [second, vera]
    assert len(journal.balances()) == 4
    journal.settings["fading"] = False
    assert journal.balances(TODAY)[-1] == (vera, "Вера", 13, 3, "new")
