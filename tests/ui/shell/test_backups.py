"""Backups that nobody asks for, as the window makes them."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from journal_app import Journal
from tests.faults.ground import flip_byte
from ui.backups import BackupKeeper, back_up_at_close
from ui.log import Log
from ui.main_window import MainWindow
from ui.preferences import Preferences


def test_the_stick_gets_each_backup_and_its_moment_is_remembered(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    window.preferences.second_backup_folder = stick
    keeper = BackupKeeper(window, Log(tmp_path))
    keeper.start()
    qtbot.waitUntil(lambda: window.preferences.second_backup_at is not None)
    keeper.finish()
    newest = journal.last_backup()
    assert newest is not None
    assert [path.name for path in stick.iterdir()] == [newest.path.name]
    assert Preferences().second_backup_at == newest.made
    assert Preferences().second_backup_folder == stick


def test_a_stick_that_is_away_is_no_error(
    window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    window.preferences.second_backup_folder = tmp_path / "away"
    back_up_at_close(journal, window.preferences, Log(tmp_path))
    assert journal.last_backup() is not None
    assert window.preferences.second_backup_at is None
    assert not (tmp_path / "client-journal.log").exists()


def test_at_the_end_the_stick_gets_it_too_and_trouble_there_is_only_noted(
    window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    sticks = [tmp_path / "stick", tmp_path / "other stick"]
    for stick in sticks:
        stick.mkdir()
    window.preferences.second_backup_folder = sticks[0]
    back_up_at_close(journal, window.preferences, Log(tmp_path))
    assert len(list(sticks[0].iterdir())) == 1
    newest = journal.last_backup()
    assert newest is not None
    flip_byte(newest.path, newest.path.read_bytes().find("Вера".encode()) + 1)
    window.preferences.second_backup_folder = sticks[1]
    back_up_at_close(journal, window.preferences, Log(tmp_path))
    assert list(sticks[1].iterdir()) == []
    told = (tmp_path / "client-journal.log").read_text("utf-8")
    assert "second backup at close: backup_failed" in told
    assert window.preferences.second_backup_at is None


def test_a_damaged_backup_is_told_at_the_top_of_the_pages(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    copy = journal.backup()
    content = copy.read_bytes()
    flip_byte(copy, content.find("Вера".encode()) + 1)
    keeper = BackupKeeper(window, Log(tmp_path))
    with qtbot.waitSignal(window.messages.told):
        keeper.start()
    keeper.finish()
    assert "Ctrl+B" in window.messages.text()


def test_a_damaged_journal_is_told_at_the_next_start(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    journal.store.database.execute_sql("UPDATE client SET name = name || '!' WHERE id = 1")
    journal.clients.add("Ольга")
    keeper = BackupKeeper(window, Log(tmp_path))
    with qtbot.waitSignal(window.messages.told):
        keeper.start()
    keeper.finish()
    assert journal.last_backup() is None
    assert window.messages.text() != ""


def test_what_an_erasing_has_left_is_rewritten_while_nobody_is_there(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    journal.clients.erase(1, "просьба")
    journal.store.database.execute_sql("DELETE FROM event WHERE what = 'cleaned'")
    keeper = BackupKeeper(window, Log(tmp_path))
    keeper.start()

    def is_clean_after_a_while() -> bool:
        window.idle.clock = lambda: 0.0
        window.idle.set_seconds(60)
        window.idle.clock = lambda: 61.0
        window.idle.look()
        return journal.rights.acts()[0].is_clean

    assert not journal.rights.acts()[0].is_clean  # not at the start, when somebody begins to work
    qtbot.waitUntil(is_clean_after_a_while)
    keeper.finish()
    assert journal.has_clients()
