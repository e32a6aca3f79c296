"""A backup comes back: after a look into it, with its own passphrase, and never into nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal, safety
from journal_app.errors import JournalError
from tests.core import HandClock
from tests.ui.keys import press
from tests.ui.safety.acts import (
    EVERYBODY,
    OTHER,
    WORDS,
    done,
    give,
    leave,
    leave_sheets,
    names,
    put,
)
from tests.ui.shell.parts import click, part, text
from ui.dialogs.start_problem import StartProblem
from ui.formatting import day_text
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage


def open_part(window: MainWindow, name: str) -> None:
    window.go("settings")
    part(window, "settingsPage", SettingsPage).show_part(name)


def lines(window: MainWindow) -> list[str]:
    """What the list of backups says, the newest first."""
    shown = part(window, "backupList", QListWidget)
    rows = [shown.item(row).text() for row in range(shown.count())]
    return [row.replace("\N{NO-BREAK SPACE}", " ") for row in rows]


def test_one_of_the_list_is_looked_into_and_comes_back(
    qtbot: QtBot, window: MainWindow, journal: Journal, clock: HandClock
) -> None:
    journal.backup()
    clock.forward(1)
    journal.clients.add("Лишняя")
    open_part(window, "backups")
    shown = part(window, "backupList", QListWidget)
    shown.setFocus()
    press(shown, Qt.Key.Key_Return)  # the newest is chosen already
    assert text(window, "restoreContents").startswith("3 клиента, ")
    assert text(window, "restoreLater").startswith("С тех пор сделана 1 запись")
    click(window, "restoreAgree")
    qtbot.waitUntil(done(window))
    assert names(window.desk.journal) == EVERYBODY
    leave(window)


def test_it_says_who_would_come_back_though_erased(window: MainWindow, journal: Journal) -> None:
    backup = journal.backup()
    window.files.look_into(backup)
    assert window.findChild(QLabel, "restoreErased") is None
    click(window, "restoreCancel")
    journal.clients.erase(journal.client_lines()[0].id, "просьба")
    window.files.look_into(backup)
    assert text(window, "restoreErased").startswith("Вернётся 1 клиент")


def chosen(window: MainWindow) -> str:
    """Which backup would come back."""
    item = part(window, "backupList", QListWidget).currentItem()
    return "" if item is None else item.toolTip()


def test_the_newest_is_chosen_and_what_a_person_chooses_stays(
    window: MainWindow, journal: Journal, clock: HandClock
) -> None:
    open_part(window, "backups")
    back = part(window, "backupRestore", QAbstractButton)
    assert back.isHidden()
    older, newer = journal.backup(), journal.backup()
    open_part(window, "safety")
    open_part(window, "backups")
    assert chosen(window).endswith(newer.name)
    assert back.isVisible()
    assert back.isEnabled()
    shown = part(window, "backupList", QListWidget)
    shown.setFocus()
    press(shown, Qt.Key.Key_Down)
    assert chosen(window).endswith(older.name)
    newest = journal.backup()
    window.files.tell_backed_up()  # one that was made meanwhile moves nobody's choice
    assert chosen(window).endswith(older.name)
    open_part(window, "safety")
    open_part(window, "backups")
    assert chosen(window).endswith(newest.name)
    click(window, "backupRestore")
    assert text(window, "restoreFile") == newest.name
    click(window, "restoreCancel")
    leave(window)


def test_the_list_tells_what_the_weekly_check_has_found(
    window: MainWindow, journal: Journal, clock: HandClock
) -> None:
    whole = journal.backup()
    clock.forward(1)
    assert safety.check_newest(journal)
    clock.forward(30)
    spoiled = journal.backup()
    with spoiled.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xa5" * 8192)
    assert safety.check_newest(journal) is False
    newest = journal.backup()
    open_part(window, "backups")
    assert [safety.checks(journal).get(one.path, "") is None for one in journal.backups()] == [
        False, True, False,
    ]  # fmt: skip
    unchecked, damaged, checked = lines(window)
    assert "проверена" not in unchecked
    assert "повреждена" not in unchecked
    assert damaged.endswith(" · повреждена")
    assert checked.endswith(f" · проверена {day_of(journal, 30)}")
    assert {whole, spoiled, newest} == {one.path for one in journal.backups()}
    leave(window)


def day_of(journal: Journal, days_ago: int) -> str:
    day = journal.today() - timedelta(days=days_ago)
    return day_text(day, journal.today(), QLocale("ru")).replace("\N{NO-BREAK SPACE}", " ")


def test_a_backup_under_an_older_passphrase_asks_for_it(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    open_part(window, "safety")
    give(qtbot, window, "safetySet", new=WORDS)
    leave_sheets(window)
    old = window.desk.journal.backup()
    give(qtbot, window, "safetyChange", now=WORDS, new=OTHER)
    leave_sheets(window)
    window.desk.journal.clients.add("Лишняя")
    window.desk.journal.backup()
    open_part(window, "backups")
    told = lines(window)
    assert "под нынешним паролем" in told[0]
    assert any("под прежним паролем" in line for line in told)
    window.files.look_into(old)
    ask = part(window, "askSheet", QDialog)
    put(ask, "askNow", OTHER)
    press(ask, Qt.Key.Key_Return)
    assert text(window, "askSheetMessage")
    assert window.desk.journal.is_open
    put(ask, "askNow", WORDS)
    press(ask, Qt.Key.Key_Return)
    click(window, "restoreAgree")
    qtbot.waitUntil(done(window))
    assert names(window.desk.journal) == EVERYBODY
    assert window.desk.journal.opens_with(WORDS)
    leave(window)


def test_a_backup_that_is_gone_leaves_the_journal_open(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    backup = journal.backup()
    open_part(window, "backups")
    backup.unlink()
    window.files.look_into(backup)
    assert text(window, "noticeText")
    window.files.restore(backup)
    qtbot.waitUntil(done(window))
    assert names(window.desk.journal) == EVERYBODY
    leave(window)


def test_a_wrong_passphrase_leaves_the_journal_open(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    open_part(window, "safety")
    give(qtbot, window, "safetySet", new=WORDS)
    leave_sheets(window)
    backup = window.desk.journal.backup()
    window.files.restore(backup, OTHER)
    qtbot.waitUntil(done(window))
    assert window.desk.journal.opens_with(WORDS)
    assert names(window.desk.journal) == EVERYBODY
    assert OTHER not in text(window, "noticeText")
    leave(window)


def test_when_the_journal_itself_is_gone_the_page_of_a_failed_start_comes(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    saved = journal.backup()
    window.files.run(
        "…", lambda _progress, _cancelled: _vanish(journal), lambda _done: None, can_cancel=False
    )
    qtbot.waitUntil(lambda: not window.is_busy())
    window.files.show_problem(JournalError("no_such_file", path=str(journal.path)))
    page = part(window, "startProblem", StartProblem)
    assert page.isVisible()
    qtbot.waitUntil(lambda: not page.is_looking)
    click(window, "startProblemRestore")
    qtbot.waitUntil(done(window))
    assert saved.exists()
    assert names(window.desk.journal) == EVERYBODY
    leave(window)


def test_a_lock_over_the_questions_of_a_new_journal_brings_no_page_back(
    window: MainWindow, journal: Journal
) -> None:
    journal.close()
    window.files.show_problem(JournalError("no_such_file", path=str(journal.path)))
    click(window, "startProblemNew")
    window.lock()
    assert window.locker.is_locked()
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert shown == [window]


def _vanish(journal: Journal) -> None:
    journal.close()
    journal.path.unlink()
    Path(f"{journal.path}-wal").unlink(missing_ok=True)
