"""The Numbers tab, by a worked example."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal_app import Journal
from journal_app.errors import JournalError
from tests.core import TODAY, days_ago


@pytest.fixture
def lived(journal: Journal) -> int:
    """Two slips of −4 and −6 (the second mended after two days), deposits, three promises."""
    client = journal.clients.add("Нона", since=days_ago(300)).id
    journal.entries.withdraw(client, "commitments", on=days_ago(200))
    slip = journal.entries.withdraw(client, "integrity", on=days_ago(40)).id
    journal.entries.apologise(slip, ("named", "owned"), on=days_ago(38))
    journal.entries.deposit(client, "little_things", on=days_ago(20))
    journal.entries.deposit(client, "integrity", on=days_ago(10))
    for text, act in (("а", "keep"), ("б", "break_")):
        promise = journal.promises.make(client, text, on=days_ago(60)).id
        getattr(journal.promises, act)(promise, on=days_ago(50))
    journal.promises.make(client, "в", due=TODAY + timedelta(days=3))
    for ago in (90, 60, 40, 20):
        journal.visits.record(client, on=days_ago(ago))
    return client


def test_a_worked_example(journal: Journal, lived: int) -> None:
    numbers = journal.numbers(lived)
    assert (numbers.trend, numbers.trend_entries) == (8, 2)
    assert (numbers.good, numbers.bad) == (4, 2)
    assert numbers.drift == -6 + 3 + 5 + 3 + 1 - 8
    assert numbers.runway is not None
    assert (numbers.usual_slip, numbers.own_slips) == (6.0, True)
    assert (numbers.at_stake, numbers.promises_due) == (8, 1)
    assert (numbers.kept, numbers.closed) == (1, 2)
    assert numbers.repair_days == 2
    assert numbers.unanswered == 0
    assert (numbers.gap, numbers.own_gap, numbers.visits) == (20.0, True, 4)
    assert numbers.last_visit == days_ago(20)
    assert numbers.starved == ("understanding", "commitments", "expectations")
    assert numbers.marks == (
        (days_ago(200), "withdrawal"),
        (days_ago(50), "promise"),
        (days_ago(40), "withdrawal"),
        (days_ago(38), "apology"),
    )


def test_somebody_new_has_the_usual_numbers(journal: Journal) -> None:
    numbers = journal.numbers(journal.clients.add("Новая").id)
    assert (numbers.own_slips, numbers.own_gap, numbers.gap) == (False, False, 30.0)
    assert numbers.usual_slip == pytest.approx(22 / 6)
    assert (numbers.runway, numbers.repair_days, numbers.last_visit) == (None, None, None)


def test_nobody_is_refused(journal: Journal) -> None:
    with pytest.raises(JournalError) as told:
        journal.numbers(99)
    assert told.value.code == "no_such_client"
