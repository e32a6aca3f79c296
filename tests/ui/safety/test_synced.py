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
    assert not Preferences().knows_synced(cloud / "practice.journal")
    click(window, "noticeSynced")
    assert window.messages.text() == ""
    assert part(window, "settingsPage", SettingsPage).part() == "data"
    assert part(window, "syncedMove", QPushButton).isVisible()
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


def test_it_is_said_until_it_was_read_and_never_again(
    qtbot: QtBot, cloud: Path, clock: HandClock
) -> None:
    paths = [cloud / f"{name}.journal" for name in ("first", "second")]
    windows: list[MainWindow] = []  # each is taken down at the end, and not in the middle of it

    def told(path: Path, read: bool) -> bool:
        with open_journal(path, clock=clock) as journal:
            window = shown(qtbot, create_window(journal, language="ru"))
            windows.append(window)
            settle(qtbot, window)
            said = "Dropbox" in window.messages.text()
            if read:
                click(window, "noticeClose")
            window.close()
        return said

    assert told(paths[0], read=False)
    assert told(paths[0], read=True)
    assert not told(paths[0], read=False)
    assert told(paths[1], read=True)
    assert not told(paths[0], read=False)


def test_it_speaks_of_no_other_journal_and_waits_for_what_is_urgent(
    qtbot: QtBot, cloud: Path, tmp_path: Path, clock: HandClock
) -> None:
    open_journal(tmp_path / "here.journal").close()
    with open_journal(cloud / "practice.journal", clock=clock) as journal:
        window = shown(qtbot, create_window(journal, language="ru"))
        window.messages.show_text("Важное")
        settle(qtbot, window)
        assert window.messages.text() == "Важное"
        click(window, "noticeClose")
        window.files.viewing.tell()
        assert "Dropbox" in window.messages.text()
        window.files.switch_to(tmp_path / "here.journal")
        assert window.messages.text() == ""
        leave(window)
    assert not Preferences().knows_synced(cloud / "practice.journal")


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
