"""Row 23. Auto-lock in the middle of a note and of a dialog: the draft is kept; no content is left
in widgets or in plain files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app import open_journal
from tests.core import HandClock
from tests.faults.figures import FIGURES
from tests.ui.keys import type_text
from tests.ui.lock.planted import (
    Planted,
    left_in_files,
    left_in_memory,
    left_in_objects,
    plant,
    word,
)
from tests.ui.shell.parts import click, part, shown
from ui.app import create_window
from ui.main_window import MainWindow

PASSPHRASE = "лодка на тихой воде"

Over = Callable[[MainWindow], object]


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    with open_journal(tmp_path / "practice.journal", PASSPHRASE, clock=HandClock()) as journal:
        return plant(journal)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, planted: Planted) -> Iterator[MainWindow]:
    journal = open_journal(tmp_path / "practice.journal", PASSPHRASE, clock=HandClock())
    made = shown(qtbot, create_window(journal, language="ru"))
    yield made
    made.close()
    made.desk.journal.close()


def nothing(_window: MainWindow) -> None:
    pass


def menu(window: MainWindow) -> None:
    click(window, "navMenu")


def file_dialog(window: MainWindow) -> None:
    window.files.choose_export()


def question(window: MainWindow) -> None:
    window.messages.ask(word("client"), "Да", window.close)


def settings(window: MainWindow) -> None:
    window.open_quick_entry()


@pytest.mark.parametrize("over", [nothing, menu, file_dialog, question, settings])
def test_locked_in_the_middle_of_a_note(
    window: MainWindow, planted: Planted, tmp_path: Path, home: Path, over: Over
) -> None:
    window.show_client(planted.client)
    window.clients.view.show_tab("notes")
    editor = part(window, "noteEditor", QTextEdit)
    editor.setFocus()
    type_text(editor, word("typed"))
    over(window)
    _away(window, tmp_path, home)
    _come_back(window)
    assert part(window, "noteEditor", QTextEdit).toPlainText() == word("typed")
    FIGURES.note(23, locked_in_a_note=1, words_lost=0)


@pytest.mark.parametrize("over", [nothing, menu, file_dialog, question])
def test_locked_in_the_middle_of_a_dialog(
    window: MainWindow, tmp_path: Path, home: Path, over: Over
) -> None:
    window.deeds.add_client()
    type_text(part(window, "clientDialogName", QLineEdit), word("typed"))
    over(window)
    _away(window, tmp_path, home)
    _come_back(window)
    name = part(window, "clientDialogName", QLineEdit)
    assert name.isVisible()
    assert name.text() == word("typed")
    FIGURES.note(23, locked_in_a_dialog=1, words_lost=0)


def _away(window: MainWindow, *folders: Path) -> None:
    """Nobody is there for the set time; then nothing of the journal is to be found."""
    window.away.idle.emit()
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not window.desk.journal.is_open
    assert part(window, "lockPage", QWidget).isVisible()
    assert [top for top in QApplication.topLevelWidgets() if top.isVisible()] == [window]
    assert window.findChildren(QFileDialog) == []
    assert left_in_objects() == []
    assert left_in_memory() == []
    assert [found for folder in folders for found in left_in_files(folder)] == []


def _come_back(window: MainWindow) -> None:
    type_text(part(window, "lockPassphrase", QLineEdit), PASSPHRASE)
    click(window, "lockOpen")
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.desk.journal.is_open
