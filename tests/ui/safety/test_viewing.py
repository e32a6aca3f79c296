"""A journal that cannot be written is shown, says why, and goes on in a copy elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from journal_app import open_journal
from tests.ui.safety.acts import done, leave, names
from tests.ui.shell.parts import click, part, settle, shown, text
from ui.app import create_window
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage


@pytest.fixture
def viewed(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    folder = tmp_path / "locked"
    folder.mkdir()
    with open_journal(folder / "practice.journal") as journal:
        journal.clients.add("Вера")
    folder.chmod(0o500)
    opened = open_journal(folder / "practice.journal")
    window = shown(qtbot, create_window(opened, language="ru"))
    settle(qtbot, window)
    yield window
    folder.chmod(0o700)
    leave(window)


def test_it_says_why_and_goes_on_in_a_copy(
    qtbot: QtBot, viewed: MainWindow, tmp_path: Path
) -> None:
    assert viewed.desk.journal.view_only == "read_only"
    assert "просмотр" in text(viewed, "noticeText")
    viewed.go("settings")
    part(viewed, "settingsPage", SettingsPage).show_part("data")
    click(viewed, "settingsSaveCopy")
    dialog = part(viewed, "fileDialog", QFileDialog)
    dialog.selectFile(str(tmp_path / "copy.journal"))
    dialog.accept()
    qtbot.waitUntil(done(viewed))
    qtbot.waitUntil(lambda: viewed.desk.journal.path == tmp_path / "copy.journal")
    assert viewed.desk.journal.view_only == ""
    viewed.desk.journal.clients.add("Борис")
    assert names(viewed.desk.journal) == ["Борис", "Вера"]


def test_the_copy_is_offered_beside_what_is_said(
    qtbot: QtBot, viewed: MainWindow, tmp_path: Path
) -> None:
    assert part(viewed, "viewingSaveCopy", QPushButton).text() == "Сохранить копию…"
    click(viewed, "viewingSaveCopy")
    dialog = part(viewed, "fileDialog", QFileDialog)
    dialog.selectFile(str(tmp_path / "copy.journal"))
    dialog.accept()
    qtbot.waitUntil(lambda: viewed.desk.journal.path == tmp_path / "copy.journal")
    assert viewed.desk.journal.view_only == ""
    assert viewed.findChild(QPushButton, "viewingSaveCopy") is None


def test_a_start_takes_away_what_a_killed_one_left(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / "temporary" / "client-journal-killed"
    (left / "copy").mkdir(parents=True)
    (left / "copy" / "practice.journal").write_bytes(b"somebody")
    (left / "lock").touch()
    monkeypatch.setattr("tempfile.tempdir", str(left.parent))
    settle(qtbot, window)
    assert not left.exists()


def test_no_copy_is_offered_where_all_is_well(window: MainWindow) -> None:
    window.go("settings")
    part(window, "settingsPage", SettingsPage).show_part("data")
    assert not part(window, "settingsSaveCopy", QPushButton).isVisible()
