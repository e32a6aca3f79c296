"""What a person does with passphrases, by real keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from tests.ui.keys import press, type_text
from tests.ui.shell.parts import click, part
from ui.main_window import MainWindow

WORDS = "тихий чай у окна"
OTHER = "семь рыжих лисиц"
EVERYBODY = ["Анна", "Борис Л.", "Вера Соколова"]


def done(window: MainWindow) -> Callable[[], bool]:
    """Whether the work has ended, a journal is open, and the window shows it."""
    return lambda: (
        not window.is_busy() and window.desk.journal.is_open and window.centralWidget().isVisible()
    )


def put(sheet: QWidget, name: str, words: str) -> None:
    """Type into a field in the place of what stands there."""
    field = part(sheet, name, QLineEdit)
    field.setFocus()
    field.selectAll()
    type_text(field, words)


def ask(window: MainWindow, button: str) -> QWidget:
    """Open the sheet."""
    click(window, button)
    return part(window, "passphraseSheet", QWidget)


def give(qtbot: QtBot, window: MainWindow, button: str, now: str = "", new: str = "") -> None:
    """Fill the sheet in, press Enter, and wait."""
    sheet = ask(window, button)
    if now:
        put(sheet, "passphraseNow", now)
    if new:
        put(sheet, "passphraseNew", new)
        put(sheet, "passphraseAgain", new)
    press(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(done(window))


def leave_sheets(window: MainWindow) -> None:
    """Put away what is offered after a new passphrase."""
    for name in ("openCopiesKeep", "recoveryLater"):
        if window.findChild(QAbstractButton, name) is not None:
            click(window, name)


def leave(window: MainWindow) -> None:
    """Close the window and the journal that it opened itself."""
    window.close()
    window.desk.journal.close()


def names(journal: Journal) -> list[str]:
    """Who is in it."""
    return [line.name for line in journal.client_lines()]


def code_of(path: Path, passphrase: str | None) -> str:
    """Why a journal does not open."""
    with pytest.raises(JournalError) as told:
        open_journal(path, passphrase).close()
    return told.value.code
