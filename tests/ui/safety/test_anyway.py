"""Where the backup before something large cannot be made, one may go on, knowing it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from journal_app.exchange.archive import export_archive
from journal_app.exchange.log import export_log
from tests.ui.keys import press, type_text
from tests.ui.safety.acts import EVERYBODY, names
from tests.ui.shell.parts import click, open_client, part, settle
from ui.main_window import MainWindow


@pytest.fixture
def no_room(journal: Journal) -> Path:
    """No backup can be made: a file lies where their folder would be."""
    place = journal.backup_folder
    place.write_text("a letter of somebody else")
    return place


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_an_import_goes_on_when_that_is_wanted(
    qtbot: QtBot, window: MainWindow, journal: Journal, no_room: Path, tmp_path: Path, ending: str
) -> None:
    source = tmp_path / f"other.{ending}"
    with open_journal(tmp_path / "other.journal", clock=journal.clock) as other:
        other.entries.deposit(other.clients.add("Ольга").id, "integrity", note="Сдержала слово")
        export_log(other.store, source) if ending == "csv" else export_archive(other.store, source)
    window.files.import_from(source)
    qtbot.waitUntil(lambda: not window.is_busy())
    sheet = part(window, "anywaySheet", QDialog)
    assert names(journal) == EVERYBODY
    press(sheet, Qt.Key.Key_Return)
    assert names(journal) == EVERYBODY
    window.files.import_from(source)
    qtbot.waitUntil(lambda: not window.is_busy())
    with qtbot.waitSignal(window.files.imported):
        click(window, "anywayGo")
    assert "Ольга" in names(journal)
    assert no_room.read_text() == "a letter of somebody else"


@pytest.mark.usefixtures("no_room")
def test_so_does_erasing(qtbot: QtBot, window: MainWindow, journal: Journal) -> None:
    settle(qtbot, window)
    open_client(window, "Вера Соколова")
    window.commands.action("eraseClient").trigger()
    type_text(part(window, "eraseReason", QLineEdit), "согласие отозвано")
    click(window, "eraseConfirm")
    qtbot.waitUntil(lambda: not window.is_busy())
    assert "Вера Соколова" in names(journal)
    click(window, "anywayGo")
    qtbot.waitUntil(lambda: not window.is_busy())
    assert names(journal) == ["Анна", "Борис Л."]
