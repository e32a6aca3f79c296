"""The whole way from the start to the end of the program, with a person at the dialogs."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from journal_app import open_journal
from tests.ui.keys import press, type_text
from tests.ui.shell.parts import click, everybody
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.program import Program

Step = Callable[[QWidget], None]


class Person:
    """Does one step for each window that comes up, in order; then there must be none left."""

    def __init__(self, steps: list[tuple[str, Step]]) -> None:
        self._steps = steps
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self.waited = 0

    def done(self) -> bool:
        self._timer.stop()
        return not self._steps

    def _look(self) -> None:
        self.waited += 1
        window = QApplication.activeModalWidget() or QApplication.activeWindow()
        if self._steps and window is not None and window.objectName() == self._steps[0][0]:
            _, step = self._steps.pop(0)
            step(window)
        elif self.waited > 3000:
            self._timer.stop()
            for each in QApplication.topLevelWidgets():
                each.close()


@pytest.fixture(autouse=True)
def own_hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program takes the last net of the process for itself."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


def run(app: QApplication, path: Path | None, *steps: tuple[str, Step]) -> int:
    """One run of the program; its exit code."""
    person = Person(list(steps))
    program = Program(app, "en", "light", attended=True)
    code = program.run(path)
    assert person.done(), "a window did not come up"
    program.setParent(None)
    program.deleteLater()
    return code


def close_settled(window: QWidget) -> None:
    """Close the main window once it has done what it leaves for later."""
    assert isinstance(window, MainWindow)
    window.settled.connect(window.close)


def begin(sheet: QWidget) -> None:
    press(sheet, Qt.Key.Key_Return)


def test_the_very_first_start(app: QApplication, home: Path) -> None:
    code = run(app, None, ("firstRun", begin), ("mainWindow", close_settled))
    assert code == 0
    last = Preferences().last_journal
    assert last is not None
    assert home in last.parents
    with open_journal(last) as journal:
        assert journal.client_lines() == []


def test_the_first_start_given_up(app: QApplication, home: Path) -> None:
    code = run(app, None, ("firstRun", lambda sheet: press(sheet, Qt.Key.Key_Escape)))
    assert code == 0
    assert Preferences().last_journal is None
    assert not list(home.rglob("*.journal"))


def test_the_last_journal_opens_and_is_backed_up_at_the_end(
    app: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "practice.journal"
    with open_journal(path) as journal:
        journal.clients.add("Vera")

    def add(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        assert everybody(window) == "All 1"
        window.settled.connect(lambda: add_and_close(window))

    def add_and_close(window: MainWindow) -> None:
        window.desk.do(lambda: window.desk.journal.clients.add("Boris"))
        window.close()

    assert run(app, path, ("mainWindow", close_settled)) == 0
    assert run(app, None, ("mainWindow", add)) == 0
    with open_journal(path) as journal:
        newest = journal.last_backup()
        assert newest is not None
    with open_journal(newest.path) as copy:
        assert [line.name for line in copy.client_lines()] == ["Boris", "Vera"]


def test_a_named_file_that_is_missing_is_asked_about_and_made(
    app: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "new" / "practice.journal"
    code = run(app, path, ("firstRun", begin), ("mainWindow", close_settled))
    assert code == 0
    assert path.exists()


def test_a_file_to_begin_from_is_brought_in_when_the_window_is_there(
    app: QApplication, tmp_path: Path
) -> None:
    source = tmp_path / "log.csv"
    source.write_text(
        "date,client,event,principle,points,text,due,parts\n"
        "2026-01-15,Vera,deposit,integrity,,tea,,\n",
        encoding="utf-8",
    )

    def from_file(sheet: QWidget) -> None:
        click(sheet, "firstRunStart_import")

    def name_it(dialog: QWidget) -> None:
        type_text(dialog.focusWidget(), str(source))
        press(dialog.focusWidget(), Qt.Key.Key_Return)

    def close_report(report: QWidget) -> None:
        window = report.parentWidget()
        assert window is not None
        press(report, Qt.Key.Key_Return)
        window.close()

    path = tmp_path / "practice.journal"
    code = run(
        app,
        path,
        ("firstRun", from_file),
        ("fileDialog", name_it),
        ("firstRun", begin),
        ("importReport", close_report),
    )
    assert code == 0
    with open_journal(path) as journal:
        assert [line.name for line in journal.client_lines()] == ["Vera"]


def test_a_journal_that_does_not_open_and_another_that_does(
    app: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, good = tmp_path / "letter.txt", tmp_path / "practice.journal"
    bad.write_text("Dear Vera")
    open_journal(good).close()

    def choose(sheet: QWidget) -> None:
        click(sheet, "startProblemChoose")

    def name_it(dialog: QWidget) -> None:
        field = dialog.focusWidget()
        assert isinstance(field, QLineEdit)
        field.setText(str(good))  # typed, its list of files may come up and take the key for itself
        press(field, Qt.Key.Key_Return)

    code = run(
        app,
        bad,
        ("startProblem", choose),
        ("fileDialog", name_it),
        ("mainWindow", close_settled),
    )
    assert code == 0
    assert Preferences().last_journal == good
    assert "not a client journal" in capsys.readouterr().err


def test_quitting_from_the_problem_is_an_error(app: QApplication, tmp_path: Path) -> None:
    bad = tmp_path / "letter.txt"
    bad.write_text("Dear Vera")
    code = run(app, bad, ("startProblem", lambda sheet: click(sheet, "startProblemQuit")))
    assert code == 1
    assert Preferences().last_journal is None


def test_trying_again_when_the_other_window_is_closed(app: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"
    other = open_journal(path)

    def close_and_retry(sheet: QWidget) -> None:
        other.close()
        click(sheet, "startProblemRetry")

    code = run(app, path, ("startProblem", close_and_retry), ("mainWindow", close_settled))
    assert code == 0


def test_the_sample_is_gone_afterwards(app: QApplication) -> None:
    seen: list[Path] = []

    def look(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        seen.append(window.desk.journal.path)
        assert len(window.desk.journal.client_lines()) == 48
        window.settled.connect(window.close)

    person = Person([("mainWindow", look)])
    program = Program(app, "ru", None, attended=True)
    assert program.run_demo() == 0
    assert person.done()
    assert not seen[0].exists()
    assert Preferences().last_journal is None
    program.setParent(None)
    program.deleteLater()


@pytest.mark.parametrize("place", ["/", "я" * 200 + "/a.journal"], ids=["root", "too long"])
def test_a_place_that_cannot_hold_one_is_a_question_too(
    app: QApplication, tmp_path: Path, place: str
) -> None:
    path = tmp_path / place
    Preferences().last_journal = path
    assert run(app, None, ("startProblem", lambda sheet: sheet.close())) == 1


def test_a_second_folder_that_may_not_be_looked_at_stops_nothing(
    app: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "mine.journal"
    open_journal(path).close()
    Preferences().second_backup_folder = tmp_path / ("я" * 200)
    looked: list[str] = []

    def look(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        window.settled.connect(lambda: settings(window))

    def settings(window: MainWindow) -> None:
        window.go("settings")
        looked.append(window.page_name())
        window.close()

    assert run(app, path, ("mainWindow", look)) == 0
    assert looked == ["settings"]


def test_a_folder_for_locks_that_cannot_be_made_stops_no_start(
    app: QApplication, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.journal"
    open_journal(path).close()
    (home / "state").write_text("")
    assert run(app, path, ("mainWindow", close_settled)) == 0
