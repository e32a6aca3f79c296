"""What is read before a visit: both professions by worked examples, and nothing private."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from journal_app import Journal
from journal_app.shapes.contacts import PositionLine
from journal_app.storage.models import Fragment, Note, Photo
from tests.core import TODAY, HandClock, days_ago, refused
from tests.meetings import put
from tests.prepared import FIELDS, PNG, SECRET, THERAPY, nail_client, therapy_client


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_a_nail_master_reads_the_last_work_and_what_is_owed(journal: Journal) -> None:
    client, visit = nail_client(journal)
    page = journal.before(client)
    assert (page.client, page.name, page.code) == (client, "Вера Соколова", "")
    assert (page.kind, page.stage, page.zone, page.balance) == ("pedant", "everyday", "new", 11)
    assert page.visit is not None
    assert page.visit.id == visit
    assert (page.visit.start, page.visit.prepaid, page.visit.minutes) == ("14:00", 100_000, 90)
    assert [one.name for one in page.visit.services] == ["маникюр с дизайном"]
    assert page.sessions == 1
    assert page.last is not None
    assert [one.name for one in page.last.services] == ["маникюр", "дизайн"]
    assert (page.last.on, page.last.feeling) == (days_ago(21), "content")
    assert page.last.come_back == "Спросить про защиту дочери"
    assert page.photo is not None
    assert (page.photo.caption, page.photo.data, page.photo.on) == (
        *("тёмная вишня", PNG),
        days_ago(21),
    )
    assert page.fields == FIELDS
    assert [(one.kind, one.text, one.confirmed) for one in page.facts] == [
        ("little_thing", "Чай без сахара", True),
        ("stop_topic", "Цены у других", True),
        ("allergy", "Лаванда", True),
        ("preference", "Без музыки", False),
        ("allergy", "Латекс", False),
    ]
    assert page.birthday is not None
    assert (page.birthday.days, page.birthday.turns) == (6, 36)
    assert [(one.text, one.days) for one in page.promises] == [
        ("Узнать про курс", -3),
        ("Показать палитру", 1),
    ]
    assert [one.text for one in page.wounds] == ["Заставила ждать"]
    assert page.starved == ("understanding", "commitments", "expectations", "integrity")
    assert page.lately == ("Поставила её чай",)
    assert page.buffer == 0


def test_a_psychologist_reads_the_thread_and_the_position(journal: Journal) -> None:
    client, visit = therapy_client(journal)
    page = journal.before(client)
    assert (page.name, page.code, page.kind) == ("Марина Дмитриевна", "М-14", "introvert")
    assert page.visit is not None
    assert page.visit.id == visit
    assert page.sessions == 3
    assert page.last is not None
    assert page.last.come_back == "Молчание после слов о матери"
    assert page.fields == THERAPY
    assert page.note is not None
    assert (page.note.on, page.note.text) == (days_ago(7), "# Третья\n\nГоворила *тихо*.")
    assert page.planned is not None
    assert page.stood is not None
    assert (page.planned.role, page.planned.activity, page.planned.direction) == (
        *("mirror", "passive"),
        "equal",
    )
    assert (page.stood.role, page.stood.direction) == ("listener", "above")
    assert [(one.text, one.question, one.private) for one in page.fragments] == [
        ("", "", True),
        ("«Мне нельзя»", "Чьё это?", False),
    ]
    assert page.photo is None


def test_the_private_layer_is_read_only_when_asked_for(journal: Journal) -> None:
    client, _ = therapy_client(journal)
    assert SECRET not in repr(journal.before(client))
    asked = journal.before(client, private=True)
    assert asked.note is not None
    assert asked.note.private == SECRET
    assert [one.text for one in asked.fragments] == [SECRET, "«Мне нельзя»"]
    assert SECRET not in repr(journal.before(client))


def test_a_note_that_is_wholly_private_does_not_hide_the_one_before(journal: Journal) -> None:
    client, _ = therapy_client(journal)
    put(journal, Note, client=client, kind="session", on_day=days_ago(1), private=SECRET)
    put(journal, Note, client=client, kind="note", on_day=days_ago(1), text="купить бумагу")
    page = journal.before(client)
    assert page.note is not None
    assert page.note.text.startswith("# Третья")
    asked = journal.before(client, private=True)
    assert asked.note is not None
    assert (asked.note.text, asked.note.private) == ("", SECRET)


def test_what_was_discussed_goes_to_supervision_no_more(journal: Journal) -> None:
    client, _ = therapy_client(journal)
    put(
        journal, Fragment, client=client, on_day=days_ago(30), text="давнее",
        discussed_on=days_ago(20),
    )  # fmt: skip
    assert "давнее" not in [one.text for one in journal.before(client).fragments]


def test_the_next_visit_is_meant_unless_one_is_named(journal: Journal, vera: int) -> None:
    assert journal.before(vera).visit is None
    done = journal.visits.record(vera, start="09:00").id
    later = journal.visits.plan(vera, ahead(7), "10:00").id
    today = journal.visits.plan(vera, TODAY, "16:00").id
    journal.visits.plan(vera, days_ago(1), "10:00")  # nobody closed it: it is not ahead

    def meant(visit: int | None = None) -> int | None:
        read = journal.before(vera, visit).visit
        return None if read is None else read.id

    assert meant() == today
    assert meant(later) == later
    assert meant(done) == done
    journal.visits.cancel(today)
    assert meant() == later


def test_somebody_elses_visit_is_refused(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    visit = journal.visits.plan(olga, TODAY).id
    with refused(journal, "no_such_row"):
        journal.before(vera, visit)
    with refused(journal, "no_such_row"):
        journal.before(vera, 999)
    with refused(journal, "no_such_client"):
        journal.before(999)


def test_the_last_visit_is_the_one_before_the_coming_one(journal: Journal, vera: int) -> None:
    first = journal.visits.record(vera, days_ago(7), start="10:00").id
    morning = journal.visits.record(vera, start="09:00").id
    noon = journal.visits.record(vera, start="12:00").id
    journal.visits.record(vera, days_ago(1), state="missed")

    def last(visit: int | None = None) -> tuple[int | None, int]:
        read = journal.before(vera, visit)
        return (read.last.id if read.last else None), read.sessions

    assert last() == (noon, 3)
    assert last(journal.visits.plan(vera, ahead(3)).id) == (noon, 3)
    assert last(journal.visits.plan(vera, TODAY, "10:30").id) == (morning, 2)
    assert last(noon) == (morning, 2)
    assert last(morning) == (first, 1)
    assert last(first) == (None, 0)


@pytest.mark.parametrize(("days", "told"), [(0, True), (14, True), (15, False), (364, False)])
def test_a_birthday_is_told_two_weeks_before(
    journal: Journal, vera: int, days: int, told: bool
) -> None:
    born = ahead(days)
    journal.cards.set_birthday(vera, born.month, born.day)
    assert (journal.before(vera).birthday is not None) == told


def test_the_photo_is_of_the_last_work(journal: Journal, vera: int) -> None:
    visit = journal.visits.record(vera, days_ago(5)).id

    def photo(**values: object) -> int:
        return put(
            journal, Photo, client=vera, caption="", width=2, height=2, data=PNG, **values
        )  # fmt: skip

    def shown() -> int | None:
        read = journal.before(vera).photo
        return read.id if read else None

    assert shown() is None
    note = put(journal, Note, client=vera, on_day=TODAY, text="эскиз")
    photo(on_day=TODAY, note=note)  # a sheet of a note is no work
    assert shown() is None
    loose = photo(on_day=days_ago(1))
    assert shown() == loose
    worked = photo(on_day=days_ago(5), visit=visit)
    assert shown() == worked
    journal.settings["profession"] = "psychologist"
    assert shown() is None


def test_a_position_planned_without_a_session_counts_since_the_last(
    journal: Journal, vera: int
) -> None:
    def planned() -> PositionLine | None:
        return journal.before(vera).planned

    journal.visits.record(vera, days_ago(7))
    journal.positions.plan(vera, "adviser", on=days_ago(8))
    assert planned() is None
    journal.positions.plan(vera, "mirror", on=days_ago(7))
    found = planned()
    assert found is not None
    assert found.role == "mirror"
    visit = journal.visits.plan(vera, ahead(1)).id
    journal.positions.plan(vera, "catalyst", visit=visit)
    found = planned()
    assert found is not None
    assert found.role == "catalyst"


def test_the_day_is_read_in_its_order(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    untimed = journal.visits.plan(olga, TODAY).id
    second = journal.visits.plan(vera, TODAY, "12:00").id
    first = journal.visits.record(olga, start="09:00").id
    journal.visits.cancel(journal.visits.plan(olga, TODAY, "10:00").id)
    other = journal.visits.plan(vera, ahead(1), "08:00").id
    today = ((olga, first), (vera, second), (olga, untimed))
    assert journal.before(vera).round == today
    assert journal.before(olga, first).round == today
    assert journal.before(vera, other).round == ((vera, other),)
    nobody = journal.clients.add("Анна").id
    assert journal.before(nobody).round == today


def test_who_is_next(journal: Journal, vera: int, clock: HandClock) -> None:
    olga = journal.clients.add("Ольга").id
    assert journal.next_up() is None
    far = journal.visits.plan(vera, ahead(2), "09:00").id
    assert journal.next_up() == (vera, far)
    going_on = journal.visits.plan(olga, TODAY, "11:30", 45).id  # by the clock it is noon
    over = journal.visits.plan(vera, TODAY, "10:00", 60).id
    assert journal.next_up() == (olga, going_on)
    journal.clock = lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 12, 15)
    assert journal.next_up() == (vera, far)
    journal.clock = lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 10, 59)
    assert journal.next_up() == (vera, over)
    journal.clock = clock
    journal.visits.cancel(going_on)
    assert journal.next_up() == (vera, far)
    journal.clients.archive(vera)
    assert journal.next_up() is None


def test_waiting_questions_and_old_deposits(journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "integrity", note="давно", on=days_ago(60))
    journal.entries.deposit(vera, "integrity", note="недавно", on=days_ago(59))
    journal.contacts.record(vera, text="Можно в пятницу?", outgoing=False, state="waiting")
    page = journal.before(vera)
    assert page.lately == ("недавно",)
    assert [one.text for one in page.waiting] == ["Можно в пятницу?"]


def test_time_is_kept_for_the_always_late(journal: Journal, vera: int) -> None:
    journal.cards.edit(vera, kind="late")
    journal.settings["late_buffer"] = 20
    assert journal.before(vera).buffer == 20


def test_it_is_few_questions(journal: Journal) -> None:
    client, _ = nail_client(journal)
    journal.before(client)
    asked: list[str] = []
    connection = journal.store.database.connection()
    connection.set_trace_callback(asked.append)
    try:
        page = journal.before(client)
    finally:
        connection.set_trace_callback(None)
    assert len(asked) <= 24
    assert replace(page, photo=None) == replace(journal.before(client), photo=None)
