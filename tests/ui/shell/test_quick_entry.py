"""Ctrl+K: anything about anybody, by keys alone, in few of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from journal_app import Journal
from tests.core import TODAY
from tests.ui.keys import ALT, CTRL, press, type_text
from tests.ui.shell.parts import focus_name, open_client, part
from ui.main_window import MainWindow

ENTER = Qt.Key.Key_Return
ESCAPE = Qt.Key.Key_Escape


def names(window: MainWindow) -> list[str]:
    found = part(window, "quickEntryClients", QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def is_open(window: MainWindow) -> bool:
    quick = window.findChild(QWidget, "quickEntry")
    return quick is not None and quick.isVisible()


def client(journal: Journal, name: str) -> int:
    return next(line.id for line in journal.client_lines() if line.name == name)


class Hand:
    """Presses keys and counts those that are not letters of a name or a text."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier | None = None) -> None:
        self.count += 1
        press(None, key, modifiers or Qt.KeyboardModifier.NoModifier)


def test_a_deposit_from_anywhere(window: MainWindow, journal: Journal) -> None:
    window.go("settings")
    hand = Hand()
    hand.press("k", CTRL)
    type_text(None, "анн")
    hand.press(ENTER)
    hand.press(ENTER)
    type_text(None, "Поставила любимый чай")
    hand.press(ENTER)
    line = journal.feed(client(journal, "Анна"))[0]
    assert (line.kind, line.principle, line.points) == ("deposit", "little_things", 5)
    assert line.text == "Поставила любимый чай"
    assert not is_open(window)
    assert window.page_name() == "settings"
    assert hand.count <= 6


def test_a_promise_with_a_due_day_takes_six_keys(window: MainWindow, journal: Journal) -> None:
    hand = Hand()
    hand.press("л", CTRL)
    type_text(None, "вер")
    hand.press(ENTER)
    hand.press("3")
    type_text(None, "Показать палитру")
    hand.press("3", ALT)
    hand.press(ENTER)
    (promise,) = journal.client_promises(client(journal, "Вера Соколова"))
    assert (promise.text, promise.due) == ("Показать палитру", TODAY + timedelta(days=7))
    assert hand.count <= 6


@pytest.mark.parametrize(
    ("digit", "days"), [("1", 1), ("2", 3), ("3", 7), ("4", 14), ("5", 31), ("6", None)]
)
def test_the_days_of_a_promise(
    window: MainWindow, journal: Journal, digit: str, days: int | None
) -> None:
    press(None, "k", CTRL)
    type_text(None, "анна")
    press(None, ENTER)
    press(None, "3")
    type_text(None, "Позвонить")
    press(None, digit, ALT)
    press(None, ENTER)
    (promise,) = journal.client_promises(client(journal, "Анна"))
    assert promise.due == (None if days is None else TODAY + timedelta(days=days))
    assert window.toast.message() == "Обещание записано — Анна"


def test_another_day_is_typed(window: MainWindow, journal: Journal) -> None:
    press(None, "k", CTRL)
    type_text(None, "анна")
    press(None, ENTER)
    press(None, "3")
    type_text(None, "Позвонить")
    press(None, "7", ALT)
    press(None, "a", CTRL)
    type_text(None, "+10")
    press(None, ENTER)
    (promise,) = journal.client_promises(client(journal, "Анна"))
    assert promise.due == TODAY + timedelta(days=10)
    assert not is_open(window)


def test_a_withdrawal_with_its_principle_which_is_remembered(
    window: MainWindow, journal: Journal
) -> None:
    for text in ("Сорвалась", "Снова"):
        press(None, "k", CTRL)
        type_text(None, "анна")
        press(None, ENTER)
        press(None, "2")
        type_text(None, text)
        if text == "Сорвалась":
            press(None, "5", ALT)
        press(None, ENTER)
        line = journal.feed(client(journal, "Анна"))[0]
        assert (line.kind, line.text, line.principle) == ("withdrawal", text, "integrity")
    assert window.preferences.last_principle("withdrawal") == "integrity"


def test_an_apology_for_the_newest_open_slip(window: MainWindow, journal: Journal) -> None:
    vera = client(journal, "Вера Соколова")
    press(None, "k", CTRL)
    type_text(None, "вера")
    press(None, ENTER)
    press(None, "4")
    assert "Заставила ждать" in part(window, "quickEntryWound", QLabel).text()
    type_text(None, "Позвонила сама")
    for digit in "1234":
        press(None, digit, ALT)
    assert part(window, "quickEntryPreview", QLabel).text().startswith("+4 · станет 10")
    press(None, ENTER)
    line = journal.feed(vera)[0]
    assert (line.kind, line.points, line.parts) == (
        "apology",
        4,
        ("named", "owned", "repaired", "prevented"),
    )
    assert journal.open_wounds(vera) == []


def test_no_apology_where_nothing_waits_for_one(window: MainWindow, journal: Journal) -> None:
    press(None, "k", CTRL)
    type_text(None, "анна")
    press(None, ENTER)
    press(None, "4")
    type_text(None, "Простите")
    press(None, ENTER)
    assert part(window, "quickEntryError", QLabel).isVisible()
    assert not part(window, "quickEntrySave", QAbstractButton).isEnabled()
    assert journal.feed(client(journal, "Анна")) == []
    part(window, "quickEntryText", QPlainTextEdit).clear()


def test_a_note_about_a_client(window: MainWindow, journal: Journal) -> None:
    press(None, "k", CTRL)
    type_text(None, "анна")
    press(None, ENTER)
    press(None, "0")
    type_text(None, "Любит тишину утром")
    press(None, ENTER)
    line = journal.feed(client(journal, "Анна"))[0]
    assert (line.kind, line.text) == ("note", "Любит тишину утром")
    assert window.toast.message() == "Заметка записана — Анна"


