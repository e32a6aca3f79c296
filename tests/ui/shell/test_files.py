"""Whole files through the window: import, export, backups, other journals."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from tests.core import HandClock
from tests.ui.keys import CTRL, press
from tests.ui.shell.parts import click, everybody, in_front, open_client, part, settle, sheet, text
from ui.log import Log
from ui.main_window import MainWindow

HEADER = "date,client,event,principle,points,text,due,parts\n"
GOOD = HEADER + "2026-03-01,Галина,deposit,little_things,usual,чай,,\n"


def log(folder: Path, lines: int) -> Path:
    """A log of so many deposits."""
    path = folder / "log.csv"
    rows = [f"2026-03-01,Галина,deposit,integrity,usual,чай {n},,\n" for n in range(lines)]
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def choose(window: MainWindow, key: str, path: Path) -> None:
    """Press a key that asks for a file, and name one."""
    press(None, key, CTRL)
    dialog = part(window, "fileDialog", QFileDialog)
    field = part(dialog, "fileNameEdit", QLineEdit)
    field.setText(str(path))
    press(field, Qt.Key.Key_Return)


def leave(window: MainWindow) -> None:
    """Close a window, and the journal that it opened itself."""
    window.close()
    window.desk.journal.close()


def not_busy(window: MainWindow) -> Callable[[], bool]:
    return lambda: not window.is_busy()


@pytest.mark.parametrize("key", ["i", "ш"])
def test_a_log_comes_in_and_is_told(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path, key: str
) -> None:
    with qtbot.waitSignal(window.files.imported):
        choose(window, key, log(tmp_path, 3))
    galina = next(line for line in journal.client_lines() if line.name == "Галина")
    assert galina.balance == 19
    report = sheet("importReport")
    assert text(report, "importReportText").startswith("Внесено: 1 клиент, 3 записи")
    assert report.findChild(QPlainTextEdit) is None
    press(report, Qt.Key.Key_Return)
    assert window.toast.message() == "Данные загружены"
    assert everybody(window) == "Все 4"
    in_front(qtbot, window)
    press(None, "z", CTRL)
    assert everybody(window) == "Все 3"


def test_the_same_log_again_is_left_out_and_said_why(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = log(tmp_path, 2)
    for _ in range(2):
        with qtbot.waitSignal(window.files.imported):
            window.files.import_from(path)
        report = sheet("importReport")
        if _ == 0:
            press(report, Qt.Key.Key_Return)
    rows = part(report, "importReportLeftOut", QPlainTextEdit).toPlainText().splitlines()
    assert len(rows) == 2
    assert "строка 2" in rows[0]
    click(report, "importReportClose")


def test_nothing_is_accepted_while_it_runs(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    open_client(window, "Анна")
    with qtbot.waitSignal(window.files.imported):
        window.files.import_from(log(tmp_path, 2000))
        assert part(window, "progressOverlay", QWidget).isVisible()
        for key in ("1", "2"):
            press(None, key)
        press(None, "n", CTRL)
        press(None, "k", CTRL)
        window.files.import_from(log(tmp_path, 3))  # a second one is not begun
        assert not part(window, "composer", QWidget).isVisible()
        assert window.findChild(QWidget, "quickEntry") is None
    assert not window.is_busy()


def test_closing_while_it_runs_stops_it_first(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    window.files.import_from(log(tmp_path, 20_000))
    assert not window.close()
    qtbot.waitUntil(not_busy(window))
    assert len(journal.client_lines()) == 3
    assert window.close()


@pytest.mark.parametrize("way", ["key", "button"])
def test_cancel_leaves_everything_as_it_was(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path, way: str
) -> None:
    open_client(window, "Анна")
    window.files.import_from(log(tmp_path, 20_000))
    if way == "key":
        press(None, Qt.Key.Key_Escape)
    else:
        click(window, "progressCancel")
    qtbot.waitUntil(not_busy(window))
    assert len(journal.client_lines()) == 3
    assert window.toast.message() == "Остановлено — всё осталось, как было."
    press(None, "1")
    assert part(window, "composer", QWidget).isVisible()


def test_a_broken_line_is_named_and_nothing_comes_in(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    path.write_text(GOOD + "31.02.2026,Галина,deposit,,,,,\n", encoding="utf-8")
    window.files.import_from(path)
    qtbot.waitUntil(not_busy(window))
    assert "log.csv, строка 3" in text(window, "noticeText")
    assert len(journal.client_lines()) == 3


def test_another_kind_of_file_is_refused(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.files.import_from(tmp_path / "photo.png")
    qtbot.waitUntil(not_busy(window))
    assert ".csv" in text(window, "noticeText")
    window.files.export_to(tmp_path / "journal.png")
    qtbot.waitUntil(not_busy(window))
    assert not (tmp_path / "journal.png").exists()


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_what_goes_out_comes_in_again(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"out.{ending}"
    choose(window, "e", target)
    qtbot.waitUntil(not_busy(window))
    assert target.name in window.toast.message()
    if ending == "json":
        assert json.loads(target.read_text("utf-8"))["format"] == "client-journal"
    with open_journal(tmp_path / "other.journal", clock=journal.today) as other:
        before = journal.balances()
        assert window.files.switch_to(tmp_path / "other.journal") is False  # it is open here
        other.close()
    assert window.files.switch_to(tmp_path / "other.journal")
    with qtbot.waitSignal(window.files.imported):
        window.files.import_from(target)
    sheet("importReport").close()
    after = window.desk.journal.balances(before and journal.today())
    assert [line[1:3] for line in after] == [line[1:3] for line in before]
    leave(window)


def test_a_backup_now(qtbot: QtBot, window: MainWindow, journal: Journal) -> None:
    press(None, "b", CTRL)
    qtbot.waitUntil(not_busy(window))
    backup = journal.last_backup()
    assert backup is not None
    assert backup.path.name in window.toast.message()
    assert text(window, "statusBackup").startswith("копия: ")


def test_a_backup_is_brought_back(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    backup = journal.backup()
    journal.clients.add("Лишняя")
    window.files.restore(backup)
    qtbot.waitUntil(not_busy(window))
    names = [line.name for line in window.desk.journal.client_lines()]
    assert names == ["Анна", "Борис Л.", "Вера Соколова"]
    assert everybody(window) == "Все 3"
    kept = list(tmp_path.glob("*replaced*.journal"))
    assert len(kept) == 1
    assert kept[0].name in text(window, "noticeText")
    with open_journal(kept[0]) as before:
        assert "Лишняя" in [line.name for line in before.client_lines()]
    leave(window)


def test_bringing_back_asks_first(window: MainWindow, journal: Journal, clock: HandClock) -> None:
    backup = journal.backup()
    clock.forward(1)
    journal.clients.add("Галина")
    window.files.choose_restore()
    dialog = part(window, "fileDialog", QFileDialog)
    assert Path(dialog.directory().path()) == journal.backup_folder
    field = part(dialog, "fileNameEdit", QLineEdit)
    field.setText(str(backup))
    press(field, Qt.Key.Key_Return)
    assert text(window, "restoreLater").startswith("С тех пор сделана 1 запись")
    click(window, "restoreCancel")
    assert len(journal.client_lines()) == 4


def test_a_file_that_is_no_backup_changes_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Дорогая Вера", encoding="utf-8")
    window.files.restore(other)
    qtbot.waitUntil(not_busy(window))
    assert "не журнал" in text(window, "noticeText")
    assert len(window.desk.journal.client_lines()) == 3
    leave(window)


def test_another_journal_in_the_same_window(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    settle(qtbot, window)
    path = tmp_path / "other.journal"
    with open_journal(path) as other:
        other.clients.add("Галина")
    open_client(window, "Анна")
    choose(window, "o", path)
    assert window.desk.journal.path == path
    assert text(window, "statusFile") == "other.journal"
    assert everybody(window) == "Все 1"
    assert window.preferences.last_journal == path
    with open_journal(journal.path) as before:  # the one before is let go, with a backup
        assert before.last_backup() is not None
    leave(window)


def test_a_journal_of_an_older_version_is_said_to_be_brought_up_once(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    settle(qtbot, window)
    stored = Path(__file__).parents[2] / "databases" / "version-1.journal"
    path = Path(shutil.copy(stored, tmp_path / "прежний.journal"))
    path.chmod(0o600)
    with qtbot.waitSignal(window.settled):
        assert window.files.switch_to(path)
    copy = window.desk.journal.upgrade_backup
    assert copy is not None
    assert str(copy) in text(window, "noticeText")
    assert "отменить уже нельзя" in text(window, "noticeText")
    click(window, "noticeClose")
    window.files.tell_upgraded()
    assert text(window, "noticeText") == ""
    leave(window)


def test_a_journal_that_does_not_open_leaves_the_present_one(
    window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Дорогая Вера", encoding="utf-8")
    assert not window.files.switch_to(path)
    assert "не журнал" in text(window, "noticeText")
    assert window.desk.journal is journal


def test_a_new_journal_beside_the_present_one(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    press(None, "n", CTRL | Qt.KeyboardModifier.ShiftModifier)
    first = sheet("firstRun")
    path = part(first, "firstRunPath", QLineEdit)
    path.setText(str(tmp_path / "second"))
    path.textEdited.emit(path.text())
    click(first, "firstRunProfession_psychologist")
    press(path, Qt.Key.Key_Return)
    assert window.desk.journal.path == tmp_path / "second.journal"
    assert window.desk.profession == "psychologist"
    settle(qtbot, window)
    leave(window)


def test_the_window_is_backed_up_soon_after_the_start(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    from ui.backups import BackupKeeper

    keeper = BackupKeeper(window, Log(tmp_path))
    keeper.start()
    qtbot.waitUntil(lambda: journal.last_backup() is not None)
    qtbot.waitUntil(lambda: "12:00" in text(window, "statusBackup"))
    keeper.finish()


def test_a_failed_backup_is_a_quiet_word(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    from ui.backups import BackupKeeper

    journal.backup_folder.write_text("a file where the folder should be")
    keeper = BackupKeeper(window, Log(tmp_path))
    keeper.start()
    qtbot.waitUntil(lambda: text(window, "statusBackup") == "копию сделать не удалось")
    keeper.finish()
    assert "backup: " in (tmp_path / "client-journal.log").read_text("utf-8")
    assert window.isActiveWindow()


def test_the_overlay_names_the_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.files.imported):
        window.files.import_from(log(tmp_path, 50))
        assert part(window, "progressText", QLabel).text() == "Загружаю log.csv…"
    sheet("importReport").close()
