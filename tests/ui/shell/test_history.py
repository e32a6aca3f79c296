"""Undo and redo through the window, and what the toast says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

from journal_app import Journal
from tests.ui.keys import CTRL, SHIFT, press, type_text
from tests.ui.shell.parts import click, open_client, part
from ui.main_window import MainWindow


@pytest.fixture
def deposit(window: MainWindow, journal: Journal) -> Callable[[], int]:
    """Records five points for Анна, as a page would."""

    def record() -> int:
        anna = open_client(window, "Анна")
        window.desk.do(lambda: journal.entries.deposit(anna, "little_things", note="чай"))
        return anna

    return record


def said(window: MainWindow) -> str:
    return window.toast.message()


def test_the_toast_says_what_was_saved_and_undoes_it(
    window: MainWindow, journal: Journal, deposit: Callable[[], int]
) -> None:
    anna = deposit()
    assert said(window) == "Вклад записан — Анна, +5"
    assert part(window, "toastAction", QAbstractButton).text() == "Отменить"
    click(window, "toastAction")
    assert journal.balance(anna) == 10
    assert said(window) == "Отменено: вклад — Анна"
    click(window, "toastAction")
    assert journal.balance(anna) == 15
    assert said(window) == "Снова на месте: вклад — Анна"


@pytest.mark.parametrize("again", [("z", CTRL | SHIFT), ("y", CTRL), ("я", CTRL | SHIFT)])
@pytest.mark.parametrize("back", ["z", "я"])
def test_keys_take_back_and_do_again(
    window: MainWindow,
    journal: Journal,
    deposit: Callable[[], int],
    back: str,
    again: tuple[str, Qt.KeyboardModifier],
) -> None:
    anna = deposit()
    press(None, back, CTRL)
    assert (journal.balance(anna), said(window)) == (10, "Отменено: вклад — Анна")
    press(None, *again)
    assert (journal.balance(anna), said(window)) == (15, "Снова на месте: вклад — Анна")


def test_nothing_is_left_to_undo(window: MainWindow, journal: Journal) -> None:
    while journal.undo():
        pass
    press(None, "z", CTRL)
    assert said(window) == "Отменять нечего."
    assert journal.client_lines() == []


def test_nothing_is_left_to_do_again(window: MainWindow) -> None:
    press(None, "y", CTRL)
    assert said(window) == "Возвращать нечего."


@pytest.mark.parametrize("key", ["z", "я"])
def test_a_field_takes_back_its_own_letters_first(
    window: MainWindow, journal: Journal, deposit: Callable[[], int], key: str
) -> None:
    anna = deposit()
    press(None, "f", CTRL)
    search = part(window, "clientSearch", QLineEdit)
    type_text(None, "бор")
    press(None, key, CTRL)
    assert search.text() == ""
    assert journal.balance(anna) == 15
    press(None, key, CTRL)
    assert journal.balance(anna) == 10


@pytest.mark.parametrize("key", ["z", "я"])
def test_an_empty_composer_leaves_undo_to_the_window(
    window: MainWindow, journal: Journal, deposit: Callable[[], int], key: str
) -> None:
    anna = deposit()
    press(None, "1")
    assert part(window, "composerNote", QPlainTextEdit).hasFocus()
    press(None, key, CTRL)
    assert journal.balance(anna) == 10


def test_numbers_stay_hidden_in_the_toast(
    window: MainWindow, journal: Journal, deposit: Callable[[], int]
) -> None:
    window.desk.do(lambda: journal.settings.change({"hide_numbers": True}))
    assert said(window) == "Настройка изменена"
    deposit()
    assert said(window) == "Вклад записан — Анна"


def test_erasing_offers_no_undo(window: MainWindow, journal: Journal) -> None:
    anna = open_client(window, "Анна")
    window.desk.do(lambda: journal.clients.erase(anna, "просьба"))
    assert not part(window, "toastAction", QAbstractButton).isVisible()
    assert said(window)


def test_a_name_with_an_ampersand_stays_whole(window: MainWindow, journal: Journal) -> None:
    both = journal.clients.add("Аня & Яна").id
    journal.entries.deposit(both, "integrity")
    assert window.history.undo_text() == "&Отменить: вклад — Аня && Яна"
