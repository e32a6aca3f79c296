"""A journal in a folder that a cloud owns: it is said, and the journal comes to this computer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journal_app import open_journal
from tests.core import HandClock
from tests.ui.keys import type_text
from tests.ui.safety.acts import WORDS, done, leave, names
from tests.ui.shell.parts import click, part, settle, shown, text
from ui.app import create_window
from ui.dialogs.first_run import FirstRun
from ui.language import install_language
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.preferences import Preferences


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    return place


@pytest.fixture(params=[None, WORDS], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    return None if request.param is None else str(request.param)


@pytest.fixture
def cloud(home: Path) -> Path:
    folder = home / "Dropbox"
    folder.mkdir()
    return folder


@pytest.fixture
def window(
    qtbot: QtBot, cloud: Path, clock: HandClock, passphrase: str | None
) -> Iterator[MainWindow]:
    with open_journal(cloud / "practice.journal", passphrase, clock=clock) as journal:
        journal.clients.add("Вера")
        window = shown(qtbot, create_window(journal, language="ru"))
        yield window
        leave(window)


def test_it_is_said_once_and_the_journal_comes_here(
    qtbot: QtBot, window: MainWindow, cloud: Path, home: Path, passphrase: str | None
) -> None:
    settle(qtbot, window)
    assert "Dropbox" in window.messages.text()
    assert Preferences().told_synced == cloud / "practice.journal"
    window.go("settings")
    part(window, "settingsPage", SettingsPage).show_part("data")
    assert "Dropbox" in text(window, "syncedWords")
    click(window, "syncedMove")
    qtbot.waitUntil(lambda: done(window)() and len(list(cloud.glob("practice-*.journal"))) == 1)
    journal = window.desk.journal
    assert journal.path.name == "practice.journal"
    assert cloud not in journal.path.parents
    assert home in journal.path.parents
    assert names(journal) == ["Вера"]
    assert journal.is_encrypted == (passphrase is not None)
    assert not journal.view_only
    assert Preferences().last_journal == journal.path
    assert Preferences().second_backup_folder == cloud
    assert "Прежний файл остался" in window.messages.text()
    (copy,) = cloud.glob("practice-*.journal")
    for kept in (copy, cloud / "practice.journal"):
        with open_journal(kept, passphrase) as former:
            assert names(former) == ["Вера"]
    window.go("settings")
    assert (
        part(window, "syncedMove", QPushButton).isHidden()
        or not part(window, "syncedMove", QPushButton).isVisible()
    )


def test_a_place_that_cannot_be_written_leaves_it_where_it_is(
    qtbot: QtBot, window: MainWindow, cloud: Path, home: Path
) -> None:
    settle(qtbot, window)
    for place in (home / "Журнал клиентов", home / "Documents" / "Журнал клиентов"):
        place.parent.mkdir(exist_ok=True)
        place.write_text("a file in the place of the folder")
    window.go("settings")
    part(window, "settingsPage", SettingsPage).show_part("data")
    click(window, "syncedMove")
    qtbot.waitUntil(done(window))
    assert window.desk.journal.path == cloud / "practice.journal"
    assert names(window.desk.journal) == ["Вера"]
    assert window.messages.text()
    assert Preferences().second_backup_folder is None


def test_a_first_run_offers_to_keep_it_here(
    qtbot: QtBot, home: Path, cloud: Path, app: QApplication
) -> None:
    install_language(app, "ru")
    sheet = FirstRun("ru", place=home / "Журнал.journal")
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
    keep = part(sheet, "firstRunKeepHere", QPushButton)
    assert keep.isHidden()
    path = part(sheet, "firstRunPath", QLineEdit)
    path.selectAll()
    type_text(path, str(cloud / "Журнал.journal"))
    assert "Dropbox" in part(sheet, "firstRunPlaceHint", QLabel).text()
    assert keep.isVisible()
    keep.click()
    assert keep.isHidden()
    choices = sheet.choices()
    assert cloud not in choices.path.parents
    assert choices.path.name == "Журнал.journal"
    assert choices.second == cloud
