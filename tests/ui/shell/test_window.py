"""The shell: what is there at once, what is built later, what is remembered."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.words import say
from tests.core import TODAY, HandClock
from tests.ui.client.test_notes import full_disk
from tests.ui.keys import ALT, CTRL, press, type_text
from tests.ui.shell.conftest import MakeWindow
from tests.ui.shell.parts import click, come_back, open_client, part, settle, shown, text
from ui.app import create_window
from ui.main_window import MainWindow
from ui.messages import Message
from ui.preferences import Preferences
from ui.widgets.date_field import DateField
from ui.widgets.rail_button import RailButton


def test_create_window_needs_nothing_but_a_journal(qtbot: QtBot, journal: Journal) -> None:
    window = create_window(journal)
    qtbot.addWidget(window)
    assert isinstance(window, QMainWindow)
    for name in ("navToday", "navClients", "navVeil", "navSettings", "navMenu"):
        part(window, name, QAbstractButton)
    assert part(window, "clientsPage", QWidget).isVisibleTo(window)
    assert window.findChild(QWidget, "settingsPage") is None


def test_what_is_not_there_yet_is_absent_from_the_rail(window: MainWindow) -> None:
    for name in ("navInsights", "navJourney"):
        assert window.findChild(QWidget, name) is None


@pytest.mark.parametrize(("language", "title"), [("ru", "Журнал"), ("en", "Journal")])
def test_the_title_names_nobody(make_window: MakeWindow, language: str, title: str) -> None:
    window = make_window(language)
    assert window.windowTitle() == title
    open_client(window, "Вера Соколова")
    assert window.windowTitle() == title


def test_every_name_is_there_once(window: MainWindow) -> None:
    window.go("settings")
    names = [w.objectName() for w in window.findChildren(QWidget) if w.objectName()]
    ours = [name for name in names if not name.startswith("qt_")]
    assert sorted({name for name in ours if ours.count(name) > 1}) == []


def test_buttons_of_the_rail_lead_to_their_pages(window: MainWindow) -> None:
    for name in ("today", "settings", "clients"):
        click(window, f"nav{name.title()}")
        assert window.page_name() == name
        assert part(window, f"{name}Page", QWidget).isVisible()
        assert part(window, f"nav{name.title()}", QAbstractButton).isChecked()


def test_every_button_of_the_rail_has_an_accessible_name(window: MainWindow) -> None:
    for button in part(window, "rail", QWidget).findChildren(QAbstractButton):
        assert button.accessibleName()


def test_the_badge_counts_what_is_due(qtbot: QtBot, window: MainWindow, journal: Journal) -> None:
    settle(qtbot, window)
    badge = part(window, "navToday", RailButton)
    assert badge.badge() == 1
    promise = journal.today_page().promises[0]
    window.desk.do(lambda: journal.promises.keep(promise.id))
    assert badge.badge() == 0


def test_the_badge_follows_the_calendar(
    qtbot: QtBot, window: MainWindow, journal: Journal, clock: HandClock
) -> None:
    settle(qtbot, window)
    anna = open_client(window, "Анна")
    due = journal.today().replace(day=journal.today().day + 1)
    window.desk.do(lambda: journal.promises.make(anna, "Позвонить", due=due))
    assert part(window, "navToday", RailButton).badge() == 1
    clock.forward(2)
    come_back(window)
    assert part(window, "navToday", RailButton).badge() == 2


def test_the_status_line_tells_file_backup_and_saving(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    settle(qtbot, window)
    assert text(window, "statusFile") == journal.path.name
    assert text(window, "statusBackup") == "копии ещё нет"
    assert text(window, "statusSaved") == "всё сохранено"


def test_what_was_not_saved_is_said_until_something_is(
    window: MainWindow, journal: Journal
) -> None:
    window.desk.do(lambda: journal.notes.add(None, " "))
    assert text(window, "statusSaved") != "всё сохранено"
    assert window.messages.text() == say(JournalError("empty_text"), "ru")
    click(window, "noticeClose")
    assert not part(window, "notice", QWidget).isVisible()
    window.desk.do(lambda: journal.notes.add(None, " "))
    assert part(window, "notice", QWidget).isVisible()
    window.desk.do(lambda: journal.notes.add(None, "Позвонить"))
    assert text(window, "statusSaved") == "всё сохранено"
    assert not part(window, "notice", QWidget).isVisible()


def test_size_and_page_are_remembered(make_window: MakeWindow) -> None:
    window = make_window()
    window.resize(QSize(1024, 740))
    click(window, "navToday")
    window.close()
    again = make_window()
    assert again.size() == QSize(1024, 740)
    assert Preferences().last_page == "today"
    assert again.page_name() == "clients"


def test_the_width_of_the_list_is_remembered(make_window: MakeWindow) -> None:
    window = make_window()
    window.clients.splitter.setSizes([400, 700])
    wide = window.clients.splitter.sizes()[0]
    window.close()
    assert make_window().clients.splitter.sizes()[0] == wide


def test_works_from_1024_by_700(window: MainWindow) -> None:
    window.resize(QSize(500, 300))
    assert window.size() == QSize(1024, 700)
    for page in ("today", "settings", "clients"):
        window.go(page)
        assert window.minimumSizeHint().width() <= 1024
        assert window.minimumSizeHint().height() <= 700


def test_a_new_record_that_is_typed_waits_over_the_end_of_the_window(
    window: MainWindow, journal: Journal, make_window: MakeWindow
) -> None:
    anna = open_client(window, "Анна")
    press(None, "3")
    type_text(None, "Прислать цвета")
    press(None, "4", ALT)
    assert window.close(), "nothing is lost, so nothing is asked"
    assert [(one.client, one.kind) for one in journal.drafts.all()] == [(anna, "composer.promise")]
    again = make_window()
    open_client(again, "Анна")
    press(None, "3")
    assert part(again, "composerNote", QPlainTextEdit).toPlainText() == "Прислать цвета"
    assert part(again, "composerDue", DateField).day() == TODAY + timedelta(days=14)
    press(None, Qt.Key.Key_Return)
    assert [line.text for line in journal.client_promises(anna)] == ["Прислать цвета"]
    assert again.close()
    assert journal.drafts.all() == []


def test_a_record_that_is_mended_waits_too(
    window: MainWindow, journal: Journal, make_window: MakeWindow
) -> None:
    _mend_promise(window, journal)
    assert window.close(), "nothing is lost, so nothing is asked"
    again = make_window()
    _mend_promise(again, journal, "")
    assert part(again, "composerNote", QPlainTextEdit).toPlainText() == "иначе"
    press(None, Qt.Key.Key_Return)
    assert [line.text for line in journal.client_promises(2)] == ["иначе"]
    assert again.close()
    assert journal.drafts.all() == []


def test_words_of_a_record_whose_number_was_given_again_are_not_put_into_another(
    window: MainWindow, journal: Journal, make_window: MakeWindow
) -> None:
    _mend_promise(window, journal)
    assert window.close()
    (line,) = journal.client_promises(2)
    journal.promises.edit(line.id, text="Совсем другое")
    again = make_window()
    _mend_promise(again, journal, "")
    assert part(again, "composerNote", QPlainTextEdit).toPlainText() == "Совсем другое"


def _mend_promise(window: MainWindow, journal: Journal, words: str = "иначе") -> None:
    open_client(window, "Борис Л.")
    part(window, "clientList", QWidget).setFocus()
    (line,) = journal.client_promises(2)
    window.clients.view.show_promise(line.id)
    press(None, Qt.Key.Key_F2)
    type_text(None, words)


def test_what_cannot_be_kept_is_asked_about(window: MainWindow, journal: Journal) -> None:
    _mend_promise(window, journal)
    part(window, "composerNote", QPlainTextEdit).insertPlainText(" слово" * 3000)
    with full_disk(journal):
        said: list[object] = []
        window.messages.told.connect(said.append)
        assert not window.close()
        assert [type(message) for message in said] == [Message]
        click(window, "questionNo")
        assert window.isVisible()
        assert not window.close()
        click(window, "questionYes")
        assert not window.isVisible()


def test_quitting_by_key(window: MainWindow) -> None:
    press(None, "q", CTRL)
    assert not window.isVisible()


def test_a_second_window_of_a_second_journal_is_its_own(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    with open_journal(tmp_path / "two.journal") as other:
        second = shown(qtbot, create_window(other, language="ru"))
        second.desk.do(lambda: other.clients.add("Галина"))
        assert [line.name for line in other.client_lines()] == ["Галина"]
        assert "Галина" not in {line.name for line in journal.client_lines()}
        assert part(window, "clientList", QAbstractItemView).model().rowCount() == 3
        second.close()
