"""The Settings page: every choice is in force at once; those of the practice can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal
from tests.ui.keys import CTRL, press, type_text
from tests.ui.shell.parts import click, part, text
from ui.main_window import MainWindow
from ui.theme import theme


@pytest.fixture
def page(window: MainWindow) -> QWidget:
    window.go("settings")
    return part(window, "settingsPage", QWidget)


def test_choices_of_the_practice_reach_the_journal(page: QWidget, journal: Journal) -> None:
    click(page, "settingFading_False")
    assert journal.settings["fading"] is False
    click(page, "settingFading_True")
    assert journal.settings["fading"] is True
    part(page, "settingHideNumbers", QCheckBox).click()
    assert journal.settings["hide_numbers"] is True
    opening = part(page, "settingOpening", QSpinBox)
    opening.setFocus()
    opening.selectAll()
    type_text(opening, "15")
    press(opening, Qt.Key.Key_Return)
    assert journal.settings["opening"] == 15
    name = part(page, "settingPracticeName", QLineEdit)
    name.setFocus()
    type_text(name, " Кабинет на Лесной ")
    press(name, Qt.Key.Key_Return)
    assert journal.settings["practice_name"] == "Кабинет на Лесной"


def test_they_can_be_undone_and_the_page_shows_it(
    window: MainWindow, page: QWidget, journal: Journal
) -> None:
    click(page, "settingFading_False")
    assert window.toast.message() == "Настройка изменена"
    press(None, "z", CTRL)
    assert journal.settings["fading"] is True
    assert part(page, "settingFading_True", QAbstractButton).isChecked()


def test_each_choice_says_what_it_means(page: QWidget) -> None:
    def words() -> list[str]:
        return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]

    click(page, "settingFading_True")
    assert any("60 дней" in line for line in words())
    click(page, "settingFading_False")
    assert not any("60 дней" in line for line in words())


def test_balances_follow_the_fading(window: MainWindow, page: QWidget, journal: Journal) -> None:
    old = journal.today().replace(year=journal.today().year - 1)
    anna = journal.clients.add("Галина").id
    journal.entries.deposit(anna, "integrity", on=old)
    click(page, "settingFading_False")
    assert window.clients.current_client() is not None
    window.show_client(anna)
    label = part(window, "clientBalance", QWidget)
    assert label.property("points") == 13
    journal_wide = journal.client_line(anna)
    assert journal_wide is not None
    assert journal_wide.balance == 13
    press(None, "z", CTRL)
    assert label.property("points") == 10


def test_text_size_follows_the_keys(page: QWidget) -> None:
    press(None, Qt.Key.Key_Plus, CTRL)
    assert part(page, f"settingTextSize_{theme.text_scale}", QAbstractButton).isChecked()
    click(page, "settingTextSize_1.0")
    assert theme.text_scale == 1.0


def test_a_backup_from_the_page(
    qtbot: QtBot, window: MainWindow, page: QWidget, journal: Journal
) -> None:
    assert text(page, "settingsLastBackup") == "Копии ещё нет"
    click(page, "settingsBackUp")
    qtbot.waitUntil(lambda: not window.is_busy())
    assert text(page, "settingsLastBackup").startswith("Копия: ")
    assert journal.last_backup() is not None


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_nothing_is_cut_at_the_smallest_size(
    make_window: object, language: str, scale: float
) -> None:
    window = make_window(language)  # type: ignore[operator]
    window.resize(1024, 700)
    window.look.set_text_scale(scale)
    window.go("settings")
    page = part(window, "settingsPage", QWidget)
    assert page.horizontalScrollBar().maximum() == 0
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.minimumSizeHint().width() <= button.width(), button.text()
    window.look.normal()
    window.close()


def test_reminders_are_worded_by_the_practitioner(page: QWidget, journal: Journal) -> None:
    letter = part(page, "settingReminder", QPlainTextEdit)
    assert "{name}" in letter.placeholderText()
    letter.setFocus()
    type_text(letter, "Привет, {name}!")
    assert journal.settings["reminder.template"] == ""  # one is still writing
    part(page, "settingContactCap", QSpinBox).setFocus()
    assert journal.settings["reminder.template"] == "Привет, {name}!"
    cap = part(page, "settingContactCap", QSpinBox)
    cap.selectAll()
    type_text(cap, "2")
    press(cap, Qt.Key.Key_Return)
    assert journal.settings["contact_cap"] == 2
    press(None, "z", CTRL)
    press(None, "z", CTRL)
    assert journal.settings["reminder.template"] == ""
    assert letter.toPlainText() == ""


def test_the_currency_is_one_of_those_at_hand(page: QWidget, journal: Journal) -> None:
    click(page, "settingCurrency_KZT")
    assert journal.settings["currency"] == "KZT"
