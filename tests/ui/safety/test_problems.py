"""What is shown when a journal does not open: plain words for every code, and never the jargon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.words import load_messages
from tests.ui.safety.acts import WORDS, names, put
from tests.ui.shell.parts import click, part
from ui.dialogs.start_problem import StartProblem
from ui.language import install_language

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
    qtbot.waitUntil(lambda: sheet.answer == "retry", timeout=10_000)
    with open_journal(path, WORDS) as journal:
        assert names(journal) == ["Вера"]
