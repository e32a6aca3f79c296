"""What the Today page reads, and whom to write to tomorrow."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from journal_app import Journal
from tests.core import TODAY, days_ago
from tests.meetings import birthday, card, little_thing, visit

TOMORROW = TODAY + timedelta(days=1)


def at(journal: Journal, hour: int, minute: int = 0) -> None:
    """Set the clock of the day every test begins on."""
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, hour, minute).astimezone()
    journal.clock = lambda: moment


def added(journal: Journal, name: str) -> int:
    return journal.clients.add(name, opening=40, since=days_ago(400)).id


def test_the_visits_of_the_day_stand_in_order(journal: Journal) -> None:
    vera, olga, anna = (added(journal, name) for name in ("Вера", "Ольга", "Анна"))
    untimed = visit(journal, anna, start=None)
    second = visit(journal, olga, start="12:30", minutes=90, services=("Маникюр", "Дизайн"))
    first = visit(journal, vera, start="09:00", state="done", came="on_time")
    visit(journal, vera, start="08:00", state="cancelled")
    visit(journal, vera, days_ago(2), state="done")
    forgotten = visit(journal, anna, days_ago(2), "18:00")
    visit(journal, anna, days_ago(15), "18:00")
    later = visit(journal, olga, TOMORROW, "11:00")
    visit(journal, olga, TOMORROW + timedelta(days=1))
    visit(journal, olga, TOMORROW, state="cancelled")
    at(journal, 13)
    page = journal.today_page()
    assert [one.id for one in page.visits] == [forgotten, first, second, untimed]
    assert [one.id for one in page.tomorrow] == [later]
    assert page.visits[2].services == ("Маникюр", "Дизайн")
    assert [one.is_now for one in page.visits] == [False, False, True, False]
    assert [one.is_over for one in page.visits] == [True, False, False, False]
    journal.clients.archive(olga)
    assert [one.id for one in journal.today_page().visits] == [forgotten, first, untimed]


def test_a_visit_is_over_when_its_time_has_passed(journal: Journal, vera: int) -> None:
    visit(journal, vera, start="12:00", minutes=30)
    visit(journal, vera, start="13:00")
    for hour, minute, now, over in (
        (11, 59, [False, False], [False, False]),
        (12, 0, [True, False], [False, False]),
        (12, 30, [False, False], [True, False]),
        (13, 59, [False, True], [True, False]),
        (14, 0, [False, False], [True, True]),
    ):
        at(journal, hour, minute)
        visits = journal.today_page().visits
        assert [one.is_now for one in visits] == now
        assert [one.is_over for one in visits] == over


def test_a_closed_visit_tells_what_was_recorded(journal: Journal, vera: int) -> None:
    visit(journal, vera, start="09:00", state="done")
    journal.entries.deposit(vera, "little_things")
    journal.entries.withdraw(vera, "integrity", on=days_ago(1))
    journal.promises.make(vera, "прислать фото")
    (told,) = journal.today_page().visits
    assert told.recorded == ("deposit", "promise")


def test_a_planned_visit_has_one_thing_to_have_in_mind(journal: Journal, vera: int) -> None:
    planned = visit(journal, vera)
    assert journal.today_page().visits[0].hint is None
    little_thing(journal, vera, "утром любит тишину")
    hint = journal.today_page().visits[0].hint
    assert hint is not None
    assert (hint.code, hint.text) == ("little_thing", "утром любит тишину")
    wound = journal.entries.withdraw(vera, "commitments", note="ждала", on=days_ago(2)).id
    hint = journal.today_page().visits[0].hint
    assert hint is not None
    assert (hint.code, hint.days, hint.text, hint.row) == ("unanswered", 2, "ждала", wound)
    assert planned


def test_tomorrows_visit_tells_how_the_reminder_went(journal: Journal, vera: int) -> None:
    card(journal, vera, channel="call")
    planned = visit(journal, vera, TOMORROW)
    at(journal, 11, 20)
    journal.contacts.remind(planned, "no_answer")
    (told,) = journal.today_page().tomorrow
    assert (told.channel, told.remind) == ("call", "no_answer")
    assert (told.reminded_on, told.reminded_at) == (TODAY, "11:20")


def test_dates_of_a_week(journal: Journal) -> None:
    vera, olga, anna = (added(journal, name) for name in ("Вера", "Ольга", "Анна"))
    gone = added(journal, "Зоя")
    birthday(journal, vera, TODAY + timedelta(days=7), 1990)
    birthday(journal, olga, TODAY)
    birthday(journal, anna, TODAY + timedelta(days=8))
    birthday(journal, gone, TODAY)
    card(journal, gone, status="left", status_on=TODAY)
    journal.entries.deposit(vera, "integrity", note="честно", on=days_ago(355), points=9)
    journal.entries.deposit(vera, "little_things", note="крем для рук", on=days_ago(358))
    journal.entries.deposit(vera, "little_things", note="слишком давно", on=days_ago(380))
    dates = journal.today_page().dates
    assert [(one.client, one.days, one.turns) for one in dates] == [(olga, 0, None), (vera, 7, 36)]
    assert [one.last_year for one in dates] == ["", "крем для рук"]


def test_dates_over_the_turn_of_the_year(journal: Journal) -> None:
    moment = datetime(2026, 12, 29, 12).astimezone()
    journal.clock = lambda: moment
    vera = journal.clients.add("Вера").id
    birthday(journal, vera, date(2000, 1, 3))
    (told,) = journal.today_page().dates
    assert (told.on, told.days) == (date(2027, 1, 3), 5)


def test_what_is_due_is_counted(journal: Journal, vera: int) -> None:
    at(journal, 12)
    assert journal.due_count() == 0
    journal.promises.make(vera, "сегодня", due=TODAY)
    journal.promises.make(vera, "завтра", due=TOMORROW)
    assert journal.due_count() == 1
    visit(journal, vera, start="10:00", minutes=120)
    visit(journal, vera, start="13:00")
    assert journal.due_count() == 2
    visit(journal, vera, days_ago(14))
    visit(journal, vera, days_ago(15))
    assert journal.due_count() == 3
    planned = visit(journal, vera, TOMORROW)
    assert journal.due_count() == 4
    journal.contacts.remind(planned, "sent")
    assert journal.due_count() == 3
    journal.contacts.record(vera, "?", outgoing=False, state="waiting")
    assert journal.due_count() == 4 == journal.today_page().due
    journal.clients.archive(vera)
    assert journal.due_count() == 0


def test_whom_to_write_to_tomorrow(journal: Journal) -> None:
    names = ("Вера", "Ольга", "Анна", "Зоя", "Инна", "Яна", "Мила")
    vera, olga, anna, zoya, inna, yana, mila = (added(journal, name) for name in names)
    planned = visit(journal, vera, TOMORROW)
    reminded = visit(journal, mila, TOMORROW)
    journal.contacts.remind(reminded, "sent")
    journal.contacts.record(olga, "можно в субботу?", outgoing=False, state="waiting")
    birthday(journal, anna, TOMORROW)
    birthday(journal, mila, TODAY + timedelta(days=2))
    for client in (zoya, inna, yana):
        journal.entries.withdraw(client, "integrity", note="промах", on=days_ago(5))
    card(journal, inna, cap=1)
    journal.contacts.record(inna, "писала уже", on=days_ago(20))
    card(journal, yana, status="paused", status_on=TODAY)
    lines = journal.write_tomorrow()
    assert [line.client for line in lines] == [vera, olga, anna, zoya]
    assert lines[0].visit is not None
    assert lines[0].visit.id == planned
    assert lines[1].contact is not None
    assert lines[2].date is not None
    assert [reason.code for reason in lines[3].care] == ["unanswered"]


def test_a_cap_is_that_of_tomorrow(journal: Journal, vera: int) -> None:
    """What is out of the window tomorrow leaves room for tomorrow's words."""
    journal.entries.withdraw(vera, "integrity", note="промах", on=days_ago(5))
    card(journal, vera, cap=1)
    contact = journal.contacts.record(vera, "писала", on=days_ago(28)).id
    assert journal.write_tomorrow() == ()
    journal.contacts.edit(contact, on=days_ago(29))
    (line,) = journal.write_tomorrow()
    assert (line.client, line.cap.used, line.cap.state) == (vera, 0, "ok")


def test_each_client_is_named_once_with_every_reason(journal: Journal, vera: int) -> None:
    visit(journal, vera, TOMORROW)
    birthday(journal, vera, TOMORROW)
    journal.contacts.record(vera, "?", outgoing=False, state="waiting")
    journal.entries.withdraw(vera, "integrity", on=days_ago(5))
    (line,) = journal.write_tomorrow()
    assert line.visit is not None
    assert line.contact is not None
    assert line.date is not None
    assert line.care
