"""Locking asks nothing, loses nothing, and leaves nothing of the journal in the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal
from tests.ui.keys import CTRL, focused, press, type_text
from tests.ui.lock.conftest import carried_out
from tests.ui.lock.planted import Planted, left_in_memory, left_in_objects, word
from tests.ui.shell.parts import click, in_front, part, sheet
from ui.main_window import MainWindow

Open = Callable[[MainWindow, Planted], None]


def is_locked(window: MainWindow) -> bool:
    page = window.findChild(QWidget, "lockPage")
    return page is not None and page.isVisible() and not window.desk.journal.is_open


def unlock(window: MainWindow) -> None:
    click(window, "lockOpen")
    carried_out()
    assert window.desk.journal.is_open


@pytest.mark.parametrize("key", ["l", "д"])
def test_the_key_locks_without_a_question(window: MainWindow, key: str) -> None:
    press(None, key, CTRL)
    assert is_locked(window)
    assert [top.objectName() for top in QApplication.topLevelWidgets() if top.isVisible()] == [
        "mainWindow"
    ]


def test_the_rail_and_the_menu_lock(window: MainWindow) -> None:
    click(window, "navLock")
    assert is_locked(window)
    unlock(window)
    window.commands.action("lockJournal").trigger()
    assert is_locked(window)


@pytest.mark.parametrize("opened", ["menu", "context"])
@pytest.mark.parametrize(("key", "wanted"), [("L", "lock"), ("Д", "lock"), ("H", "veil")])
def test_the_keys_of_the_lock_and_the_veil_work_over_a_menu(
    window: MainWindow, opened: str, key: str, wanted: str
) -> None:
    search = part(window, "clientSearch", QLineEdit)
    search.setFocus()
    if opened == "menu":
        window.open_menu()
    else:
        search.createStandardContextMenu().popup(search.mapToGlobal(search.rect().center()))
    assert QApplication.activePopupWidget() is not None
    handle = window.windowHandle()
    assert handle is not None
    QTest.sendKeyEvent(QTest.KeyAction.Click, handle, Qt.Key(ord(key)), "", CTRL)
    assert QApplication.activePopupWidget() is None
    if wanted == "lock":
        assert is_locked(window)
    else:
        assert window.veil.is_down()


class Paints(QObject):
    """Whether the lock's page was painted."""

    seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched.objectName() == "lockPage":
            self.seen = True
        return False


def test_the_screen_is_cleared_before_the_file_is_closed(
    window: MainWindow, app: QApplication
) -> None:
    """Closing may wait, for a backup that has to let go or for a slow disk."""
    paints = Paints()
    cleared: list[bool] = []
    window.journal_closing.connect(lambda: cleared.append(paints.seen))
    app.installEventFilter(paints)
    window.lock()
    app.removeEventFilter(paints)
    assert cleared == [True]


def test_enter_opens_a_journal_without_a_passphrase(window: MainWindow) -> None:
    window.lock()
    assert part(window, "lockPassphrase", QLineEdit).isHidden()
    assert not part(window, "lockWithout", QLabel).isHidden()
    press(None, Qt.Key.Key_Return)
    assert not is_locked(window)
    assert window.desk.journal.is_open
    assert window.page_name() == "clients"


def test_only_quitting_and_the_size_of_the_text_work_meanwhile(window: MainWindow) -> None:
    window.lock()
    for key in ("k", "n", "z", "1", "2", "f", "e", "h", "l"):
        press(None, key, CTRL)
    for key in ("1", Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_F6, Qt.Key.Key_Escape):
        press(None, key)
    assert is_locked(window)
    press(None, "q", CTRL)
    assert not window.isVisible()


def test_everything_is_as_it_was(window: MainWindow, planted: Planted, qtbot: QtBot) -> None:
    window.show_client(planted.other)
    window.clients.view.show_tab("card")
    window.go("today")
    window.lock()
    unlock(window)
    assert window.page_name() == "today"
    window.go("clients")
    assert window.clients.current_client() == planted.other
    assert window.clients.view.is_tab("card")


