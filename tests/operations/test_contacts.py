"""Contacts: recorded, mended, answered, counted against the cap; reminders of visits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app import Journal
from journal_app.rules import contacts as rules
from journal_app.shapes.contacts import CapUse
from journal_app.storage.check import check
from tests.core import TODAY, days_ago, practice, refused, row, rows
from tests.meetings import card, visit

TOMORROW = TODAY + timedelta(days=1)
MISSING = 4711


def test_a_contact_keeps_all_that_was_said_of_it(journal: Journal, vera: int) -> None:
    done = journal.contacts.record(
        vera, " Прислала фото ", "message", False, days_ago(3), "09:40", "выбор дизайна", "waiting"
    )
    (line,) = journal.contacts.of(vera)
    assert (line.id, line.client, line.client_name) == (done.id, vera, "Вера")
    assert (line.on, line.at, line.channel) == (days_ago(3), "09:40", "message")
    assert (line.text, line.touchpoint) == ("Прислала фото", "выбор дизайна")
    assert (line.outgoing, line.state, line.reminder) == (False, "waiting", False)
    assert done.kinds == {"contact"}
    assert done.step.code == "contact"
    assert journal.contacts.get(line.id) == line


def test_an_answer_settles_the_question_of_this_client_alone(journal: Journal, vera: int) -> None:
    boris = journal.clients.add("Борис").id
    asked = journal.contacts.record(vera, "Можно в субботу?", outgoing=False, state="waiting").id
    told = journal.contacts.record(vera, "Напомнила").id
    with refused(journal, "of_another_client"):
        journal.contacts.record(boris, "Можно", answers=asked)
    with refused(journal, "unknown_state"):
        journal.contacts.record(vera, "Можно", answers=told)
    journal.contacts.record(vera, "Можно", answers=asked)
    assert journal.contacts.get(asked).state == "answered"
    assert check(journal.store) == []
    journal.undo()
    assert [line.id for line in journal.contacts.waiting()] == [asked]


def test_a_contact_stands_in_the_feed_and_is_found(journal: Journal, vera: int) -> None:
    done = journal.contacts.record(vera, "Спросила про гель", "call")
    (line,) = journal.feed(vera)
    assert (line.key, line.kind, line.text) == (("contact", done.id), "contact", line.text)
    assert vera in journal.search("гель")


def test_a_channel_alone_is_enough_and_nothing_at_all_is_not(journal: Journal, vera: int) -> None:
    journal.contacts.record(vera, channel="call")
    journal.contacts.record(vera, touchpoint="после визита")
    contact = journal.contacts.record(vera, "слова").id
    for text in ("", " \n "):
        with refused(journal, "empty_contact"):
            journal.contacts.record(vera, text)
        with refused(journal, "empty_contact"):
            journal.contacts.edit(contact, text=text)


def test_a_contact_before_they_met_moves_the_meeting_back(journal: Journal) -> None:
    olga = journal.clients.add("Ольга").id
    contact = journal.contacts.record(olga, "первый звонок", "call", on=days_ago(70)).id
    assert journal.client_page(olga).since == days_ago(70)
    journal.contacts.edit(contact, on=days_ago(90))
    assert journal.client_page(olga).since == days_ago(90)


def test_a_contact_is_mended(journal: Journal, vera: int) -> None:
    contact = journal.contacts.record(vera, "слова", "call", state="sent").id
    journal.contacts.edit(
        contact, text="другие", channel="email", on=days_ago(1), at="23:59", touchpoint="опрос"
    )
    line = journal.contacts.get(contact)
    assert (line.text, line.channel, line.on) == ("другие", "email", days_ago(1))
    assert (line.at, line.touchpoint, line.state) == ("23:59", "опрос", "sent")
    journal.contacts.edit(contact, at=None)
    assert journal.contacts.get(contact).at is None


def test_a_state_that_does_not_fit_the_direction_is_let_go(journal: Journal, vera: int) -> None:
    contact = journal.contacts.record(vera, "слова", state="sent", reminder=True).id
    journal.contacts.edit(contact, outgoing=False)
    line = journal.contacts.get(contact)
    assert (line.outgoing, line.state, line.reminder) == (False, "", False)
    journal.contacts.edit(contact, state="waiting")
    journal.contacts.edit(contact, outgoing=True, state="confirmed")
    assert journal.contacts.get(contact).state == "confirmed"
    assert check(journal.store) == []


def test_who_waits_is_listed_by_how_long(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга", since=days_ago(90)).id
    away = journal.clients.add("Анна", since=days_ago(90)).id
    late = journal.contacts.record(vera, "можно в субботу?", outgoing=False, state="waiting").id
    long = journal.contacts.record(olga, "?", outgoing=False, state="waiting", on=days_ago(5)).id
    journal.contacts.record(olga, "спасибо", outgoing=False)
    journal.contacts.record(away, "?", outgoing=False, state="waiting", on=days_ago(9))
    journal.clients.archive(away)
    assert [line.id for line in journal.contacts.waiting()] == [long, late]
    done = journal.contacts.answer(long)
    assert (done.step.code, done.id) == ("answer", long)
    assert [line.id for line in journal.contacts.waiting()] == [late]
    journal.undo()
    assert [line.id for line in journal.contacts.waiting()] == [long, late]


def test_touchpoints_are_offered_by_how_often_they_are_named(journal: Journal, vera: int) -> None:
    for name in ("опрос", "после визита", "после  визита "):
        journal.contacts.record(vera, touchpoint=name)
    assert journal.contacts.touchpoints() == ["после визита", "опрос"]


# -- the cap --------------------------------------------------------------------------------------


def test_a_cap_is_the_clients_own_or_the_usual(journal: Journal, vera: int) -> None:
    assert journal.contacts.cap(vera) == CapUse(0, 4, "ok", "", "")
    journal.settings["contact_cap"] = 2
    assert journal.contacts.cap(vera).cap == 2
    card(journal, vera, cap=1, cap_agreed="сама просила", channel="call")
    assert journal.contacts.cap(vera) == CapUse(0, 1, "ok", "сама просила", "call")
    journal.contacts.record(vera, "привет")
    assert journal.contacts.cap(vera).state == "full"
    journal.contacts.record(vera, "и ещё")  # never refused
    assert (journal.contacts.cap(vera).used, journal.contacts.cap(vera).state) == (2, "passed")


def test_reminders_and_what_comes_in_do_not_count(journal: Journal, vera: int) -> None:
    journal.contacts.record(vera, "напоминание", reminder=True)
    journal.contacts.record(vera, "её вопрос", outgoing=False)
    assert journal.contacts.cap(vera).used == 0


@pytest.mark.parametrize(("days", "used"), [(0, 1), (29, 1), (30, 0)])
def test_the_cap_looks_thirty_days_back(journal: Journal, vera: int, days: int, used: int) -> None:
    journal.contacts.record(vera, "привет", on=days_ago(days))
    assert journal.contacts.cap(vera).used == used


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, 80), st.booleans(), st.booleans()), max_size=9),
    st.integers(-5, 80),
)
def test_sql_counts_as_the_rule_does(
    journal: Journal, told: list[tuple[int, bool, bool]], back: int
) -> None:
    client = journal.clients.add("Кто-то", since=days_ago(100)).id
    seen = []
    for days, outgoing, reminder in told:
        journal.contacts.record(
            client, "слова", outgoing=outgoing, on=days_ago(days), reminder=reminder
        )
        seen.append(rules.Contact(days_ago(days), outgoing, reminder and outgoing))
    day = days_ago(back)
    use = journal.contacts.cap(client, day)
    assert use.used == rules.used(seen, day)
    assert use.state == rules.cap_state(use.used, use.cap)


# -- reminders ------------------------------------------------------------------------------------


def test_a_reminder_is_a_state_of_the_visit_and_a_contact_at_once(
    journal: Journal, vera: int
) -> None:
    planned = visit(journal, vera, TOMORROW, "14:00")
    journal.clock = lambda: datetime(2026, 3, 14, 11, 20).astimezone()
    before = practice(journal)
    done = journal.contacts.remind(planned, "sent")
    assert (done.step.code, done.kinds) == ("remind", {"visit", "contact"})
    told = row(journal, "visit", planned)
    assert (told["remind"], told["reminded_on"]) == ("sent", "2026-03-14")
    (line,) = journal.contacts.of(vera)
    assert (line.reminder, line.outgoing, line.visit) == (True, True, planned)
    assert (line.channel, line.at, line.state) == ("message", "11:20", "sent")
    assert check(journal.store) == []
    journal.undo()
    assert practice(journal) == before


@pytest.mark.parametrize("answer", ["confirmed", "no_answer"])
def test_an_answer_belongs_to_the_reminder_that_was_sent(
    journal: Journal, vera: int, answer: str
) -> None:
    planned = visit(journal, vera, TOMORROW)
    journal.contacts.remind(planned, "sent")
    journal.contacts.remind(planned, answer)
    (line,) = journal.contacts.of(vera)
    assert line.state == answer
    assert row(journal, "visit", planned)["remind"] == answer
    journal.contacts.remind(planned, "sent")  # tried again
    assert len(journal.contacts.of(vera)) == 2


def test_an_answer_is_not_to_the_reminder_of_a_former_time(journal: Journal, vera: int) -> None:
    planned = visit(journal, vera, TOMORROW)
    journal.contacts.remind(planned, "sent")
    journal.visits.move(planned, TOMORROW + timedelta(days=2))
    journal.contacts.remind(planned, "confirmed")
    assert [line.state for line in journal.contacts.of(vera)] == ["confirmed", "sent"]


def test_a_call_is_sent_and_answered_at_once(journal: Journal, vera: int) -> None:
    card(journal, vera, channel="call")
    planned = visit(journal, vera, TOMORROW)
    journal.contacts.remind(planned, "confirmed")
    (line,) = journal.contacts.of(vera)
    assert (line.channel, line.state) == ("call", "confirmed")
    journal.contacts.remind(planned, "no_answer", "email")
    assert [line.channel for line in journal.contacts.of(vera)] == ["email", "call"]


def test_only_a_planned_visit_is_reminded_of(journal: Journal, vera: int) -> None:
    done = visit(journal, vera, days_ago(1), state="done")
    with refused(journal, "not_planned"):
        journal.contacts.remind(done, "sent")
    planned = visit(journal, vera, TOMORROW)
    for state in ("", "waiting", "called"):
        with refused(journal, "unknown_state"):
            journal.contacts.remind(planned, state)
    with refused(journal, "unknown_channel"):
        journal.contacts.remind(planned, "sent", "pigeon")
    with refused(journal, "no_such_row"):
        journal.contacts.remind(MISSING, "sent")


def text_of(journal: Journal, planned: int, language: str = "ru") -> str:
    return journal.contacts.reminder_text(planned, language)


def test_a_reminder_calls_the_client_by_name_and_says_when(journal: Journal) -> None:
    vera = journal.clients.add("Вера Соколова").id
    planned = visit(journal, vera, TOMORROW, "14:00", ("Маникюр", "SPA-уход"))
    told = text_of(journal, planned)
    assert told.startswith(
        "Вера, здравствуйте! Жду вас завтра, 15 марта, в 14:00: маникюр, SPA-уход. "
    )
    assert "tomorrow, 15 March, at 14:00: маникюр" in text_of(journal, planned, "en")


def test_a_psychologist_names_no_service(journal: Journal, vera: int) -> None:
    journal.settings["profession"] = "psychologist"
    planned = visit(journal, vera, TODAY + timedelta(days=6), "18:30", ("Личная терапия",))
    told = text_of(journal, planned)
    assert "20 марта, в 18:30" in told
    assert "терапия" not in told
    assert text_of(journal, planned, "en").startswith("Hello Вера.")


def test_what_is_not_known_leaves_no_hole(journal: Journal, vera: int) -> None:
    planned = visit(journal, vera, TODAY, None)
    assert "Жду вас сегодня, 14 марта. Если" in text_of(journal, planned)


def test_ones_own_template_goes_before_ours(journal: Journal, vera: int) -> None:
    journal.settings["reminder.template"] = "{name}!\nЖду {date} в {time}. {сердце}"
    planned = visit(journal, vera, TOMORROW, "09:00")
    assert text_of(journal, planned) == "Вера!\nЖду завтра, 15 марта в 09:00. {сердце}"
    with refused(journal, "bad_setting"):
        journal.settings["reminder.template"] = "длинно" * 1000
    with refused(journal, "no_such_row"):
        text_of(journal, MISSING)


# -- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("unknown_channel", {"channel": "pigeon"}),
        ("unknown_state", {"state": "read"}),
        ("unknown_state", {"state": "waiting"}),
        ("bad_time", {"at": "25:00"}),
        ("bad_time", {"at": "9:00"}),
        ("future_date", {"on": TOMORROW}),
        ("date_out_of_range", {"on": date(1899, 12, 31)}),
        ("text_too_long", {"text": "ы" * 100_001}),
        ("text_too_long", {"touchpoint": "ы" * 401}),
    ],
)
def test_what_cannot_be(journal: Journal, vera: int, code: str, fields: dict[str, Any]) -> None:
    contact = journal.contacts.record(vera, "слова").id
    with refused(journal, code):
        journal.contacts.record(vera, **{"text": "слова", **fields})
    with refused(journal, code):
        journal.contacts.edit(contact, **fields)


def test_a_contact_of_nobody_or_with_anothers_visit(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    hers = visit(journal, olga, TOMORROW)
    contact = journal.contacts.record(vera, "слова").id
    tries: list[tuple[str, Callable[[], Any]]] = [
        ("no_such_client", lambda: journal.contacts.record(MISSING, "слова")),
        ("of_another_client", lambda: journal.contacts.record(vera, "слова", visit=hers)),
        ("no_such_row", lambda: journal.contacts.record(vera, "слова", visit=MISSING)),
        ("no_such_row", lambda: journal.contacts.edit(MISSING, text="слова")),
        ("no_such_row", lambda: journal.contacts.delete(MISSING)),
        ("no_such_row", lambda: journal.contacts.mark(MISSING, "sent")),
        ("no_such_row", lambda: journal.contacts.get(MISSING)),
        ("not_editable", lambda: journal.contacts.edit(contact, visit=hers)),
        ("unknown_state", lambda: journal.contacts.answer(contact)),
    ]
    for code, attempt in tries:
        with refused(journal, code):
            attempt()


@pytest.mark.parametrize(
    ("code", "act"),
    [
        ("contact", lambda j: j.contacts.record(1, "слова", on=days_ago(2000))),
        ("edit_contact", lambda j: j.contacts.edit(1, text="другие", on=days_ago(2000))),
        ("delete_contact", lambda j: j.contacts.delete(1)),
        ("edit_contact", lambda j: j.contacts.mark(1, "waiting")),
        ("answer", lambda j: j.contacts.answer(1)),
        ("remind", lambda j: j.contacts.remind(1, "no_answer")),
    ],
)
def test_every_step_goes_back_and_forth(
    journal: Journal, vera: int, code: str, act: Callable[[Journal], Any]
) -> None:
    journal.contacts.record(vera, "?", outgoing=False)
    visit(journal, vera, TOMORROW)
    before = practice(journal)
    assert act(journal).step.code == code
    after = practice(journal)
    journal.undo()
    assert practice(journal) == before
    journal.redo()
    assert practice(journal) == after
    assert check(journal.store) == []


@pytest.mark.parametrize(
    ("code", "sql"),
    [
        ("contact_state", "UPDATE contact SET state = 'confirmed'"),
        ("contact_state", "UPDATE contact SET reminder = 1"),
        ("visit_of_another_client", "UPDATE contact SET visit_id = 1"),
        ("visit_of_another_client", "UPDATE position SET visit_id = 1"),
        ("reminded", "UPDATE visit SET remind = 'sent'"),
    ],
)
def test_a_check_sees_what_cannot_be(journal: Journal, vera: int, code: str, sql: str) -> None:
    olga = journal.clients.add("Ольга").id
    visit(journal, olga, TOMORROW)
    journal.contacts.record(vera, "?", outgoing=False)
    journal.positions.plan(vera, "mirror")
    assert check(journal.store) == []
    journal.store.database.execute_sql(sql)
    assert code in {finding.code for finding in check(journal.store)}
    assert len(rows(journal, "contact")) == 1
