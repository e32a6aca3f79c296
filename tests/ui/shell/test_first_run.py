"""The first questions, and the journal that comes of the answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from journal_app import open_journal
from tests.core import child
from tests.ui.keys import press, type_text
from tests.ui.shell.parts import click, part
from ui.dialogs.first_place import place_of
from ui.dialogs.first_run import FirstChoices, FirstRun
from ui.founding import found_journal
from ui.language import install_language


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "Журналы" / "Мой.journal"


@pytest.fixture
def sheet(qtbot: QtBot, app: QApplication, place: Path) -> Iterator[FirstRun]:
    install_language(app, "ru")
    opened = FirstRun("ru", place=place)
    qtbot.addWidget(opened)
    with qtbot.waitActive(opened):
        opened.show()
    yield opened
    opened.close()


def chosen(sheet: FirstRun) -> FirstChoices:
    """What comes of Enter."""
    found: list[FirstChoices] = []
    sheet.chosen.connect(found.append)
    press(None, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    return found[0]


def test_enter_alone_is_enough(sheet: FirstRun, place: Path) -> None:
    choices = chosen(sheet)
    assert choices == FirstChoices(place, "ru", "nail", True, False, "empty", None)
    with found_journal(choices) as journal:
        assert journal.path == place
        assert journal.settings["profession"] == "nail"
        assert journal.settings["fading"] is True
        assert journal.settings["hide_numbers"] is False
        assert journal.client_lines() == []


def test_every_answer_reaches_the_journal(sheet: FirstRun) -> None:
    click(sheet, "firstRunProfession_psychologist")
    click(sheet, "firstRunMemory_equal")
    click(sheet, "firstRunStart_sample")
    choices = chosen(sheet)
    with found_journal(choices) as journal:
        assert journal.settings["profession"] == "psychologist"
        assert journal.settings["fading"] is False
        assert journal.settings["hide_numbers"] is True
        assert len(journal.client_lines()) == 48


def test_hidden_numbers_are_offered_to_psychologists_and_can_be_refused(sheet: FirstRun) -> None:
    hide = part(sheet, "firstRunHideNumbers", QCheckBox)
    assert not hide.isChecked()
    click(sheet, "firstRunProfession_psychologist")
    assert hide.isChecked()
    hide.click()
    click(sheet, "firstRunProfession_nail")
    click(sheet, "firstRunProfession_psychologist")
    assert not hide.isChecked()
    assert chosen(sheet).hide_numbers is False


def test_everything_can_be_reached_by_tab_and_arrows(sheet: FirstRun, place: Path) -> None:
    seen = []
    for _ in range(30):
        press(None, Qt.Key.Key_Tab)
        focus = sheet.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
        if focus.objectName().startswith("firstRunMemory"):
            press(None, Qt.Key.Key_Right)
            break
    choices = chosen(sheet)
    assert choices.fading is False
    assert choices.path == place
    assert any(name.startswith("firstRunProfession") for name in seen)


def test_language_changes_the_page_at_once_and_keeps_the_answers(sheet: FirstRun) -> None:
    click(sheet, "firstRunMemory_equal")
    path = part(sheet, "firstRunPath", QLineEdit)
    path.selectAll()
    type_text(path, "/tmp/мой")
    click(sheet, "firstRunLanguage_en")
    assert part(sheet, "firstRunBegin", QPushButton).text() == "Begin"
    assert part(sheet, "firstRunPath", QLineEdit).text() == "/tmp/мой"
    choices = chosen(sheet)
    assert (choices.language, choices.fading) == ("en", False)
    assert choices.path == Path("/tmp/мой.journal")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_it_says_plainly_that_there_is_no_passphrase(sheet: FirstRun, language: str) -> None:
    click(sheet, f"firstRunLanguage_{language}")
    words = {"ru": "Без пароля журнал прочтёт любой", "en": "Without one, whoever"}[language]
    assert words in part(sheet, "firstPassphraseStrength", QLabel).text()


def test_a_passphrase_typed_twice_closes_the_journal(sheet: FirstRun, place: Path) -> None:
    words = "тихий чай у окна"
    for name in ("firstPassphrase", "firstPassphraseAgain"):
        type_text(part(sheet, name, QLineEdit), "  ")
    press(None, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert "Одни пробелы" in part(sheet, "firstPassphraseStrength", QLabel).text()
    for name in ("firstPassphrase", "firstPassphraseAgain"):
        part(sheet, name, QLineEdit).clear()
    type_text(part(sheet, "firstPassphrase", QLineEdit), words)
    press(None, Qt.Key.Key_Return)
    assert sheet.isVisible()  # typed once only
    assert "ещё раз" in part(sheet, "firstPassphraseStrength", QLabel).text()
    type_text(part(sheet, "firstPassphraseAgain", QLineEdit), words + "!")
    press(None, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert "не совпали" in part(sheet, "firstPassphraseStrength", QLabel).text()
    again = part(sheet, "firstPassphraseAgain", QLineEdit)
    again.selectAll()
    type_text(again, words)
    click(sheet, "firstRunStart_sample")
    choices = chosen(sheet)
    assert words not in repr(choices)
    with found_journal(choices) as journal:
        assert journal.is_encrypted
        assert journal.opens_with(words)
        assert len(journal.client_lines()) == 48
    assert not place.read_bytes().startswith(b"SQLite format 3")
    assert part(sheet, "firstPassphrase", QLineEdit).text() == ""


def test_what_is_typed_survives_another_language_hidden(sheet: FirstRun) -> None:
    type_text(part(sheet, "firstPassphrase", QLineEdit), "кот")
    click(sheet, "firstRunLanguage_en")
    field = part(sheet, "firstPassphrase", QLineEdit)
    assert field.text() == "кот"
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_a_cloud_folder_is_named(sheet: FirstRun) -> None:
    path = part(sheet, "firstRunPath", QLineEdit)
    assert "Dropbox" not in part(sheet, "firstRunPlaceHint", QLabel).text()
    path.selectAll()
    type_text(path, "/home/anna/Dropbox/Журнал.journal")
    assert "Dropbox" in part(sheet, "firstRunPlaceHint", QLabel).text()


def test_a_journal_that_is_there_already_opens_as_it_is(qtbot: QtBot, place: Path) -> None:
    place.parent.mkdir()
    with open_journal(place) as journal:
        journal.settings["fading"] = False
        journal.clients.add("Вера")
    sheet = FirstRun("en", place=place)
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
    assert not part(sheet, "firstRunStart_sample", QAbstractButton).isEnabled()
    assert "lies here already" in part(sheet, "firstRunPlaceHint", QLabel).text()
    with found_journal(chosen(sheet)) as journal:
        assert journal.settings["fading"] is False
        assert [line.name for line in journal.client_lines()] == ["Вера"]


def test_without_a_place_one_is_proposed_among_the_documents(
    qtbot: QtBot, app: QApplication, home: Path
) -> None:
    install_language(app, "ru")
    sheet = FirstRun("ru")
    qtbot.addWidget(sheet)
    proposed = Path(part(sheet, "firstRunPath", QLineEdit).text()).expanduser()
    assert proposed.name == "Журнал.journal"
    assert proposed.parent.name == "Журнал клиентов"
    assert home in proposed.parents


def test_esc_leaves_without_a_trace(sheet: FirstRun, place: Path) -> None:
    found: list[FirstChoices] = []
    sheet.chosen.connect(found.append)
    press(None, Qt.Key.Key_Escape)
    assert found == []
    assert not sheet.isVisible()
    assert not place.parent.exists()


def test_it_is_high_enough_from_the_beginning(sheet: FirstRun) -> None:
    path = part(sheet, "firstRunPath", QLineEdit)
    assert path.sizeHint().height() <= path.height()


def test_it_is_as_high_as_its_words_at_once(sheet: FirstRun) -> None:
    path, before = part(sheet, "firstRunPath", QLineEdit), sheet.height()
    path.clear()
    path.insert("/home/anna/Dropbox/Журнал.journa")
    type_text(path, "l")  # others write to this folder: there is more to say
    inside = sheet.middle.content
    assert sheet.height() > before
    assert sheet.middle.height() == inside.heightForWidth(sheet.middle.viewport().width())


def test_nothing_jumps_while_a_passphrase_is_typed(sheet: FirstRun) -> None:
    before = sheet.height()
    type_text(part(sheet, "firstPassphrase", QLineEdit), "т")
    assert sheet.height() == before


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_word_is_cut(sheet: FirstRun, language: str) -> None:
    click(sheet, f"firstRunLanguage_{language}")
    click(sheet, "firstRunProfession_psychologist")
    for label in sheet.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.heightForWidth(label.width()) <= label.height(), label.text()
    for button in sheet.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.minimumSizeHint().width() <= button.width(), button.text()
            assert button.sizeHint().height() <= button.height(), button.text()
    path = part(sheet, "firstRunPath", QLineEdit)
    assert path.sizeHint().height() <= path.height()
    assert sheet.height() <= 700


SMALL_SCREEN = """
import sys
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from ui.app import make_application
from ui.dialogs.first_place import place_of
from ui.dialogs.first_run import FirstRun
from ui.language import install_language
from ui.theme import theme
app = make_application()
assert app.primaryScreen().availableGeometry().height() == 700
install_language(app, "ru")
theme.apply(app, "light", float(sys.argv[1]))
sheet = FirstRun("ru")
sheet.show()
sheet.activateWindow()
QTest.qWaitForWindowActive(sheet)
assert sheet.height() <= 700 - 32, sheet.height()
def seen(name):
    part = sheet.findChild(QWidget, name)
    place = QRect(part.mapTo(sheet, QPoint(0, 0)), part.size())
    return sheet.rect().contains(place) and not part.visibleRegion().isEmpty()
