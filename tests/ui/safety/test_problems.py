"""What is shown when a journal does not open: plain words for every code, and never the jargon."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.words import load_messages
from tests.faults.ground import flip_byte
from tests.ui.keys import press
from tests.ui.safety.acts import WORDS, leave, names, put
from tests.ui.shell.parts import click, part
from ui.dialogs.start_problem import StartProblem
from ui.language import install_language
from ui.main_window import MainWindow
from ui.widgets.progress_overlay import ProgressOverlay
from ui.work import Work

CODES = (
    *("damaged", "newer_version", "not_a_journal", "no_such_file", "journal_in_use", "read_only"),
    *("disk_full", "disk_error", "passphrase_needed", "view_only", "general", "backup_failed"),
)
JARGON = re.compile(
    r"traceback|exception|error|sqlite_|database is locked|cannot rollback|errno|\{|\}|None",
    re.IGNORECASE,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "practice.journal"


@pytest.fixture
def opened() -> Iterator[list[StartProblem]]:
    sheets: list[StartProblem] = []
    yield sheets
    for sheet in sheets:
        sheet.close()
        sheet.deleteLater()


def show(
    qtbot: QtBot, opened: list[StartProblem], code: str, path: Path, language: str = "ru"
) -> StartProblem:
    sheet = StartProblem(JournalError(code, path=str(path)), language)
    opened.append(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
    qtbot.waitUntil(lambda: not sheet.is_looking)
    return sheet


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_code_is_told_in_plain_words(
    qtbot: QtBot,
    app: QApplication,
    opened: list[StartProblem],
    path: Path,
    code: str,
    language: str,
) -> None:
    install_language(app, language)
    sheet = show(qtbot, opened, code, path, language)
    for label in sheet.findChildren(QLabel):
        assert not JARGON.search(label.text()), label.text()
        assert label.heightForWidth(label.width()) <= label.height() + 1 or label.isHidden()
    for button in sheet.findChildren(QAbstractButton):
        assert not JARGON.search(button.text())
        assert button.sizeHint().width() <= button.width() or button.isHidden()
        assert button.accessibleName()
    assert path.name in part(sheet, "startProblemText", QLabel).text()
    assert part(sheet, "startProblemSafe", QLabel).text()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_message_speaks_of_the_engine(language: str) -> None:
    ours = {key: text for key, text in load_messages(language).items() if key[:5] == "start"}
    assert len(ours) > 20
    for key, text in ours.items():
        assert not re.search("traceback|locked|rollback|sqlite", text, re.IGNORECASE), key


def test_details_name_files_and_codes_and_nothing_of_the_content(
    qtbot: QtBot, app: QApplication, opened: list[StartProblem], path: Path
) -> None:
    install_language(app, "ru")
    with open_journal(path) as journal:
        journal.clients.add("Вера Соколова")
        journal.backup()
    sheet = show(qtbot, opened, "damaged", path)
    details = part(sheet, "startProblemDetailsText", QPlainTextEdit)
    assert not details.isVisible()
    click(sheet, "startProblemDetails")
    assert details.isVisible()
    told = details.toPlainText()
    assert "code: damaged" in told
    assert path.name in told
    assert "Вера" not in told
    assert str(path.parent) not in told


def test_a_backup_under_a_passphrase_asks_for_it(
    qtbot: QtBot, app: QApplication, opened: list[StartProblem], path: Path
) -> None:
    install_language(app, "ru")
    with open_journal(path, WORDS) as journal:
        journal.clients.add("Вера")
        journal.backup()
    path.unlink()
    sheet = show(qtbot, opened, "no_such_file", path)
    click(sheet, "startProblemRestore")
    put(sheet, "askNow", "не те слова")
    click(sheet, "askOpen")
    assert not path.exists()
    put(sheet, "askNow", WORDS)
    click(sheet, "askOpen")
    qtbot.waitUntil(lambda: sheet.answer == "retry")
    with open_journal(path, WORDS) as journal:
        assert names(journal) == ["Вера"]


def test_of_two_backups_the_one_that_is_whole_is_offered(
    qtbot: QtBot, app: QApplication, opened: list[StartProblem], path: Path
) -> None:
    install_language(app, "ru")
    with open_journal(path) as journal:
        journal.clients.add("Вера")
        whole = journal.backup()
        journal.clients.add("Ольга")
        newest = journal.backup()
    flip_byte(newest, newest.read_bytes().find("Ольга".encode()) + 1)
    sheet = show(qtbot, opened, "damaged", path)
    click(sheet, "startProblemRestore")
    qtbot.waitUntil(lambda: sheet.answer == "retry")
    assert whole.exists()
    with open_journal(path) as journal:
        assert names(journal) == ["Вера"]


def test_the_page_stands_before_the_backup_is_looked_through(
    qtbot: QtBot, app: QApplication, opened: list[StartProblem], path: Path
) -> None:
    install_language(app, "ru")
    with open_journal(path) as journal:
        journal.clients.add("Вера")
        journal.backup()
    sheet = StartProblem(JournalError("damaged", path=str(path)), "ru")
    opened.append(sheet)
    sheet.show()
    button = part(sheet, "startProblemRestore", QPushButton)
    assert (button.text(), button.isEnabled()) == ("Проверяю последнюю копию…", False)
    press(sheet, Qt.Key.Key_Return)
    assert part(sheet, "startProblemSalvage", QPushButton).isVisible()  # nothing has begun
    assert sheet.findChild(ProgressOverlay) is None
    qtbot.waitUntil(lambda: not sheet.is_looking)
    assert button.isEnabled()
    assert button.hasFocus()
    assert "Вернуть копию" in button.text()


@pytest.mark.parametrize("leave", [StartProblem.reject, StartProblem.deleteLater])
def test_leaving_it_meanwhile_leaves_nothing_running(
    qtbot: QtBot, app: QApplication, path: Path, leave: Callable[[StartProblem], object]
) -> None:
    with open_journal(path) as journal:
        journal.clients.add("Вера")
        journal.backup()
    sheet = StartProblem(JournalError("damaged", path=str(path)), "en")
    sheet.show()
    assert sheet.is_looking
    (work,) = app.findChildren(Work)
    leave(sheet)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not work.is_running
    qtbot.waitUntil(lambda: not app.findChildren(Work))
    if leave is StartProblem.reject:
        assert sheet.backup is None
        sheet.deleteLater()


def test_where_no_backup_is_whole_the_next_help_stands_first(
    qtbot: QtBot, app: QApplication, opened: list[StartProblem], path: Path
) -> None:
    install_language(app, "ru")
    with open_journal(path) as journal:
        journal.clients.add("Ольга")
        only = journal.backup()
    flip_byte(only, only.read_bytes().find("Ольга".encode()) + 1)
    sheet = show(qtbot, opened, "damaged", path)
    assert not part(sheet, "startProblemRestore", QPushButton).isVisible()
    salvage = part(sheet, "startProblemSalvage", QPushButton)
    assert salvage.isDefault()
    assert salvage.hasFocus()


def test_under_a_passphrase_the_one_before_is_offered_when_the_newest_is_damaged(
    qtbot: QtBot, app: QApplication, opened: list[StartProblem], path: Path
) -> None:
    install_language(app, "ru")
    with open_journal(path, WORDS) as journal:
        journal.clients.add("Вера")
        journal.backup()
        journal.clients.add("Ольга")
        newest = journal.backup()
    content = newest.read_bytes()
    newest.write_bytes(content[:8192] + bytes(len(content) - 8192))
    sheet = show(qtbot, opened, "damaged", path)
    click(sheet, "startProblemRestore")
    put(sheet, "askNow", WORDS)
    click(sheet, "askOpen")
    message = part(sheet, "startProblemMessage", QLabel)
    qtbot.waitUntil(lambda: "предыдущая" in message.text())
    assert sheet.answer == "quit"
    click(sheet, "startProblemRestore")
    put(sheet, "askNow", WORDS)
    click(sheet, "askOpen")
    qtbot.waitUntil(lambda: sheet.answer == "retry")
    with open_journal(path, WORDS) as journal:
        assert names(journal) == ["Вера"]


@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_where_the_disk_is_full_a_copy_elsewhere_goes_on(
    qtbot: QtBot,
    app: QApplication,
    opened: list[StartProblem],
    path: Path,
    passphrase: str | None,
) -> None:
    install_language(app, "ru")
    with open_journal(path, passphrase) as journal:
        journal.clients.add("Вера")
    before = path.read_bytes()
    sheet = show(qtbot, opened, "disk_full", path)
    click(sheet, "startProblemCopy")
    dialog = part(sheet, "fileDialog", QFileDialog)
    target = path.with_name("elsewhere.journal")
    dialog.selectFile(str(target))
    dialog.accept()
    if passphrase is not None:
        put(sheet, "askNow", passphrase)
        click(sheet, "askOpen")
    qtbot.waitUntil(lambda: sheet.answer == target)
    with open_journal(target, passphrase) as journal:
        assert names(journal) == ["Вера"]
        assert not journal.view_only
    assert path.read_bytes() == before


def test_looking_is_offered_where_nothing_can_be_written(
    qtbot: QtBot, app: QApplication, opened: list[StartProblem], path: Path
) -> None:
    install_language(app, "ru")
    with open_journal(path) as journal:
        journal.clients.add("Вера")
    sheet = show(qtbot, opened, "disk_full", path)
    click(sheet, "startProblemView")
    assert sheet.answer == "view"
    other = show(qtbot, opened, "newer_version", path)
    assert other.findChild(QAbstractButton, "startProblemView") is None


def test_a_window_goes_on_for_viewing(qtbot: QtBot, window: MainWindow, journal: Journal) -> None:
    journal.close()
    window.files.show_problem(JournalError("disk_full", path=str(journal.path)))
    click(window, "startProblemView")
    qtbot.waitUntil(lambda: window.desk.journal is not journal)
    assert window.desk.journal.view_only
    assert "Анна" in names(window.desk.journal)
    leave(window)
