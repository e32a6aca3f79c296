"""Locking while the passphrase is set, changed or taken away: a client may come at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import open_journal, safety
from tests.ui.keys import CTRL, press, type_text
from tests.ui.lock.conftest import MakeWindow, carried_out
from tests.ui.lock.planted import Planted, left_in_memory, left_in_objects, word
from tests.ui.lock.test_lock import in_front
from tests.ui.lock.test_unlock import holders, secret, try_with
from tests.ui.safety.acts import ask, code_of, put
from tests.ui.shell.parts import click, part
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.safety.recovery_sheet import RecoverySheet
from ui.work import Work


def new_one() -> str:
    return "цисил хыжыр ьмес"[::-1]


@pytest.fixture
def passphrase(request: pytest.FixtureRequest) -> str | None:
    """The journal of ``encrypted`` has one."""
    return secret() if "encrypted" in request.fixturenames else None


@pytest.fixture
def encrypted() -> None:
    pass


@pytest.fixture
def make_window(make_window: MakeWindow) -> Iterator[MakeWindow]:
    """No work outlives a test that failed in the middle of it."""
    made: list[MainWindow] = []

    def make() -> MainWindow:
        made.append(make_window())
        return made[-1]

    yield make
    for thread in [each for window in made for each in window.findChildren(QThread)]:
        thread.wait()
    made.clear()


@pytest.fixture
def plain(make_window: MakeWindow) -> MainWindow:
    return make_window()


def begin(window: MainWindow, button: str, now: str = "", new: str = "") -> Work:
    """Fill the sheet of the settings in and press Enter: the work is on its way."""
    window.go("settings")
    part(window, "settingsPage", SettingsPage).show_part("safety")
    sheet = ask(window, button)
    for name, words in (("Now", now), ("New", new), ("Again", new)):
        if words:
            put(sheet, f"passphrase{name}", words)
    press(sheet, Qt.Key.Key_Return)
    work = window.files.findChild(Work)
    assert work is not None
    return work


def in_the_middle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.desk.journal.is_open)


def shown_windows() -> list[QWidget]:
    return [top for top in QApplication.topLevelWidgets() if top.isVisible()]


def message(window: MainWindow) -> str:
    return part(window, "lockMessage", QLabel).text()


def test_the_screen_is_cleared_and_the_new_one_opens_it(
    encrypted: None, window: MainWindow, planted: Planted, passphrase: str, qtbot: QtBot
) -> None:
    window.show_client(planted.client)
    window.clients.view.start("deposit")
    type_text(part(window, "composerNote", QPlainTextEdit), word("typed"))
    begin(window, "safetyChange", secret(), new_one())
    in_the_middle(qtbot, window)
    with qtbot.waitSignal(window.locker.locked):
        press(window, "l", CTRL)
        assert part(window, "lockPage", QWidget).isVisible()
        assert message(window) == "Меняю пароль…"
        assert part(window, "lockPassphrase", QLineEdit).isHidden(), "which one, nobody knows yet"
        assert part(window, "lockWithout", QLabel).isHidden()
        assert not part(window, "lockOpen", QPushButton).isEnabled()
        assert shown_windows() == [window]
        assert window.windowTitle() == "Журнал"
        carried_out()
        assert left_in_objects() == []
    carried_out()
    assert message(window) == ""
    assert left_in_memory() == []
    assert holders(passphrase) == holders(new_one()) == [], "nobody keeps what was typed"
    assert window.desk.journal.store.key is None
    try_with(window, secret())
    assert "не подошёл" in message(window)
    try_with(window, new_one())
    assert window.desk.journal.is_open
    assert window.toast.message() == "Теперь журнал открывается только новым паролем."
    assert window.page_name() == "settings"
    window.show_client(planted.client)
    assert part(window, "composerNote", QPlainTextEdit).toPlainText() == word("typed")


def test_what_follows_a_first_passphrase_follows_the_unlocking(
    plain: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window = plain
    begin(window, "safetySet", new=new_one())
    with qtbot.waitSignal(window.locker.locked):
        window.away.idle.emit()  # nobody is there, and the file is still open or not
        assert message(window) == "Шифрую журнал…"
        assert part(window, "lockWithout", QLabel).isHidden()
    assert safety.is_encrypted(path)
    try_with(window, new_one())
    copies = safety.open_copies(path)
    assert part(window, "openCopies", QListWidget).count() == len(copies) == 1
    click(window, "openCopiesRemove")
    assert safety.open_copies(path) == []
    sheet = part(window, "recoverySheet", RecoverySheet)
    press(part(sheet, "recoveryWithPassphrase", QCheckBox), Qt.Key.Key_Space)
    assert sheet.recovery().passphrase == ""
    for words in (secret(), new_one()):
        put(part(window, "askSheet", QWidget), "askNow", words)
        click(window, "askOpen")
        assert sheet.recovery().passphrase == (new_one() if words == new_one() else "")
    assert not part(sheet, "recoveryPdf", QPushButton).isEnabled()
    click(window, "recoveryLater")
    window.locker.forms.keep()
    assert window.desk.journal.drafts.all() == []


def test_a_journal_that_needs_none_any_more_opens_by_enter(
    encrypted: None, window: MainWindow, qtbot: QtBot
) -> None:
    work = begin(window, "safetyRemove", secret())
    thread = work.findChild(QThread)
    assert thread is not None
    thread.wait()  # it is done, and the window has not heard of it
    with qtbot.waitSignal(window.locker.locked):
        window.lock()
        assert message(window) == "Убираю пароль…"
    in_front(qtbot, window)
    press(None, Qt.Key.Key_Return)
    assert window.desk.journal.is_open
    assert not window.desk.journal.is_encrypted
    assert window.toast.message() == "Теперь журнал открывается без пароля."


def test_a_failure_is_told_after_the_unlocking(
    encrypted: None, window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.journal.backup_folder.write_text("no folder can be made here")
    begin(window, "safetyChange", secret(), new_one())
    with qtbot.waitSignal(window.locker.locked):
        window.lock()
    try_with(window, new_one())
    assert not window.desk.journal.is_open
    try_with(window, secret())
    assert window.desk.journal.is_open
    assert "Сюда нельзя писать" in window.messages.text()


def test_a_journal_that_is_gone_afterwards_leaves_no_name_on_the_screen(
    encrypted: None, window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    work = begin(window, "safetyChange", secret(), new_one())
    thread = work.findChild(QThread)
    assert thread is not None
    thread.wait()
    away = path.rename(path.with_name("elsewhere.journal"))
    qtbot.waitUntil(lambda: len(shown_windows()) > 1)  # it says so, over the window as it was
    window.lock()
    carried_out()
    assert shown_windows() == [window]
    assert left_in_objects() == []
    away.rename(path)
    try_with(window, new_one())
    assert window.desk.journal.is_open


def test_quitting_waits_for_the_end_of_it(
    encrypted: None, window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    begin(window, "safetyChange", secret(), new_one())
    in_the_middle(qtbot, window)
    window.lock()
    click(window, "lockQuit")
    assert window.isVisible()
    assert "закроется" in message(window)
    qtbot.waitUntil(window.is_closed)
    assert code_of(path, secret()) == "wrong_passphrase"
    open_journal(path, new_one()).close()


def test_the_list_of_copies_and_the_offer_to_print_come_back(
    plain: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window = plain
    window.desk.journal.backup()
    window.desk.journal.clients.add("Вера")
    begin(window, "safetySet", new=new_one())
    qtbot.waitUntil(lambda: window.findChild(QListWidget, "openCopies") is not None)
    shown = part(window, "openCopies", QListWidget)
    spared = shown.item(0).data(Qt.ItemDataRole.UserRole)
    shown.item(0).setCheckState(Qt.CheckState.Unchecked)
    del shown
    _lock_and_open(window)
    assert len(safety.open_copies(path)) == 2
    click(window, "openCopiesRemove")
    assert safety.open_copies(path) == [spared]
    assert part(window, "recoverySheet", RecoverySheet).recovery().passphrase == ""
    _lock_and_open(window)
    assert part(window, "recoverySheet", RecoverySheet).isVisible()
    click(window, "recoveryLater")
    window.locker.forms.keep()
    assert window.desk.journal.drafts.all() == []


def _lock_and_open(window: MainWindow) -> None:
    window.away.idle.emit()
    assert shown_windows() == [window]
    carried_out()
    assert holders(new_one()) == []
    try_with(window, new_one())
    carried_out()
