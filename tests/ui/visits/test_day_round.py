"""The day's round: six visits in seven keys, and each can be left for later."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from journal_app import Journal
from tests.core import TODAY
from tests.ui.keys import ALT, CTRL, press, type_text
from tests.ui.shell.parts import open_client, part, text
from tests.ui.visits.conftest import NAMES
from ui.main_window import MainWindow

ENTER, ESC, F5, F6 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_F6


def _closed(journal: Journal) -> list[str]:
    return [one.client_name for one in journal.visits.day(TODAY).visits if one.state == "done"]


def test_a_day_of_six_takes_seven_keys(window: MainWindow, journal: Journal) -> None:
    window.go("today")
    press(None, F6)
    for number, name in enumerate(NAMES, start=1):
        assert text(window, "roundName") == name
        assert text(window, "roundCount") == f"{number} из 6"
        press(None, ENTER)
    assert _closed(journal) == list(NAMES)
    assert text(window, "roundName") == "Вот и день"
    assert "6" in text(window, "roundAbout")
    press(None, ENTER)
    assert not part(window, "dayRound", QWidget).isVisible()


def test_words_belong_to_the_visit_that_is_shown(window: MainWindow, journal: Journal) -> None:
    press(None, F6)
    press(None, ENTER)
    press(None, "1", ALT)
    type_text(None, "Плед и тишина")
    press(None, ENTER)
    told = {line.name: journal.balance(line.id) for line in journal.client_lines()}
    assert told["Вера"] == 15
    assert [name for name, balance in told.items() if balance != 10] == ["Вера"]


def test_one_is_left_for_later(window: MainWindow, journal: Journal) -> None:
    press(None, F6)
    press(None, F6)
    assert text(window, "roundName") == "Вера"
    press(None, ENTER)
    press(None, ESC)
    assert _closed(journal) == ["Вера"]
    press(None, F6)
    assert text(window, "roundName") == "Алла"
    assert text(window, "roundCount") == "1 из 5"


def test_words_for_one_that_is_left_wait_for_the_next_round(
    window: MainWindow, journal: Journal
) -> None:
    press(None, F6)
    first, second = journal.visits.to_close()[:2]
    type_text(part(window, "composerNote", QPlainTextEdit), "для Аллы")
    press(None, F6)
    note = part(window, "composerNote", QPlainTextEdit)
    assert note.toPlainText() == ""
    type_text(note, "для Веры")
    press(None, ESC)
    window.locker.forms.keep()
    kept = {one.row: one.content["draft"]["note"] for one in journal.drafts.all()}
    assert kept == {first.id: "для Аллы", second.id: "для Веры"}
    press(None, F6)
    assert part(window, "composerNote", QPlainTextEdit).toPlainText() == "для Аллы"
    press(None, ENTER, CTRL)
    assert journal.visit(first.id).note == "для Аллы"
    assert part(window, "composerNote", QPlainTextEdit).toPlainText() == "для Веры"
    press(None, ESC)
    window.locker.forms.keep()
    assert [one.row for one in journal.drafts.all()] == [second.id]


def test_nothing_left_says_so(window: MainWindow, journal: Journal) -> None:
    for visit in journal.visits.to_close():
        journal.visits.close(visit.id)
    press(None, F6)
    assert text(window, "roundName") == "Всё закрыто"
    press(None, ESC)
    assert not part(window, "dayRound", QWidget).isVisible()


def test_no_key_reaches_what_lies_under_it(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Вера")
    press(None, F6)
    part(window, "roundEnd", QWidget).setFocus()
    press(None, "1")
    press(None, F5)
    assert not window.clients.view.composer.is_open()
    assert journal.balance(client) == 10


def test_words_of_the_composer_wait_meanwhile(window: MainWindow) -> None:
    open_client(window, "Вера")
    press(None, "1")
    type_text(None, "Недописанное")
    press(None, F6)
    assert len(window.findChildren(QWidget, "composerNote")) == 1
    press(None, ESC)
    press(None, "1")
    assert window.clients.view.has_draft()


def test_what_cannot_be_saved_stays(window: MainWindow, journal: Journal) -> None:
    press(None, F6)
    press(None, "3", ALT)
    press(None, ENTER)
    assert text(window, "roundName") == "Алла"
    assert part(window, "composerError", QLabel).isVisible()
    assert _closed(journal) == []
