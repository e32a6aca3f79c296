"""What the screens read of visits: days, weeks, the usual, what is still to close."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal_app import Journal
from journal_app.operations.transaction import transact
from journal_app.shapes import Reason, Step
from journal_app.shapes.visits import Service
from journal_app.storage.models import Anniversary, Card
from tests.core import TODAY, HandClock, days_ago, refused

MANICURE = ("маникюр", 150_000)
DESIGN = ("дизайн", 50_000)
MONDAY = date(2026, 3, 9)


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


def card(journal: Journal, client: int, **fields: str) -> None:
    with transact(journal.store, Step("edit_client", client)) as (tx, _):
        tx.insert(Card, client=client, **fields)


def anniversary(journal: Journal, client: int, day: date, label: str = "") -> None:
    kind = "other" if label else "birthday"
    with transact(journal.store, Step("edit_client", client)) as (tx, _):
        tx.insert(Anniversary, client=client, kind=kind, label=label, month=day.month, day=day.day)


@pytest.fixture
def olga(journal: Journal) -> int:
    return journal.clients.add("Ольга", since=days_ago(1000)).id


def test_a_day_stands_by_the_clock(journal: Journal, vera: int, olga: int) -> None:
    late = journal.visits.plan(vera, TODAY).id
    second = journal.visits.plan(olga, TODAY, "11:00", 60, [MANICURE, DESIGN], prepaid=100).id
    first = journal.visits.record(vera, start="09:00", minutes=60, services=[("снятие", None)]).id
    missed = journal.visits.record(olga, start="10:00", state="missed").id
    journal.visits.cancel(journal.visits.plan(vera, TODAY, "08:00").id)
    journal.visits.plan(vera, ahead(1))
    plan = journal.visits.day(TODAY)
    assert [one.id for one in plan.visits] == [first, missed, second, late]
    shown = plan.visits[2]
    assert (shown.client, shown.client_name, shown.state) == (olga, "Ольга", "planned")
    assert shown.services == (Service(*MANICURE), Service(*DESIGN))
    assert (shown.price, shown.prepaid, shown.buffer) == (200_000, 100, 0)
    assert plan.visits[0].price is None
    assert plan.overlaps == ()


def test_overlaps_know_the_always_late(journal: Journal, vera: int, olga: int) -> None:
    first = journal.visits.plan(vera, TODAY, "10:00", 60).id
    second = journal.visits.plan(olga, TODAY, "11:00", 60).id
    assert journal.visits.day(TODAY).overlaps == ()
    card(journal, vera, kind="late")
    plan = journal.visits.day(TODAY)
    assert plan.visits[0].buffer == 15
    assert plan.overlaps == ((first, second),)
    journal.settings["late_buffer"] = 0
    assert journal.visits.day(TODAY).overlaps == ()
    journal.visits.edit(second, start="10:30")
    assert journal.visits.day(TODAY).overlaps == ((first, second),)
    journal.visits.close(first)
    assert journal.visits.day(TODAY).overlaps == ()
    journal.visits.edit(first, state="missed")
    assert journal.visits.day(TODAY).overlaps == ()


def test_a_week_begins_on_monday(journal: Journal, vera: int) -> None:
    visits = {journal.visits.plan(vera, MONDAY + timedelta(days=n)).id: n for n in range(-1, 8)}
    for day in (MONDAY, MONDAY + timedelta(days=6)):
        week = journal.visits.week(day)
        assert [plan.day for plan in week] == [MONDAY + timedelta(days=n) for n in range(7)]
        assert [visits[plan.visits[0].id] for plan in week] == list(range(7))


def test_the_visits_of_a_client(journal: Journal, vera: int, olga: int) -> None:
    old = journal.visits.record(vera, days_ago(30), [MANICURE]).id
    new = journal.visits.record(vera, days_ago(2), start="10:00").id
    later = journal.visits.record(vera, days_ago(2), start="12:00").id
    untimed = journal.visits.record(vera, days_ago(2)).id
    journal.visits.record(olga)
    found = [visit.id for visit in journal.visits.of_client(vera)]
    assert found == [untimed, later, new, old]
    assert len(journal.visits.of_client(vera, limit=2)) == 2
    assert journal.visit(old).services == (Service(*MANICURE),)
    with refused(journal, "no_such_row"):
        journal.visit(99)


def test_the_usual_is_as_the_last_one_done(journal: Journal, vera: int) -> None:
    usual = journal.visits.usual(vera)
    assert (usual.services, usual.minutes, usual.start, usual.known) == ((), None, None, False)
    assert (usual.gap, usual.next_on) == (30.0, ahead(28))
    journal.settings["usual_gap"] = 14
    assert journal.visits.usual(vera).next_on == ahead(14)
    for days in (63, 42, 21):
        journal.visits.record(vera, days_ago(days), [DESIGN], start="09:00")
    journal.visits.record(vera, days_ago(0), [MANICURE], start="14:00", minutes=90)
    journal.visits.plan(vera, ahead(3), "20:00", 15, [DESIGN])
    journal.visits.record(vera, days_ago(0), [DESIGN], start="15:00", state="missed")
    usual = journal.visits.usual(vera)
    assert (usual.services, usual.minutes, usual.start) == ((Service(*MANICURE),), 90, "14:00")
    assert (usual.gap, usual.known, usual.next_on) == (21.0, True, ahead(21))
    assert journal.visits.usual(vera, ahead(1)).next_on == ahead(22)


def test_the_next_visit(journal: Journal, vera: int) -> None:
    assert journal.visits.next(vera) is None
    journal.visits.plan(vera, days_ago(1))
    journal.visits.plan(vera, ahead(5))
    today = journal.visits.plan(vera, TODAY, "18:00").id
    found = journal.visits.next(vera)
    assert found is not None
    assert found.id == today


def test_what_is_still_to_close(journal: Journal, vera: int, clock: HandClock) -> None:
    old = journal.visits.plan(vera, days_ago(14)).id
    journal.visits.plan(vera, days_ago(15))
    journal.visits.record(vera, days_ago(1))
    today = journal.visits.plan(vera, TODAY).id
    journal.visits.plan(vera, ahead(1))
    assert [one.id for one in journal.visits.to_close()] == [old, today]
    assert [one.id for one in journal.visits.to_close(days_ago(1))][-1] == old
    clock.forward(1)
    assert len(journal.visits.to_close()) == 2


def test_services_by_how_often(journal: Journal, vera: int, olga: int) -> None:
    journal.visits.record(vera, services=[("дизайн", 40_000), ("маникюр", 140_000)])
    journal.visits.record(olga, services=[("маникюр", 150_000), ("педикюр", None)])
    journal.visits.record(olga, services=[("маникюр", None), ("ремонт", 100)])
    assert journal.visits.services() == (
        Service("маникюр", 150_000),
        Service("ремонт", 100),
        Service("педикюр", None),
        Service("дизайн", 40_000),
    )


def test_the_feed_tells_how_visits_went(journal: Journal, vera: int) -> None:
    journal.visits.record(vera, days_ago(3), [MANICURE, DESIGN], note="гель")
    journal.visits.record(vera, days_ago(2), state="missed")
    journal.visits.cancel(journal.visits.plan(vera, days_ago(1), note="заболела").id)
    told = [(line.kind, line.text) for line in journal.feed(vera)]
    assert told == [
        ("visit_cancelled", "заболела"),
        ("visit_missed", ""),
        ("visit", "гель"),
    ]


# -- what is pressing about a client ---------------------------------------------------------------


def pressing(journal: Journal, client: int) -> Reason:
    line = journal.client_line(client)
    assert line is not None
    return line.pressing


def test_the_next_visit_is_told_before_the_last(journal: Journal, vera: int) -> None:
    assert pressing(journal, vera).code == "no_entries"
    journal.entries.deposit(vera, "integrity")
    assert pressing(journal, vera) == Reason("last_entry")
    journal.visits.record(vera, days_ago(3))
    assert pressing(journal, vera) == Reason("last_visit", 3)
    visit = journal.visits.plan(vera, ahead(1), "14:00", services=[MANICURE, DESIGN]).id
    told = Reason("next_visit", 1, text="14:00 · маникюр, дизайн", row=visit)
    assert pressing(journal, vera) == told
    sooner = journal.visits.plan(vera, TODAY).id
    assert pressing(journal, vera) == Reason("next_visit", 0, row=sooner)


def test_days_of_the_year_within_a_week(journal: Journal, vera: int) -> None:
    journal.visits.plan(vera, ahead(1))
    anniversary(journal, vera, ahead(8))
    assert pressing(journal, vera).code == "next_visit"
    anniversary(journal, vera, ahead(7), "день магазина")
    assert pressing(journal, vera) == Reason("anniversary", 7, text="день магазина")
    journal.clock = HandClock(ahead(6))
    assert pressing(journal, vera).code == "anniversary"
    journal.clock = HandClock(ahead(8))
    assert pressing(journal, vera) == Reason("birthday", 0)


def test_whoever_stays_away_needs_care(journal: Journal, vera: int) -> None:
    for days in (104, 83, 62, 41):
        journal.visits.record(vera, days_ago(days))
    away = Reason("away", 41, points=21)
    assert pressing(journal, vera) == away
    assert journal.client_page(vera).care == (away,)
    planned = journal.visits.plan(vera, ahead(2)).id
    assert journal.client_page(vera).care == ()
    journal.visits.cancel(planned)
    assert journal.client_page(vera).care == (away,)
    card(journal, vera, status="paused")
    assert journal.client_page(vera).care == ()


def test_without_a_rhythm_of_their_own_the_setting_counts(journal: Journal, vera: int) -> None:
    journal.visits.record(vera, days_ago(41))
    assert journal.client_page(vera).care == (Reason("away", 41, points=30),)
    journal.settings["usual_gap"] = 31
    assert journal.client_page(vera).care == ()


def test_the_archive_asks_for_no_care(journal: Journal, vera: int) -> None:
    journal.visits.record(vera, days_ago(100))
    journal.clients.archive(vera)
    assert pressing(journal, vera) == Reason("last_visit", 100)
