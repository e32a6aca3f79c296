"""The journal moves to another computer: a copy is put on a stick, and taken in at a first run."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app import open_journal
from journal_app.storage.vault import sidecar_of
from tests.ui.keys import press
from tests.ui.safety.acts import EVERYBODY, WORDS, give, leave, leave_sheets, names, put
from tests.ui.shell.parts import click, part, text
from ui.dialogs.first_run import FirstChoices, FirstRun
from ui.founding import found_journal
from ui.language import install_language
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.safety.moving_in import MovingIn


def put_on(qtbot: QtBot, window: MainWindow, stick: Path) -> Path:
    """What the wizard leaves on a stick."""
    window.go("settings")
    part(window, "settingsPage", SettingsPage).show_part("data")
    click(window, "moveStart")
    click(window, "moveChoose")
    dialog = part(window, "fileDialog", QDialog)
    field = part(dialog, "fileNameEdit", QLineEdit)
    field.setText(str(stick))
    press(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.is_busy() and len(list(stick.glob("*.journal"))) == 1)
    (copy,) = stick.glob("*.journal")
    return copy


def test_a_whole_copy_and_a_letter_lie_on_the_stick(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = put_on(qtbot, window, stick)
    assert text(window, "moveSteps").startswith("1. На новом компьютере")
    assert copy.name in part(window, "moveWords", QLabel).text()
    (letter,) = stick.glob("*.txt")
    assert copy.name in letter.read_text("utf-8-sig")
    with open_journal(copy) as moved:
        assert names(moved) == EVERYBODY
    click(window, "moveCancel")


def test_an_encrypted_one_takes_its_sidecar_along(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.go("settings")
    part(window, "settingsPage", SettingsPage).show_part("safety")
    give(qtbot, window, "safetySet", new=WORDS)
    leave_sheets(window)
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = put_on(qtbot, window, stick)
    assert sidecar_of(copy).exists()
    click(window, "moveCancel")
    leave(window)
    with open_journal(copy, WORDS) as moved:
        assert names(moved) == EVERYBODY


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_a_first_run_takes_it_in_and_never_opens_it_there(
    qtbot: QtBot, app: QApplication, tmp_path: Path, stick: Path, passphrase: str | None
) -> None:
    install_language(app, "ru")
    with open_journal(tmp_path / "old.journal", passphrase) as old:
        old.clients.add("Вера")
        copy = old.backup(stick)
    before = {path.name: path.read_bytes() for path in stick.iterdir()}
    sheet, chosen = first_run(qtbot, tmp_path / "new" / "Журнал.journal")
    take(sheet, copy)
    if passphrase is not None:
        ask = part(sheet, "askSheet", QDialog)
        put(ask, "askNow", "не те слова")
        press(ask, Qt.Key.Key_Return)
        assert text(sheet, "askSheetMessage")
        put(ask, "askNow", passphrase)
        press(ask, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.findChild(QDialog, "movedSheet") is not None)
    assert "только здесь" in text(sheet, "movedNext")
    click(sheet, "movedOpen")
    (choices,) = chosen
    assert choices.path == tmp_path / "new" / "Журнал.journal"
    with found_journal(choices) as journal:
        assert names(journal) == ["Вера"]
        assert journal.is_encrypted == (passphrase is not None)
    assert {path.name: path.read_bytes() for path in stick.iterdir()} == before


def test_a_place_that_is_taken_is_not_overwritten(
    qtbot: QtBot, app: QApplication, tmp_path: Path, stick: Path
) -> None:
    install_language(app, "ru")
    place = tmp_path / "new" / "Журнал.journal"
    place.parent.mkdir()
    open_journal(place).close()
    here = place.read_bytes()
    with open_journal(tmp_path / "old.journal") as old:
        copy = old.backup(stick)
    sheet, chosen = first_run(qtbot, place)
    take(sheet, copy)
    qtbot.waitUntil(lambda: sheet.findChild(QDialog, "movedSheet") is not None)
    click(sheet, "movedOpen")
    assert chosen[0].path == place.with_name("Журнал 2.journal")
    assert place.read_bytes() == here


def test_what_is_no_journal_is_refused_in_words(
    qtbot: QtBot, app: QApplication, tmp_path: Path, stick: Path
) -> None:
    install_language(app, "ru")
    letter = stick / "letter.txt"
    letter.write_text("Дорогая Вера")
    place = tmp_path / "new" / "Журнал.journal"
    sheet, chosen = first_run(qtbot, place)
    take(sheet, letter)
    assert "не журнал" in text(sheet, "firstRunPlaceHint")
    assert chosen == []
    assert not place.exists()
    sheet.close()


def first_run(qtbot: QtBot, place: Path) -> tuple[FirstRun, list[FirstChoices]]:
    sheet = FirstRun("ru", place=place)
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
    chosen: list[FirstChoices] = []
    sheet.chosen.connect(chosen.append)
    return sheet, chosen


def take(sheet: FirstRun, copy: Path) -> None:
    """Choose a file by the link, as a person does."""
    click(sheet, "firstRunMove")
    dialog = part(sheet, "fileDialog", QDialog)
    field = part(dialog, "fileNameEdit", QLineEdit)
    field.setText(str(copy))
    press(field, Qt.Key.Key_Return)
    assert sheet.findChild(MovingIn) is not None
