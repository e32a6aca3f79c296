"""Who would stand in another zone is told before a setting is saved."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from tests.core import TODAY as DAY


@pytest.fixture
def practice(journal: Journal) -> Journal:
    """Balances 10 (new), 4, 22 and 40, and somebody archived at 4."""
    journal.clients.add("Новая")
    for name, kind, points in (("Хрупкая", -2, 3), ("Ровная", 4, 3), ("Прочная", 10, 3)):
        client = journal.clients.add(name).id
        for _ in range(points):
            if kind < 0:
                journal.entries.withdraw(client, "integrity", points=-kind)
            else:
                journal.entries.deposit(client, "integrity", points=kind)
    gone = journal.clients.add("Ушедшая").id
    for _ in range(3):
        journal.entries.withdraw(gone, "integrity", points=2)
    journal.clients.archive(gone)
    return journal


def test_raised_zones_name_who_would_move(practice: Journal) -> None:
    shift = practice.zone_shift({"zone.steady": 23, "zone.strong": 41})
    assert shift.clients == 4
    assert set(shift.moves) == {("steady", "fragile", 1), ("strong", "steady", 1)}
    assert shift.moved == 2


def test_a_tariff_moves_nobody(practice: Journal) -> None:
    shift = practice.zone_shift({"tariff.deposit.integrity": 49, "tariff.promise.broken": 1})
    assert (shift.clients, shift.moved) == (4, 0)


def test_fading_moves_those_whose_past_weighs(practice: Journal) -> None:
    old = practice.clients.add("Давняя", since=DAY - timedelta(days=200)).id
    for ago in (150, 151, 152):
        practice.entries.deposit(old, "integrity", points=8, on=DAY - timedelta(days=ago))
    assert practice.zone(old) == "fragile"
    assert practice.zone_shift({"fading": False}).moves == (("fragile", "strong", 1),)
    practice.settings["fading"] = False
    assert practice.zone_shift({"fading": True}).moves == (("strong", "fragile", 1),)


def test_nothing_is_written(practice: Journal) -> None:
    before = dict(practice.settings)
    practice.zone_shift({"zone.steady": 23, "fading": False})
    assert dict(practice.settings) == before


@pytest.mark.parametrize("values", [{"zone.steady": 31}, {"zone.none": 3}, {"fading": 2}])
def test_what_cannot_be_set_is_refused(practice: Journal, values: dict[str, object]) -> None:
    with pytest.raises(JournalError):
        practice.zone_shift(values)


@given(
    steps=st.lists(
        st.tuples(st.integers(0, 3), st.integers(1, 30), st.booleans(), st.integers(0, 400)),
        max_size=16,
    ),
    fading=st.booleans(),
    steady=st.integers(2, 29),
)
def test_it_foretells_what_comes(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[int, int, bool, int]],
    fading: bool,
    steady: int,
) -> None:
    path = tmp_path_factory.mktemp("shift") / "a.journal"
    with open_journal(path, clock=lambda: DAY) as journal:
        clients = [journal.clients.add(name, since=date(2024, 1, 1)).id for name in "абвг"]
        for who, points, good, ago in steps:
            act = journal.entries.deposit if good else journal.entries.withdraw
            act(clients[who], "integrity", points=points, on=DAY - timedelta(days=ago))
        before = [journal.zone(client) for client in clients]
        told = journal.zone_shift({"fading": fading, "zone.steady": steady})
        journal.settings.change({"fading": fading, "zone.steady": steady})
        after = [journal.zone(client) for client in clients]
    real = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert {(a, b): count for a, b, count in told.moves} == {
        pair: real.count(pair) for pair in real
    }