def test_a_note_goes_on_where_the_caret_was(window: MainWindow, planted: Planted) -> None:
    window.show_client(planted.other)
    press(None, "7")
    editor = part(window, "noteEditor", QTextEdit)
    editor.setFocus()
    type_text(None, f"Начало {word('typed')} конец")
    cursor = editor.textCursor()
    cursor.setPosition(7)
    editor.setTextCursor(cursor)
    window.lock()
    carried_out()
    assert left_in_objects() == []
    unlock(window)
    editor = part(window, "noteEditor", QTextEdit)
    assert editor.toPlainText() == f"Начало {word('typed')} конец"
    assert editor.hasFocus()
    assert editor.textCursor().position() == 7


def test_the_window_has_no_word_left(window: MainWindow, planted: Planted) -> None:
    window.show_client(planted.client)
    for tab in ("promises", "card", "notes", "numbers", "feed"):
        window.clients.view.show_tab(tab)
    for page in ("today", "method", "settings", "plan", "clients"):
        window.go(page)
    press(None, "k", CTRL)
    type_text(None, word("search"))
    press(None, Qt.Key.Key_Escape)
    click(window, "navMenu")
    press(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    type_text(part(window, "clientSearch", QLineEdit), word("search"))
    window.desk.do(
        lambda: window.desk.journal.facts.add(planted.client, "little_thing", word("fact"))
    )
    assert left_in_objects() != []
    assert left_in_memory() != []
    window.lock()
    carried_out()
    assert is_locked(window)
    assert left_in_objects() == []
    assert left_in_memory() == []
    unlock(window)
    assert part(window, "clientSearch", QLineEdit).text() == word("search")


def _open_menu(window: MainWindow, _planted: Planted) -> None:
    click(window, "navMenu")


def _open_calendar(window: MainWindow, planted: Planted) -> None:
    window.show_client(planted.client)
    window.clients.view.start("deposit")
    part(window, "composerDate", QWidget).open_calendar()  # type: ignore[attr-defined]


def _open_keys(window: MainWindow, _planted: Planted) -> None:
    window.deeds.show_shortcuts()


def _open_question(window: MainWindow, _planted: Planted) -> None:
    window.messages.ask(word("note"), "Да", window.close)


def _open_files(window: MainWindow, _planted: Planted) -> None:
    window.files.choose_import()


def _fall(window: MainWindow, _planted: Planted) -> None:
    window.toggle_veil()


def _open_client(window: MainWindow, planted: Planted) -> None:
    window.show_client(planted.client)
    window.clients.edit_client()


def _open_photo_menu(window: MainWindow, planted: Planted) -> None:
    window.open_quick_entry()
    window.quick_entry().search(word("search"))


@pytest.mark.parametrize(
    "over",
    [
        _open_menu,
        _open_calendar,
        _open_keys,
        _open_question,
        _open_files,
        _fall,
        _open_client,
        _open_photo_menu,
    ],
)
def test_whatever_lies_over_it_prevents_nothing(
    window: MainWindow, planted: Planted, over: Open
) -> None:
    over(window, planted)
    window.away.idle.emit()
    assert is_locked(window)
    carried_out()
    assert QApplication.activePopupWidget() is None
    assert [top for top in QApplication.topLevelWidgets() if top.isVisible()] == [window]
    assert left_in_objects() == []
    unlock(window)
    assert not part(window, "veil", QWidget).isVisible()


def test_the_key_works_in_another_window_and_over_the_veil(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(None, Qt.Key.Key_F1)
    keys = sheet("shortcutsDialog")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is keys)
    press(None, "д", CTRL)
    assert is_locked(window)
    carried_out()
    in_front(qtbot, window)
    unlock(window)
    press(None, "h", CTRL)
    press(None, "l", CTRL)
    assert is_locked(window)


def test_a_native_dialog_is_closed_and_chooses_nothing(window: MainWindow, path: object) -> None:
    chosen: list[str] = []
    window.files.open_journal()
    dialog = window.findChild(QFileDialog, "fileDialog")
    assert dialog is not None
    dialog.fileSelected.connect(chosen.append)
    window.lock()
    carried_out()
    assert is_locked(window)
    assert chosen == []
    assert window.findChild(QFileDialog) is None


def test_undo_reaches_back_over_the_lock(window: MainWindow, planted: Planted) -> None:
    window.desk.do(lambda: window.desk.journal.facts.add(planted.client, "little_thing", "чай"))
    window.lock()
    unlock(window)
    window.history.undo()
    facts = [fact.text for fact in window.desk.journal.card(planted.client).facts]
    assert facts == [word("fact")]


def test_locking_twice_and_many_times_is_fine(window: MainWindow, planted: Planted) -> None:
    window.show_client(planted.client)
    for _ in range(4):
        window.lock()
        window.lock()
        carried_out()
        unlock(window)
    assert window.clients.current_client() == planted.client
    press(part(window, "clientList", QWidget), "1")
    type_text(None, "чай")
    press(None, Qt.Key.Key_Return)
    assert window.desk.journal.counts()["entries"] == 2


def test_the_language_of_the_page_can_be_another_one(window: MainWindow) -> None:
    window.lock()
    window.look.set_language("en")
    carried_out()
    assert is_locked(window)
    assert part(window, "lockOpen", QPushButton).text() == "Open"
    unlock(window)
    assert window.desk.language == "en"


def test_a_locked_window_closes_and_asks_nothing(window: MainWindow, planted: Planted) -> None:
    window.show_client(planted.client)
    window.clients.view.start("deposit")
    type_text(part(window, "composerNote", QPlainTextEdit), "чай")
    window.lock()
    click(window, "lockQuit")
    assert not window.isVisible()


def test_nothing_happened_for_a_quarter_of_an_hour(window: MainWindow, qtbot: QtBot) -> None:
    assert window.preferences.lock_minutes == 15
    assert 14 * 60_000 < window.away.left() < 16 * 60_000
    window.set_lock_minutes(0)
    assert window.away.left() == 0
    window.set_lock_minutes(5)
    assert 4 * 60_000 < window.away.left() < 6 * 60_000
    window.away.set_seconds(1)
    with qtbot.waitSignal(window.locker.locked):
        pass
    assert is_locked(window)


def test_a_computer_that_slept_locks_at_the_first_look(window: MainWindow, qtbot: QtBot) -> None:
    wall = [1000.0]
    window.away.clock = window.idle.clock = lambda: wall[0]
    window.set_lock_minutes(15)
    window.set_veil_seconds(60)
    wall[0] += 14 * 60 + 59
    assert window.away.look()
    assert not is_locked(window)
    assert window.away.left() > 14 * 60_000  # the timer slept, too
    wall[0] += 1
    with qtbot.waitSignal(window.locker.locked):
        pass  # nobody touches anything
    assert is_locked(window)


@pytest.mark.parametrize("sign", [QEvent.Type.MouseMove, QEvent.Type.KeyPress])
def test_what_wakes_it_up_comes_too_late(window: MainWindow, sign: QEvent.Type) -> None:
    wall = [1000.0]
    window.away.clock = lambda: wall[0]
    window.set_lock_minutes(5)
    wall[0] += 3600
    handle = window.windowHandle()
    assert handle is not None
    if sign == QEvent.Type.MouseMove:
        QTest.mouseMove(handle, QPoint(400, 300))
    else:
        QTest.keyClick(handle, Qt.Key.Key_Return)
    assert is_locked(window)
    carried_out()
    assert is_locked(window)  # the key was none for the page either
    unlock(window)
    window.set_lock_minutes(5)
    press(focused(), "a")
    wall[0] += 299
    assert window.away.look()
    wall[0] -= 10 * 365 * 86400  # the clock was set right
    assert window.away.look()
    wall[0] += 299
    assert window.away.look()
    assert not is_locked(window)
    wall[0] += 1
    assert not window.away.look()
    assert is_locked(window)


def test_the_veil_falls_by_the_clock_too(window: MainWindow) -> None:
    wall = [1000.0]
    window.idle.clock = lambda: wall[0]
    window.set_veil_seconds(60)
    wall[0] += 61
    press(focused(), "a")
    assert part(window, "veil", QWidget).isVisible()


def test_typing_keeps_it_open(window: MainWindow) -> None:
    window.away.stop()
    press(focused(), "a")
    assert window.away.left() > 14 * 60_000


def test_the_log_says_when_it_was_opened(
    window: MainWindow, journal: Callable[[], Journal]
) -> None:
    window.lock()
    unlock(window)
    events = journal().store.database.execute_sql("SELECT what, detail FROM event").fetchall()
    assert ("unlocked", "") in events
    assert part(window, "navLock", QAbstractButton).accessibleName()