assert seen("firstRunBegin") and seen("firstRunLeave") and seen("firstRunMove")
stops = set()
for step in range(80):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab if step < 40 else Qt.Key.Key_Backtab)
    focus = QApplication.focusWidget()
    stops.add(focus.objectName())
    assert seen(focus.objectName()), focus.objectName()
wanted = {"firstRunLanguage_ru", "firstRunPath", "firstPassphrase", "firstRunStart_empty"}
assert wanted <= stops, stops
"""


@pytest.mark.parametrize("scale", ["1.0", "1.15", "1.3"])
def test_a_small_screen_scrolls_the_questions_and_keeps_the_buttons(
    tmp_path: Path, scale: str
) -> None:
    screen = {"name": "small", "x": 0, "y": 0, "width": 1024, "height": 700, "logicalDpi": 96}
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [{**screen, "logicalBaseDpi": 96, "dpr": 1}]}))
    process = child(
        SMALL_SCREEN, scale, environment={"QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    )
    process.communicate()
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("typed", "file"),
    [
        ("Клиенты", "Клиенты.journal"),  # a bare name stays in the folder that was proposed
        ("Dr. Smith", "Dr. Smith.journal"),
        ("a.db", "a.db"),
        ("", "Мой.journal"),
        ("~nobody-of-this-name/a", "~nobody-of-this-name/a.journal"),
    ],
)
def test_what_a_typed_name_means(place: Path, typed: str, file: str) -> None:
    assert place_of(typed, place) == place.parent / file


def test_a_folder_that_is_typed_holds_the_journal(sheet: FirstRun, tmp_path: Path) -> None:
    part(sheet, "firstRunPath", QLineEdit).setFocus()
    part(sheet, "firstRunPath", QLineEdit).selectAll()
    type_text(None, str(tmp_path))
    assert chosen(sheet).path == tmp_path / "Мой.journal"


@pytest.mark.parametrize(
    ("typed", "words"),
    [("я" * 140, "имя короче"), ("нет/{file}/тут", "другую папку"), ("а\0б", "имя короче")],
    ids=["long", "in a file", "nul"],
)
def test_where_nothing_can_be_kept_is_said_while_it_is_typed(
    sheet: FirstRun, tmp_path: Path, typed: str, words: str
) -> None:
    (tmp_path / "занято").write_text("")
    field = part(sheet, "firstRunPath", QLineEdit)
    field.setText(str(tmp_path / typed.replace("нет/{file}", "занято")))
    field.textEdited.emit(field.text())
    assert words in part(sheet, "firstRunPlaceHint", QLabel).text()
    assert not part(sheet, "firstRunBegin", QAbstractButton).isEnabled()
    field.setText(str(tmp_path / "а.journal"))
    field.textEdited.emit(field.text())
    assert part(sheet, "firstRunBegin", QAbstractButton).isEnabled()
