"""Language, profession, theme and text size, changed while something is open and typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal
from tests.ui.keys import CTRL, press, type_text
from tests.ui.shell.parts import click, focus_name, open_client, part, text
from ui.app import create_window
from ui.language import chosen_language
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.preferences import Preferences
from ui.theme import theme


def rebuilt(qtbot: QtBot, window: MainWindow, language: str) -> None:
    """Wait until the rail speaks the language."""
    word = {"ru": "Клиенты", "en": "Clients"}[language]
    qtbot.waitUntil(lambda: part(window, "navClients", QAbstractButton).text() == word)


def test_another_language_keeps_page_client_and_draft(qtbot: QtBot, window: MainWindow) -> None:
    anna = open_client(window, "Анна")
    press(None, "2")
    type_text(None, "Забыла про окно")
    window.look.set_language("en")
    rebuilt(qtbot, window, "en")
    assert window.page_name() == "clients"
    assert window.clients.current_client() == anna
    assert text(window, "clientName") == "Анна"
    note = part(window, "composerNote", QPlainTextEdit)
    assert note.toPlainText() == "Забыла про окно"
    assert note.hasFocus()
    composer = part(window, "composer", QWidget)
    assert "New withdrawal" in [label.text() for label in composer.findChildren(QLabel)]
    assert window.windowTitle() == "Journal"
    press(None, Qt.Key.Key_Return)
    assert window.desk.journal.feed(anna)[0].text == "Забыла про окно"


def test_every_name_is_still_there_once(qtbot: QtBot, window: MainWindow) -> None:
    window.go("settings")
    window.look.set_language("en")
    rebuilt(qtbot, window, "en")
    names = [widget.objectName() for widget in window.findChildren(QWidget)]
    ours = [name for name in names if name and not name.startswith("qt_")]
    assert sorted({name for name in ours if ours.count(name) > 1}) == []


def test_language_chosen_on_the_settings_page_stays_there(qtbot: QtBot, window: MainWindow) -> None:
    click(window, "navSettings")
    part(window, "settingsPage", SettingsPage).show_part("appearance")
    part(window, "settingLanguage_en", QAbstractButton).setFocus()
    click(window, "settingLanguage_en")
    rebuilt(qtbot, window, "en")
    assert window.page_name() == "settings"
    assert focus_name() == "settingLanguage_en"
    assert part(window, "settingLanguage_en", QAbstractButton).isChecked()
    assert Preferences().language == "en"
    assert QLocale().language() == QLocale.Language.English


def test_a_draft_of_the_quick_entry_survives_another_language(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(None, "k", CTRL)
    type_text(None, "анн")
    press(None, Qt.Key.Key_Return)
    press(None, "3")
    type_text(None, "Прислать фото")
    press(None, Qt.Key.Key_Escape)
    window.look.set_language("en")
    rebuilt(qtbot, window, "en")
    press(None, "k", CTRL)
    assert part(window, "quickEntryText", QPlainTextEdit).toPlainText() == "Прислать фото"
    assert part(window, "quickKind_promise", QAbstractButton).isChecked()
    press(None, Qt.Key.Key_Return)
    anna = next(each.id for each in window.desk.journal.client_lines() if each.name == "Анна")
    assert [promise.text for promise in window.desk.journal.client_promises(anna)] == [
        "Прислать фото"
    ]


def test_another_profession_changes_the_words_at_once(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    open_client(window, "Анна")
    window.desk.do(lambda: journal.settings.change({"profession": "psychologist"}))

    def words() -> str:
        return part(window, "actDeposit", QAbstractButton).text()

    qtbot.waitUntil(lambda: "пора" in words())
    press(None, "z", CTRL)
    qtbot.waitUntil(lambda: "клад" in words())


@pytest.mark.parametrize("choice", ["light", "dark", "system"])
def test_the_theme_is_remembered(window: MainWindow, choice: str) -> None:
    click(window, "navSettings")
    part(window, f"settingTheme_{choice}", QAbstractButton).click()
    assert theme.choice == choice
    assert Preferences().theme == choice


def test_the_theme_reaches_palette_and_style_together(
    window: MainWindow, app: QApplication
) -> None:
    window.look.dark()
    assert app.palette().window().color().name() == "#1b1d1f"
    dark = app.styleSheet()
    window.look.light()
    assert app.palette().window().color().name() == "#f4f3ef"
    assert app.styleSheet() != dark


def test_a_new_window_looks_and_speaks_as_the_last_one(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    window.look.english()
    window.look.dark()
    window.look.larger()
    size = theme.text_scale
    window.close()
    again = create_window(journal)
    qtbot.addWidget(again)
    assert part(again, "navClients", QAbstractButton).text() == "Clients"
    assert (theme.choice, theme.text_scale) == ("dark", size)
    again.look.normal()


def test_the_language_asked_for_goes_before_the_one_chosen_last() -> None:
    preferences = Preferences()
    assert chosen_language(preferences) == "en"  # the tests' locale is C
    preferences.language = "ru"
    assert chosen_language(preferences) == "ru"
    assert chosen_language(preferences, "en") == "en"
    assert chosen_language(preferences, "fr") == "ru"


def test_the_command_line_finds_the_language_where_the_window_keeps_it() -> None:
    from journal_app.tasks import last_language

    preferences = Preferences()
    preferences.language = "ru"
    preferences.save()
    assert last_language() == "ru"


def test_settings_that_make_no_sense_read_as_the_default() -> None:
    preferences = Preferences()
    store = preferences.store
    for key in ("language", "theme", "text_scale", "veil_seconds", "last_page", "geometry"):
        store.setValue(key, "чушь")
    store.setValue("splitter", 7)
    assert preferences.language == ""
    assert preferences.theme == "system"
    assert preferences.text_scale == 1.0
    assert preferences.veil_seconds == 60
    assert preferences.last_page == "clients"
    assert preferences.geometry.isEmpty()
    assert preferences.splitter.isEmpty()


@pytest.mark.parametrize("scale", ["nan", "inf", "-1", "0", "1e9"])
@pytest.mark.parametrize("time", ["99999999999", "2147484", "35792", "-5", "²"])
def test_numbers_that_no_clock_and_no_screen_takes_read_as_the_default(
    scale: str, time: str
) -> None:
    preferences = Preferences()
    preferences.store.setValue("text_scale", scale)
    preferences.store.setValue("veil_seconds", time)
    preferences.store.setValue("lock_minutes", time)
    assert preferences.text_scale == 1.0
    assert (preferences.veil_seconds, preferences.lock_minutes) == (60, 15)
