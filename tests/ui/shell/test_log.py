"""The last net: an unexpected error is written down without content and shown once."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from journal_app.errors import JournalError
from tests.ui.shell.parts import sheet
from ui.log import Log, without_content
from ui.messages import show_bug


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Log:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Log(tmp_path / "state")
    made.catch()
    return made


def fail(name: str) -> None:
    raise ValueError(f"no such client as {name}")


def meet(name: str) -> None:
    """An error as the event loop meets it."""
    try:
        fail(name)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_places_and_types_but_no_words(log: Log) -> None:
    meet("Вера Соколова")
    written = log.path.read_text("utf-8")
    assert "ValueError" in written
    assert "test_log.py" in written
    assert "fail" in written
    assert "Вера" not in written
    assert "Соколова" not in written


def test_causes_are_told_too() -> None:
    try:
        try:
            fail("Вера")
        except ValueError as error:
            raise KeyError("Вера") from error
    except KeyError as error:
        report = without_content(error)
    assert report.index("KeyError") < report.index("ValueError")
    assert "Вера" not in report


def test_one_report_for_each_different_error(qtbot: QtBot, log: Log) -> None:
    met: list[str] = []
    log.bug_met.connect(lambda report, _path: met.append(report))
    for _ in range(3):
        meet("Вера")
    assert len(met) == 1
    assert log.path.read_text("utf-8").count("ValueError") == 3
    try:
        fail("Вера")
    except ValueError as error:  # from another line it is another one
        sys.excepthook(type(error), error, error.__traceback__)
    assert len(met) == 2
    assert qtbot


def test_damage_is_not_called_a_bug_that_harmed_nothing(log: Log) -> None:
    bugs: list[str] = []
    told: list[str] = []
    log.bug_met.connect(lambda report, _path: bugs.append(report))
    log.disk_failed.connect(lambda error: told.append(error.code))
    for code in ("damaged", "disk_error", "general"):
        error = JournalError(code)
        sys.excepthook(JournalError, error, None)
    assert told == ["damaged", "disk_error"]
    assert len(bugs) == 1


def test_errors_of_threads_are_caught(qtbot: QtBot, log: Log) -> None:
    with qtbot.waitSignal(log.bug_met):
        thread = threading.Thread(target=fail, args=("Вера",))
        thread.start()
        thread.join()


def test_it_does_not_grow_without_end(log: Log) -> None:
    for _ in range(300):
        log.write("x" * 5000)
    files = list(log.path.parent.iterdir())
    assert len(files) == 4
    assert sum(file.stat().st_size for file in files) < 1_000_000


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    Log(tmp_path / "state").write("anything")


def test_the_dialog_says_that_all_is_safe_and_where_the_details_are(
    app: QApplication, log: Log
) -> None:
    assert app
    show_bug("ValueError\n  journal.py:1 fail", str(log.path))
    box = sheet("bug")
    assert isinstance(box, QMessageBox)
    assert str(log.path) in box.informativeText()
    assert "fail" in box.detailedText()
    box.close()
