"""Keys: the same on the Latin and the Cyrillic layout, in fields too, and all in the help."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.keys import CTRL, NONE, SHIFT, press, type_text
from tests.ui.shell.parts import click, focus_name, open_client, part, sheet
from ui.action_hints import HINTS
from ui.actions import COMMANDS, key_sequences
from ui.main_window import MainWindow
from ui.theme import theme

TWINS = [
    ("n", "т", "clientDialogName"),
    ("f", "а", "clientSearch"),
    ("k", "л", "quickEntryClient"),
]


@pytest.mark.parametrize(("latin", "cyrillic", "field"), TWINS)
def test_a_letter_with_ctrl_works_on_both_layouts(
    window: MainWindow, latin: str, cyrillic: str, field: str
) -> None:
    for key in (latin, cyrillic):
        window.clients.view.setFocus()
        press(None, key, CTRL)
        assert focus_name() == field
        press(None, Qt.Key.Key_Escape)


@pytest.mark.parametrize(("latin", "cyrillic", "field"), TWINS)
def test_a_field_with_the_focus_leaves_the_window_its_keys(
    window: MainWindow, latin: str, cyrillic: str, field: str
) -> None:
    for key in (latin, cyrillic):
        open_client(window, "Анна")
        press(None, "1")
        assert focus_name() == "composerNote"
        press(None, key, CTRL)
        assert focus_name() == field
        press(None, Qt.Key.Key_Escape)


def test_pages_by_digits(window: MainWindow) -> None:
    for key, page in (("1", "today"), ("2", "clients"), (",", "settings"), ("б", "settings")):
        press(None, key, CTRL)
        assert window.page_name() == page
    for key in ("3", "4"):
        press(None, key, CTRL)
        assert window.page_name() == "settings"
    press(None, "5", CTRL)
    assert window.page_name() == "method"


def test_one_looks_in_the_handbook_where_it_is_open(window: MainWindow) -> None:
    press(None, "5", CTRL)
    press(None, "а", CTRL)
    assert focus_name() == "methodSearch"
    press(None, "2", CTRL)
    press(None, "f", CTRL)
    assert focus_name() == "clientSearch"


@pytest.mark.parametrize(
    ("key", "title"),
    [("1", "Новый вклад"), ("2", "Новый промах"), ("3", "Новое обещание"), ("4", "Извинение")],
)
def test_digits_open_the_composer_of_the_open_client(
    window: MainWindow, key: str, title: str
) -> None:
    open_client(window, "Вера Соколова")
    press(None, key)
    composer = part(window, "composer", QWidget)
    assert composer.isVisible()
    assert title in [label.text() for label in composer.findChildren(QLabel)]


def test_digits_are_letters_in_a_field(window: MainWindow) -> None:
    open_client(window, "Анна")
    press(None, "f", CTRL)
    type_text(None, "1234")
    assert part(window, "clientSearch", QLineEdit).text() == "1234"
    assert not part(window, "composer", QWidget).isVisible()


def test_digits_do_nothing_on_other_pages(window: MainWindow) -> None:
    open_client(window, "Анна")
    for page in ("today", "settings"):
        window.go(page)
        window.setFocus()
        press(None, "1")
        assert window.page_name() == page
    assert not part(window, "composer", QWidget).isVisible()


def test_text_grows_and_shrinks(window: MainWindow) -> None:
    usual = theme.text_scale
    press(None, Qt.Key.Key_Plus, CTRL)
    assert theme.text_scale > usual
    press(None, Qt.Key.Key_Minus, CTRL)
    assert theme.text_scale == usual
    press(None, Qt.Key.Key_Equal, CTRL)
    press(None, Qt.Key.Key_0, CTRL)
    assert theme.text_scale == 1.0
    assert window.preferences.text_scale == 1.0


def test_f2_opens_the_card(window: MainWindow) -> None:
    open_client(window, "Анна")
    press(None, Qt.Key.Key_F2)
    assert part(window, "clientDialogName", QLineEdit).text() == "Анна"


def test_no_key_belongs_to_two_actions() -> None:
    taken = [keys for command in COMMANDS for keys in key_sequences(command)]
    assert len(taken) == len(set(taken))


def test_every_command_has_a_key_or_a_place_in_the_menu() -> None:
    assert [command.id for command in COMMANDS if not command.keys and not command.menu] == []


def test_every_slot_is_there(window: MainWindow) -> None:
    from operator import attrgetter

    for command in COMMANDS:
        assert isinstance(attrgetter(command.slot)(window), Callable)  # type: ignore[arg-type]


def test_the_help_has_a_row_for_every_action_and_every_hint(window: MainWindow) -> None:
    press(None, Qt.Key.Key_F1)
    shown = [label.text() for label in sheet("shortcutsDialog").findChildren(QLabel)]
    for command in COMMANDS:
        if command.group != "record":
            said = window.commands.action(command.id).text()
            assert said.replace("&", "").rstrip("…") in shown
            assert "_" not in said  # a word's own name, never to be read
    for kind in ("Новый вклад", "Новый промах", "Новое обещание", "Извинение"):
        assert kind in shown
    assert {hint.text for hint in HINTS}.isdisjoint(shown)  # they are translated
    press(sheet("shortcutsDialog"), Qt.Key.Key_F1)


@pytest.mark.parametrize("way", ["key", "button"])
def test_the_menu_opens_by_key_and_button(window: MainWindow, way: str) -> None:
    if way == "key":
        press(None, Qt.Key.Key_F10)
    else:
        click(window, "navMenu")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert menu.objectName() == "mainMenu"
    menu.close()


def test_the_menu_shows_what_would_be_undone_and_where_one_is(window: MainWindow) -> None:
    journal = window.desk.journal
    anna = open_client(window, "Анна")
    window.desk.do(lambda: journal.entries.deposit(anna, "integrity", note="Сказала прямо"))
    menu = window.open_menu()
    assert window.commands.action("undo").text() == "&Отменить: вклад — Анна"
    assert window.commands.action("redo").text() == "&Вернуть"
    assert window.commands.action("languageRu").isChecked()
    assert not window.commands.action("languageEn").isChecked()
    menu.close()


@pytest.mark.parametrize("modifiers", [NONE, SHIFT])
def test_enter_and_shift_enter_in_the_note(
    window: MainWindow, modifiers: Qt.KeyboardModifier
) -> None:
    anna = open_client(window, "Анна")
    press(None, "1")
    type_text(None, "чай")
    note = part(window, "composerNote", QPlainTextEdit)
    press(None, Qt.Key.Key_Return, modifiers)
    if modifiers == SHIFT:
        assert note.toPlainText() == "чай\n"
        note.clear()
    else:
        assert window.desk.journal.feed(anna)[0].text == "чай"
