"""Closing a visit: a usual one in two keys, everything of it in one step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal
from tests.core import TODAY
from tests.ui.keys import ALT, CTRL, press, type_text
from tests.ui.shell.parts import click, open_client, part, shown
from ui.app import create_window
from ui.main_window import MainWindow
from ui.widgets.date_field import DateField

ENTER, ESC, F5 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F5


def _visits(journal: Journal, client: int) -> list[tuple[str, str, str]]:
    """(state, day, start), the newest first."""
    found = journal.visits.of_client(client)
    return [(one.state, one.on.isoformat(), one.start or "") for one in found]


def _is_open(window: MainWindow) -> bool:
    return window.clients.view.composer.is_open()


def test_a_usual_visit_takes_two_keys(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Вера")
    press(None, F5)
    press(None, ENTER)
    assert not _is_open(window)
    done, upcoming = journal.visits.of_client(client)[1], journal.visits.of_client(client)[0]
    assert (done.state, done.on, done.start, done.came) == ("done", TODAY, "10:30", "on_time")
    assert [(one.name, one.price) for one in done.services] == [
        ("маникюр", 250000),
        ("дизайн", 70000),
    ]
    assert (upcoming.state, upcoming.on) == ("planned", TODAY + timedelta(days=21))
    assert upcoming.start == "12:30"


def test_all_of_it_is_one_step(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Вера")
    before = _visits(journal, client)
    press(None, F5)
    press(None, "1", ALT)
    type_text(None, "Поставила её чай")
    press(None, ENTER)
    assert journal.balance(client) == 15
    assert [(line.kind, line.text) for line in journal.feed(client) if line.points] == [
        ("deposit", "Поставила её чай")
    ]
    window.setFocus()
    press(None, "z", CTRL)
    assert journal.balance(client) == 10
    assert _visits(journal, client) == before


def test_a_slip_and_a_promise_beside_it(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Вера")
    press(None, F5)
    press(None, "2", ALT)
    type_text(None, "Задержала")
    click(window, "closeSlip_commitments")
    press(None, "3", ALT)
    type_text(None, "Найти оттенок")
    press(None, ENTER)
    (promise,) = journal.client_promises(client)
    assert (promise.text, promise.due) == ("Найти оттенок", TODAY + timedelta(days=7))
    (slip,) = [line for line in journal.feed(client) if line.kind == "withdrawal"]
    assert (slip.text, slip.principle, slip.points) == ("Задержала", "commitments", -4)


def test_a_promise_without_words_is_asked_for(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Вера")
    press(None, F5)
    press(None, "3", ALT)
    press(None, ENTER)
    assert _is_open(window)
    assert part(window, "composerError", QLabel).text() == "Что вы пообещали?"
    assert part(window, "closePromiseWords", QLineEdit).hasFocus()
    assert journal.client_promises(client) == []


def test_who_did_not_come_keeps_no_praise(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Вера")
    press(None, F5)
    click(window, "came_missed")
    press(None, ENTER)
    assert ("missed", TODAY.isoformat(), "10:30") in _visits(journal, client)


def test_a_visit_nobody_planned(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Новенькая")
    press(None, F5)
    services = part(window, "closeServices", QLineEdit)
    services.setFocus()
    type_text(services, "педикюр 1 800 + снять гель 300,50")
    press(services, ENTER)
    (visit,) = journal.visits.of_client(client)
    assert (visit.state, visit.on, visit.start) == ("done", TODAY, None)
    assert [(one.name, one.price) for one in visit.services] == [
        ("педикюр", 180000),
        ("снять гель", 30050),
    ]


def test_no_day_is_promised_before_a_rhythm_is_known(window: MainWindow) -> None:
    open_client(window, "Новенькая")
    press(None, F5)
    assert not part(window, "closeNext", QAbstractButton).isChecked()


def test_a_day_typed_for_the_next_visit_plans_it(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Новенькая")
    press(None, F5)
    part(window, "closeNextDate", DateField).set_day(TODAY + timedelta(days=10))
    start = part(window, "closeNextStart", QLineEdit)
    start.setFocus()
    type_text(start, "15.30")
    press(start, ENTER)
    assert _visits(journal, client)[0] == (
        "planned",
        (TODAY + timedelta(days=10)).isoformat(),
        "15:30",
    )


def test_a_time_that_cannot_be_read_is_named(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Вера")
    press(None, F5)
    start = part(window, "closeNextStart", QLineEdit)
    start.setFocus()
    start.selectAll()
    type_text(start, "26:70")
    press(start, ENTER)
    assert _is_open(window)
    assert "26:70" in part(window, "composerError", QLabel).text()
    assert start.hasFocus()
    assert ("done", TODAY.isoformat(), "10:30") not in _visits(journal, client)


def test_what_is_planned_already_is_said(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Вера")
    window.desk.do(lambda: journal.visits.plan(client, TODAY + timedelta(days=14), start="11:00"))
    press(None, F5)
    already = part(window, "closeNextAlready", QLabel)
    assert already.isVisible()
    assert "11:00" in already.text()
    press(None, ENTER)
    assert [state for state, *_ in _visits(journal, client)].count("planned") == 1


def test_a_feeling_is_kept(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Вера")
    press(None, F5)
    click(window, "closeFeelings")
    click(window, "feeling_safe")
    press(part(window, "composerNote", QPlainTextEdit), ENTER)
    assert [one.feeling for one in journal.visits.of_client(client)][1] == "safe"


def test_what_was_noted_for_it_is_gone_on_with(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Вера")
    planned = journal.visits.next(client)
    assert planned is not None
    window.desk.do(lambda: journal.visits.edit(planned.id, note="Просила пораньше"))
    press(None, F5)
    note = part(window, "composerNote", QPlainTextEdit)
    assert note.toPlainText() == "Просила пораньше"
    assert not window.clients.view.has_draft()
    note.selectAll()
    press(note, Qt.Key.Key_Delete)
    press(note, ENTER)
    assert journal.visits.get(planned.id).note == ""


def test_words_wait_when_it_is_put_away(window: MainWindow) -> None:
    open_client(window, "Вера")
    press(None, F5)
    press(None, "1", ALT)
    type_text(None, "Чай")
    press(None, ESC)
    assert not _is_open(window)
    press(None, F5)
    assert part(window, "closeGoodWords", QLineEdit).text() == "Чай"


@pytest.fixture
def session(qtbot: QtBot, journal: Journal) -> MainWindow:
    journal.settings["profession"] = "psychologist"
    return shown(qtbot, create_window(journal, language="ru"))


def test_a_session_is_closed_with_its_thread(session: MainWindow, journal: Journal) -> None:
    client = open_client(session, "Вера")
    press(None, F5)
    press(None, "3", ALT)
    back = part(session, "closeComeBack", QLineEdit)
    back.setFocus()
    type_text(back, "Сон о доме")
    question = part(session, "closeSupervision", QLineEdit)
    question.setFocus()
    type_text(question, "Почему я спешила?")
    press(question, ENTER)
    visit = journal.visits.of_client(client)[1]
    assert (visit.contact, visit.come_back) == ("tense", "Сон о доме")
    fragments = journal.store.database.execute_sql("SELECT text FROM fragment").fetchall()
    assert fragments == [("Почему я спешила?",)]
    assert not session.findChildren(QWidget, "after_good")
