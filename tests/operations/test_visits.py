"""Visits: planned, moved, done, missed, cancelled, taken out again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from journal_app import Journal
from journal_app.rules.money import MONEY_LIMIT
from journal_app.storage.check import check
from journal_app.storage.models import Contact, Note, Photo, Position, VisitService
from tests.core import TODAY, HandClock, days_ago, practice, refused, row, rows

MANICURE = ("маникюр", 150_000)
DESIGN = ("дизайн", 50_000)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def planned(journal: Journal, vera: int) -> int:
    """Tomorrow at 14:00, an hour and a half, two services."""
    return journal.visits.plan(
        vera, TOMORROW, "14:00", 90, [MANICURE, DESIGN], prepaid=50_000, note="гель"
    ).id


def test_a_plan_keeps_all_it_is_given(journal: Journal, vera: int, planned: int) -> None:
    visit = journal.visit(planned)
    assert (visit.client, visit.client_name, visit.on) == (vera, "Вера", TOMORROW)
    assert (visit.start, visit.minutes, visit.state) == ("14:00", 90, "planned")
    assert [(one.name, one.price) for one in visit.services] == [MANICURE, DESIGN]
    assert (visit.price, visit.prepaid, visit.note) == (200_000, 50_000, "гель")
    assert (visit.came, visit.feeling, visit.remind, visit.reminded_on) == ("", "", "", None)
    assert check(journal.store) == []


def test_a_planned_visit_ahead_does_not_make_them_meet(journal: Journal) -> None:
    olga = journal.clients.add("Ольга", since=days_ago(3)).id
    journal.visits.plan(olga, days_ago(10))
    assert journal.client_page(olga).since == days_ago(3)
    journal.visits.record(olga, days_ago(10))
    assert journal.client_page(olga).since == days_ago(10)


def test_a_record_of_a_visit_that_took_place(journal: Journal, vera: int) -> None:
    changes = journal.visits.record(
        vera,
        days_ago(2),
        [("  маникюр \n с покрытием ", None)],
        start="09:30",
        minutes=60,
        came="late",
        feeling="care",
        contact="usual",
        note="торопилась",
        come_back="про отпуск",
    )
    assert changes.kinds == {"visit"}
    assert changes.step.code == "visit"
    visit = journal.visit(changes.id)
    assert (visit.on, visit.state, visit.came) == (days_ago(2), "done", "late")
    assert (visit.feeling, visit.contact, visit.come_back) == ("care", "usual", "про отпуск")
    assert visit.services[0].name == "маникюр с покрытием"
    assert visit.price is None


def test_whoever_did_not_come_came_neither_in_time_nor_late(journal: Journal, vera: int) -> None:
    visit = journal.visits.record(
        vera, came="late", feeling="care", state="missed", note="ждала"
    ).id
    shown = journal.visit(visit)
    assert (shown.state, shown.came, shown.feeling, shown.note) == ("missed", "", "", "ждала")
    journal.visits.edit(visit, state="done", came="on_time")
    assert journal.visit(visit).came == "on_time"
    journal.visits.edit(visit, state="missed")
    journal.visits.edit(visit, state="done")
    assert journal.visit(visit).came == ""


BAD: list[tuple[str, dict[str, Any]]] = [
    ("bad_time", {"start": "25:00"}),
    ("bad_time", {"start": "9:30"}),
    ("bad_time", {"start": "полдень"}),
    ("minutes_out_of_range", {"minutes": 0}),
    ("minutes_out_of_range", {"minutes": 1441}),
    ("minutes_out_of_range", {"minutes": True}),
    ("price_out_of_range", {"prepaid": -1}),
    ("price_out_of_range", {"services": [("маникюр", -1)]}),
    ("price_out_of_range", {"services": [("маникюр", MONEY_LIMIT + 1)]}),
    ("price_out_of_range", {"services": [("маникюр", 15.5)]}),
    ("empty_service", {"services": [MANICURE, (" \u200b", 100)]}),
    ("service_too_long", {"services": [("м" * 201, None)]}),
    ("date_out_of_range", {"on": date(1899, 12, 31)}),
    ("text_too_long", {"note": "м" * 100_001}),
]


@pytest.mark.parametrize(("code", "wrong"), BAD)
def test_what_a_visit_cannot_hold_is_refused(
    journal: Journal, vera: int, planned: int, code: str, wrong: dict[str, Any]
) -> None:
    with refused(journal, code):
        journal.visits.plan(vera, **{"on": TODAY, **wrong})
    with refused(journal, code):
        journal.visits.record(vera, **wrong)
    with refused(journal, code):
        journal.visits.edit(planned, **wrong)
    journal.visits.plan(vera, TODAY, "00:00", 1440, [("м" * 200, MONEY_LIMIT), ("даром", 0)])


def test_a_visit_cannot_have_taken_place_tomorrow(
    journal: Journal, vera: int, planned: int
) -> None:
    with refused(journal, "future_date"):
        journal.visits.record(vera, TOMORROW)
    with refused(journal, "future_date"):
        journal.visits.record(vera, TOMORROW, state="missed")
    with refused(journal, "future_date"):
        journal.visits.miss(planned)
    with refused(journal, "future_date"):
        journal.visits.edit(planned, state="done")


def test_unknown_words_and_rows_are_refused(journal: Journal, vera: int, planned: int) -> None:
    with refused(journal, "unknown_choice"):
        journal.visits.record(vera, came="flying")
    with refused(journal, "unknown_choice"):
        journal.visits.record(vera, state="planned")
    with refused(journal, "not_editable"):
        journal.visits.edit(planned, client=2)
    with refused(journal, "no_such_client"):
        journal.visits.plan(99, TODAY)
    with refused(journal, "no_such_client"):
        journal.visits.record(99)
    with refused(journal, "no_such_row"):
        journal.visits.move(99, TODAY)
    with refused(journal, "no_such_row"):
        journal.visits.delete(99)


def test_an_edit_changes_what_it_names(journal: Journal, planned: int) -> None:
    before = {one["name"]: one["uid"] for one in rows(journal, "visit_service")}
    journal.visits.edit(planned, minutes=None, note="без геля", services=[MANICURE, DESIGN])
    visit = journal.visit(planned)
    assert (visit.minutes, visit.note, visit.start, visit.prepaid) == (
        *(None, "без геля", "14:00", 50_000),
    )
    assert {one["name"]: one["uid"] for one in rows(journal, "visit_service")} == before
    journal.visits.edit(planned, services=[DESIGN], prepaid=None, start="")
    visit = journal.visit(planned)
    assert [(one.name, one.price) for one in visit.services] == [DESIGN]
    assert (visit.prepaid, visit.start) == (None, None)


def test_a_moved_visit_is_to_be_told_again(journal: Journal, planned: int) -> None:
    journal.contacts.remind(planned, "confirmed")
    assert journal.visit(planned).reminded_on == TODAY
    journal.visits.edit(planned, note="другое")
    assert journal.visit(planned).remind == "confirmed"
    journal.visits.move(planned, TOMORROW, "14:00")
    assert journal.visit(planned).remind == "confirmed"
    journal.visits.move(planned, TOMORROW, "15:00")
    assert (journal.visit(planned).start, journal.visit(planned).remind) == ("15:00", "")
    journal.contacts.remind(planned, "sent")
    journal.visits.move(planned, TOMORROW + timedelta(days=7))
    visit = journal.visit(planned)
    assert (visit.on, visit.start) == (TOMORROW + timedelta(days=7), "15:00")
    assert (visit.remind, visit.reminded_on) == ("", None)


def test_what_is_over_is_not_moved_or_ended_again(
    journal: Journal, clock: HandClock, planned: int
) -> None:
    clock.forward(1)
    journal.visits.miss(planned)
    assert journal.visit(planned).state == "missed"
    for act in (journal.visits.miss, journal.visits.cancel):
        with refused(journal, "visit_closed"):
            act(planned)
    with refused(journal, "visit_closed"):
        journal.visits.move(planned, TOMORROW)


def test_a_cancelled_visit_stays_in_the_story(journal: Journal, vera: int, planned: int) -> None:
    journal.visits.cancel(planned)
    assert journal.visit(planned).state == "cancelled"
    assert journal.visits.next(vera) is None
    assert journal.visits.day(TOMORROW).visits == ()


def test_deleting_takes_the_parts_and_frees_the_rest(journal: Journal, vera: int) -> None:
    visit = journal.visits.record(vera, services=[MANICURE]).id
    from journal_app.operations.transaction import transact
    from journal_app.shapes import Step

    with transact(journal.store, Step("note", vera)) as (tx, _):
        tx.insert(Position, client=vera, visit=visit, on_day=TODAY)
        tx.insert(Contact, client=vera, visit=visit, on_day=TODAY)
        tx.insert(Note, client=vera, visit=visit, on_day=TODAY, text="слова")
        tx.insert(
            Photo, client=vera, visit=visit, on_day=TODAY, width=1, height=1, data=b"\xff\xd8"
        )
    before = practice(journal)
    journal.visits.delete(visit)
    for model in (Position, VisitService):
        assert rows(journal, model._meta.table_name) == []
    for model in (Contact, Note, Photo):
        (left,) = rows(journal, model._meta.table_name)
        assert left["visit_id"] is None
    assert check(journal.store) == []
    journal.undo()
    assert practice(journal) == before


def test_a_visit_of_another_client_is_found(journal: Journal, vera: int, planned: int) -> None:
    other = journal.clients.add("Ольга").id
    service = rows(journal, "visit_service")[0]["id"]
    from journal_app.operations.transaction import transact
    from journal_app.shapes import Step

    with transact(journal.store, Step("visit", vera)) as (tx, _):
        tx.update(VisitService, service, client=other)
    found = [(one.code, one.table, one.row) for one in check(journal.store)]
    assert found == [("visit_of_another_client", "visit_service", service)]


def test_a_day_is_planned_in_one_step(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    before = practice(journal)
    changes = journal.visits.plan_lines(
        TOMORROW, [(olga, "11:30", 60, []), (vera, "10:00", None, [MANICURE])]
    )
    assert changes.clients == {vera, olga}
    assert changes.step.code == "plan_day"
    assert [one.client_name for one in journal.visits.day(TOMORROW).visits] == ["Вера", "Ольга"]
    journal.undo()
    assert practice(journal) == before
    with refused(journal, "no_such_client"):
        journal.visits.plan_lines(TOMORROW, [(vera, "10:00", None, []), (99, None, None, [])])


def test_rows_of_a_visit_belong_to_its_client(journal: Journal, vera: int, planned: int) -> None:
    for service in rows(journal, "visit_service"):
        assert (service["client_id"], service["visit_id"]) == (vera, planned)
    assert row(journal, "visit", planned)["client_id"] == vera
