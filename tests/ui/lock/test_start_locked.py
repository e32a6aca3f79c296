"""The start of the program on a journal with a passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget

from journal_app import open_journal
from tests.ui.keys import press, type_text
from tests.ui.shell.parts import click, everybody, part
from tests.ui.shell.test_program import Person, close_settled, own_hooks, run
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.program import Program

__all__ = ["own_hooks"]  # a fixture of every test here
RIGHT, WRONG = "лодка на тихой воде", "лодка"
QUIT = "startProblemQuit"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "practice.journal"
    with open_journal(path, RIGHT) as journal:
        journal.clients.add("Vera")
    return path


def type_in(page: QWidget, passphrase: str) -> None:
    type_text(part(page, "lockPassphrase", QLineEdit), passphrase)
    press(part(page, "lockPassphrase", QLineEdit), Qt.Key.Key_Return)


def see(window: QWidget) -> None:
    assert isinstance(window, MainWindow)
    assert everybody(window) == "All 1"
    assert not window.findChildren(QWidget, "lockPage")
    close_settled(window)


def test_it_asks_before_anything_is_seen(app: QApplication, path: Path) -> None:
    seen: list[str] = []

    def look(page: QWidget) -> None:
        seen.extend(label.text() for label in page.findChildren(QLabel))
        field = part(page, "lockPassphrase", QLineEdit)
        assert field.hasFocus()
        assert field.echoMode() == QLineEdit.EchoMode.Password
        type_in(page, RIGHT)

    assert run(app, path, ("lockWindow", look), ("mainWindow", see)) == 0
    assert not any("Vera" in text for text in seen)
    assert Preferences().last_journal == path
    with open_journal(path, RIGHT) as journal:
        assert journal.last_backup() is not None


def test_a_wrong_one_is_told_and_noted_once_it_is_open(app: QApplication, path: Path) -> None:
    before = path.read_bytes()

    def first(page: QWidget) -> None:
        type_in(page, WRONG)
        assert "did not open" in part(page, "lockMessage", QLabel).text()
        assert "RU" in part(page, "lockLayout", QLabel).text()
        assert path.read_bytes() == before
        field = part(page, "lockPassphrase", QLineEdit)
        assert field.hasFocus()
        type_in(page, f"{WRONG}!")
        type_in(page, RIGHT)

    assert run(app, path, ("lockWindow", first), ("mainWindow", see)) == 0
    with open_journal(path, RIGHT) as journal:
        rows = journal.store.database.execute_sql("SELECT what, detail FROM event").fetchall()
    told = [row for row in rows if row[0].startswith("unlock")]
    assert told == [("unlock_failed", "2"), ("unlocked", "")]


def test_quitting_there_is_no_error(app: QApplication, path: Path) -> None:
    assert run(app, path, ("lockWindow", lambda page: click(page, "lockQuit"))) == 0
    with open_journal(path, RIGHT) as journal:
        assert len(journal.client_lines()) == 1


def test_another_journal_can_be_opened_instead(app: QApplication, path: Path) -> None:
    other = path.with_name("other.journal")
    with open_journal(other) as journal:
        journal.clients.add("Boris")

    def name_it(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.reject()
        dialog.fileSelected.emit(str(other))

    steps = (
        ("lockWindow", lambda page: click(page, "lockOther")),
        ("fileDialog", name_it),
        ("mainWindow", see),
    )
    assert run(app, path, *steps) == 0
    assert Preferences().last_journal == other


def test_damage_is_never_called_a_wrong_passphrase(app: QApplication, path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    said: list[str] = []

    def look(sheet: QWidget) -> None:
        said.append(part(sheet, "startProblemText", QLabel).text())
        click(sheet, "startProblemQuit")

    code = run(app, path, ("lockWindow", lambda page: type_in(page, RIGHT)), ("startProblem", look))
    assert code == 1
    assert said
    assert "passphrase" not in said[0]


def test_a_journal_that_went_away_meanwhile_is_not_made_anew(app: QApplication, path: Path) -> None:
    def type_too_late(page: QWidget) -> None:
        path.rename(path.with_name("elsewhere.journal"))
        type_in(page, RIGHT)

    steps = [("lockWindow", type_too_late), ("startProblem", lambda one: click(one, QUIT))]
    assert run(app, path, *steps) == 1
    assert not path.exists()


def test_a_passphrase_of_a_file_opens_it_at_once(app: QApplication, path: Path) -> None:
    person = Person([("mainWindow", see)])
    program = Program(app, "en", "light", attended=True)
    assert program.run(path, RIGHT) == 0
    assert person.done()
    program.setParent(None)
    program.deleteLater()


def test_a_wrong_one_of_a_file_is_asked_for(app: QApplication, path: Path) -> None:
    def look(page: QWidget) -> None:
        assert part(page, "lockMessage", QLabel).text()
        type_in(page, RIGHT)

    person = Person([("lockWindow", look), ("mainWindow", see)])
    program = Program(app, "en", "light", attended=True)
    assert program.run(path, WRONG) == 0
    assert person.done()
    program.setParent(None)
    program.deleteLater()


def test_with_nobody_there_it_is_said_and_ended(
    app: QApplication, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = Program(app, "en", "light", attended=False)
    assert program.run(path) == 1
    assert "passphrase" in capsys.readouterr().err
    program.setParent(None)
    program.deleteLater()
