"""Every backup also goes to a stick, which is chosen in the settings; the list shows both."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from tests.core import HandClock
from tests.ui.keys import press
from tests.ui.safety.acts import EVERYBODY, OTHER, WORDS, give, leave, names
from tests.ui.shell.parts import click, part, text
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.preferences import Preferences


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    window.go("settings")
    found = part(window, "settingsPage", SettingsPage)
    found.show_part("backups")
    return found


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def choose(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Choose the folder in the dialog, by keys, and wait for the copy."""
    click(window, "secondChoose")
    dialog = part(window, "fileDialog", QDialog)
    field = part(dialog, "fileNameEdit", QLineEdit)
    field.setText(str(folder))
    press(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.is_busy())


def rows(window: MainWindow) -> list[str]:
    shown = part(window, "backupList", QListWidget)
    told = [shown.item(row).text() for row in range(shown.count())]
    return [row.replace("\N{NO-BREAK SPACE}", " ") for row in told]


@pytest.mark.usefixtures("page")
def test_the_stick_is_chosen_gets_a_copy_and_is_let_go_of(
    qtbot: QtBot, window: MainWindow, stick: Path
) -> None:
    assert part(window, "secondPlace", QLabel).isHidden()
    choose(qtbot, window, stick)
    (copy,) = stick.glob("*.journal")
    with open_journal(copy) as opened:
        assert names(opened) == EVERYBODY
    assert Preferences().second_backup_folder == stick
    assert text(window, "secondState").startswith("Последняя копия там: сегодня, ")
    told = rows(window)
    assert len(told) == 2
    assert ["во второй папке" in row for row in told] == [False, True]
    assert all("хранится примерно до " in row for row in told)
    click(window, "secondClear")
    assert Preferences().second_backup_folder is None
    assert copy.exists()
    assert not part(window, "secondClear", QPushButton).isVisible()


@pytest.mark.usefixtures("page")
def test_while_the_stick_is_away_the_last_copy_is_still_told(
    qtbot: QtBot, window: MainWindow, stick: Path, clock: HandClock
) -> None:
    choose(qtbot, window, stick)
    stick.rename(stick.with_name("pulled out"))
    window.go("clients")
    window.go("settings")
    told = text(window, "secondState")
    assert told.startswith("Сейчас папки нет на месте")
    assert "Последняя копия там: сегодня" in told
    assert not part(window, "secondCopy", QPushButton).isVisible()
    assert not any("во второй папке" in row for row in rows(window))


@pytest.mark.usefixtures("page")
def test_the_folder_of_the_backups_is_no_second_one(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    journal.backup()
    choose(qtbot, window, journal.backup_folder)
    assert Preferences().second_backup_folder is None
    assert "и так лежат" in window.messages.text()


def test_one_that_an_upgrade_began_with_stays_for_good(
    window: MainWindow, journal: Journal
) -> None:
    made = journal.backup()
    made.rename(made.with_name(f"{made.stem}-before-version-2.journal"))
    window.go("settings")
    part(window, "settingsPage", SettingsPage).show_part("backups")
    (row,) = rows(window)
    assert "хранится без срока" in row


def test_what_lies_open_on_the_stick_is_named_after_a_passphrase(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, stick: Path
) -> None:
    choose(qtbot, window, stick)
    (copy,) = stick.glob("*.journal")
    page.show_part("safety")
    give(qtbot, window, "safetySet", new=WORDS)
    shown = part(window, "openCopies", QListWidget)
    listed = [shown.item(row).data(Qt.ItemDataRole.UserRole) for row in range(shown.count())]
    assert copy in [path.resolve() for path in listed]
    click(window, "openCopiesRemove")
    assert not copy.exists()
    click(window, "recoveryLater")
    give(qtbot, window, "safetyChange", now=WORDS, new=OTHER)
    leave(window)
