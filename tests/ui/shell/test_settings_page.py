"""The Settings page: every choice is in force at once; those of the practice can be undone."""

from __future__ import annotations

from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal
from tests.ui.keys import CTRL, press, type_text
from tests.ui.shell.parts import click, focus_name, part, text
from ui.main_window import MainWindow
from ui.pages.setting_row import Setting, SettingRow
from ui.pages.settings import SettingsPage
from ui.theme import theme


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    window.go("settings")
    return part(window, "settingsPage", SettingsPage)


def test_choices_of_the_practice_reach_the_journal(page: SettingsPage, journal: Journal) -> None:
    page.show_part("account")
    click(page, "settingFading_False")
    assert journal.settings["fading"] is False
    click(page, "settingFading_True")
    assert journal.settings["fading"] is True
    page.show_part("practice")
    part(page, "settingHideNumbers", QCheckBox).click()
    assert journal.settings["hide_numbers"] is True
    page.show_part("account")
    opening = part(page, "settingOpening", QSpinBox)
    opening.setFocus()
    opening.selectAll()
    type_text(opening, "15")
    press(opening, Qt.Key.Key_Return)
    assert journal.settings["opening"] == 15
    page.show_part("practice")
    name = part(page, "settingPracticeName", QLineEdit)
    name.setFocus()
    type_text(name, " Кабинет на Лесной ")
    press(name, Qt.Key.Key_Return)
    assert journal.settings["practice_name"] == "Кабинет на Лесной"


def test_they_can_be_undone_and_the_page_shows_it(
    window: MainWindow, page: SettingsPage, journal: Journal
) -> None:
    click(page, "settingFading_False")
    assert window.toast.message() == "Настройка изменена"
    press(None, "z", CTRL)
    assert journal.settings["fading"] is True
    assert part(page, "settingFading_True", QAbstractButton).isChecked()


def test_each_choice_says_what_it_means(page: SettingsPage) -> None:
    def words() -> list[str]:
        return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]

    page.show_part("account")
    click(page, "settingFading_True")
    assert any("60 дней" in line for line in words())
    click(page, "settingFading_False")
    assert not any("60 дней" in line for line in words())


def test_balances_follow_the_fading(
    window: MainWindow, page: SettingsPage, journal: Journal
) -> None:
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


def test_text_size_follows_the_keys(page: SettingsPage) -> None:
    press(None, Qt.Key.Key_Plus, CTRL)
    assert part(page, f"settingTextSize_{theme.text_scale}", QAbstractButton).isChecked()
    click(page, "settingTextSize_1.0")
    assert theme.text_scale == 1.0


def test_a_backup_from_the_page(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, journal: Journal
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
    page = part(window, "settingsPage", SettingsPage)
    parts = part(page, "settingsParts", QListWidget)
    for row in range(parts.count()):
        parts.setCurrentRow(row)
        assert page.scroll_area().horizontalScrollBar().maximum() == 0
        for button in page.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.minimumSizeHint().width() <= button.width(), button.text()
    window.look.normal()
    window.close()


def test_reminders_are_worded_by_the_practitioner(page: SettingsPage, journal: Journal) -> None:
    page.show_part("reminders")
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


def test_the_currency_is_one_of_those_at_hand(page: SettingsPage, journal: Journal) -> None:
    click(page, "settingCurrency_KZT")
    assert journal.settings["currency"] == "KZT"


def test_the_keyboard_walks_the_parts_and_goes_in(page: SettingsPage) -> None:
    seen = [page.part()]
    assert focus_name() == "settingsParts"
    parts = part(page, "settingsParts", QListWidget)
    for _ in range(parts.count() - 1):
        press(None, Qt.Key.Key_Down)
        seen.append(page.part())
    assert seen[0] == "practice"
    assert {"account", "reminders", "appearance", "safety", "backups", "data"} <= set(seen)
    page.show_part("practice")
    press(None, Qt.Key.Key_Return)
    assert focus_name() == "settingPracticeName"


def test_the_open_part_stays_open_in_another_language(qtbot: QtBot, window: MainWindow) -> None:
    window.go("settings")
    part(window, "settingsPage", SettingsPage).show_part("appearance")
    click(window, "settingLanguage_en")
    qtbot.waitUntil(lambda: window.findChildren(SettingsPage)[0].part() == "appearance")
    assert window.page_name() == "settings"


@pytest.mark.parametrize("kind", ["words", "letter"])
def test_words_that_are_being_typed_outlast_a_refresh(
    qtbot: QtBot, kind: Literal["words", "letter"]
) -> None:
    kept = ["как было"]
    setting = Setting(
        "settingTried", "Проба", kind, lambda: kept[0], lambda text: kept.append(text)
    )
    row = SettingRow(setting)
    qtbot.addWidget(row)
    row.put_typed("до завтра ")  # nobody is in the field: the window lies under another one
    row.refresh()
    assert row.typed() == "до завтра "
    row.put_typed("как было")
    assert row.typed() is None