def test_without_a_client_it_goes_to_the_inbox(window: MainWindow, journal: Journal) -> None:
    press(None, "k", CTRL)
    press(None, ENTER)
    assert focus_name() == "quickEntryText"
    assert not part(window, "quickEntryKinds", QWidget).isVisible()
    type_text(None, "Купить мягкую пилку")
    press(None, ENTER)
    assert [note.text for note in journal.today_page().inbox] == ["Купить мягкую пилку"]


def test_a_name_nobody_bears_is_kept_in_the_note(window: MainWindow, journal: Journal) -> None:
    press(None, "k", CTRL)
    type_text(None, "Зоя")
    assert names(window) == ["Никого с таким именем — во входящие"]
    press(None, ENTER)
    type_text(None, "спрашивала про субботу")
    press(None, ENTER)
    assert [note.text for note in journal.today_page().inbox] == ["Зоя: спрашивала про субботу"]


def test_letters_find_beginnings_first_and_no_archive(window: MainWindow, journal: Journal) -> None:
    journal.clients.add("Алёна Борисова")
    away = journal.clients.add("Борислав").id
    journal.clients.archive(away)
    press(None, "k", CTRL)
    type_text(None, "бор")
    assert names(window) == ["Борис Л.", "Алёна Борисова", "Без клиента — во входящие"]
    part(window, "quickEntryClient", QLineEdit).clear()
    type_text(None, "алена")
    assert names(window)[0] == "Алёна Борисова"


def test_the_wrong_layout_finds_the_client_all_the_same(window: MainWindow) -> None:
    press(None, "k", CTRL)
    type_text(None, "dthf")  # «вера» with the Latin layout on
    assert names(window)[0] == "Вера Соколова"
    press(None, ESCAPE)


def test_arrows_choose_among_the_found(window: MainWindow, journal: Journal) -> None:
    second = journal.clients.add("Анна Б.").id
    press(None, "k", CTRL)
    type_text(None, "анна")
    press(None, Qt.Key.Key_Down)
    press(None, ENTER)
    press(None, ENTER)
    type_text(None, "чай")
    press(None, ENTER)
    assert journal.feed(second)[0].text == "чай"
    assert not is_open(window)


def test_esc_keeps_what_was_typed(window: MainWindow, journal: Journal) -> None:
    open_client(window, "Борис Л.")
    before = focus_name()
    press(None, "k", CTRL)
    type_text(None, "анна")
    press(None, ENTER)
    press(None, "2")
    type_text(None, "Забыла")
    press(None, ESCAPE)
    assert not is_open(window)
    assert focus_name() == before
    press(None, "k", CTRL)
    assert focus_name() == "quickEntryText"
    type_text(None, " про окно")
    press(None, ENTER)
    line = journal.feed(client(journal, "Анна"))[0]
    assert (line.kind, line.text) == ("withdrawal", "Забыла про окно")
    press(None, "k", CTRL)
    assert focus_name() == "quickEntryClient"
    assert part(window, "quickEntryClient", QLineEdit).text() == ""
    press(None, ESCAPE)


def test_what_the_journal_refuses_stays_and_is_said(window: MainWindow, journal: Journal) -> None:
    press(None, "k", CTRL)
    type_text(None, "анна")
    press(None, ENTER)
    press(None, "3")
    press(None, ENTER)
    assert is_open(window)
    assert part(window, "quickEntryError", QLabel).text().startswith("Здесь пока пусто")
    assert journal.client_promises(client(journal, "Анна")) == []
    press(None, ESCAPE)


def test_keys_of_the_page_below_do_nothing(window: MainWindow) -> None:
    open_client(window, "Борис Л.")
    press(None, "k", CTRL)
    type_text(None, "анна")
    press(None, ENTER)
    press(None, "z", CTRL)
    press(None, "n", CTRL)
    press(None, "1")
    assert is_open(window)
    assert not part(window, "composer", QWidget).isVisible()
    press(None, ESCAPE)
    press(None, "1")
    assert part(window, "composer", QWidget).isVisible()


def test_tab_stays_inside(window: MainWindow) -> None:
    press(None, "k", CTRL)
    type_text(None, "анна")
    press(None, ENTER)
    quick = part(window, "quickEntry", QWidget)
    for _ in range(25):
        press(None, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert quick.isAncestorOf(focus)
    press(None, ESCAPE)


def test_changing_the_name_unpicks(window: MainWindow, journal: Journal) -> None:
    press(None, "k", CTRL)
    type_text(None, "анна")
    press(None, ENTER)
    press(None, ENTER)
    type_text(None, "чай")
    field = part(window, "quickEntryClient", QLineEdit)
    field.setFocus()
    field.selectAll()
    type_text(None, "бор")
    press(None, ENTER)
    press(None, ENTER)
    press(None, ENTER)
    assert journal.feed(client(journal, "Борис Л."))[0].text == "чай"
    assert journal.feed(client(journal, "Анна")) == []


def test_numbers_stay_hidden(window: MainWindow, journal: Journal) -> None:
    journal.settings["hide_numbers"] = True
    press(None, "k", CTRL)
    type_text(None, "анна")
    press(None, ENTER)
    press(None, ENTER)
    shown = part(window, "quickEntryPreview", QLabel).text()
    chips = [
        chip.text()
        for chip in part(window, "quickEntry", QWidget).findChildren(QAbstractButton)
        if chip.objectName().startswith("quickPrinciple")
    ]
    assert chips
    assert not any(sign.isdigit() for sign in "".join([shown, *chips]))
    press(None, ESCAPE)
