"""Typed words are never lost, and undo goes where it belongs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from journal_app import Journal
from tests.core import TODAY, days_ago
from tests.ui.client.page import Page
from tests.ui.keys import CTRL, SHIFT
from ui.client.view import ClientView
from ui.desk import Desk
from ui.widgets.date_field import DateField
from ui.widgets.hint_button import HintButton

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def anna(journal: Journal) -> int:
    return journal.clients.add("Анна", since=days_ago(50)).id


def test_esc_keeps_the_words_for_next_time(of_vera: Page) -> None:
    of_vera.view.start("deposit")
    of_vera.type("Не дописала")
    of_vera.click("principle_integrity")
    of_vera.click("size_large")
    of_vera.click("composerConfirmed")
    of_vera.set_day("composerDate", days_ago(3))
    of_vera.key(ESC)
    assert not of_vera.is_writing
    assert of_vera.view.has_draft()
    of_vera.view.start("deposit")
    assert of_vera.note.toPlainText() == "Не дописала"
    assert of_vera.is_checked("principle_integrity")
    assert of_vera.is_checked("size_large")
    assert of_vera.is_checked("composerConfirmed")
    assert of_vera.part("composerDate", DateField).day() == days_ago(3)
    of_vera.note.setFocus()
    of_vera.type(" мысль")
    assert of_vera.note.toPlainText() == "Не дописала мысль", "one goes on at the end"


@pytest.mark.parametrize("name", ["feed", "actCloseVisit", "tabFeed", "composerConfirmed"])
def test_esc_puts_the_composer_away_from_anywhere(
    of_vera: Page, journal: Journal, vera: int, name: str
) -> None:
    of_vera.desk.do(lambda: journal.entries.deposit(vera, "integrity"))
    of_vera.view.start("deposit")
    of_vera.type("Слово")
    of_vera.part(name, QWidget).setFocus()
    of_vera.key(ESC)
    assert not of_vera.is_writing
    assert of_vera.view.has_draft()


def test_each_kind_has_its_own_words(of_vera: Page) -> None:
    for kind, text in (("deposit", "хорошо"), ("withdrawal", "плохо"), ("promise", "слово")):
        of_vera.view.start(kind)
        of_vera.type(text)
    for kind, text in (("deposit", "хорошо"), ("withdrawal", "плохо"), ("promise", "слово")):
        of_vera.view.start(kind)
        assert of_vera.note.toPlainText() == text
    assert of_vera.part("actDeposit", HintButton).hint() == "…"
    assert of_vera.part("actApology", HintButton).hint() == "4"


def test_each_client_has_its_own_words(of_vera: Page, vera: int, anna: int) -> None:
    of_vera.view.start("deposit")
    of_vera.type("про Веру")
    of_vera.view.show_client(anna)
    assert not of_vera.is_writing
    of_vera.view.start("deposit")
    assert of_vera.note.toPlainText() == ""
    of_vera.view.show_client(vera)
    of_vera.view.start("deposit")
    assert of_vera.note.toPlainText() == "про Веру"


def test_saved_words_are_no_draft(of_vera: Page) -> None:
    of_vera.view.start("deposit")
    of_vera.type("Готово")
    of_vera.key(ESC)
    of_vera.view.start("deposit")
    of_vera.key(ENTER)
    assert not of_vera.view.has_draft()
    of_vera.view.start("deposit")
    assert of_vera.note.toPlainText() == ""
    of_vera.key(ESC)
    assert not of_vera.view.has_draft(), "nothing typed, nothing kept"


def test_a_promise_keeps_its_due_day_and_an_apology_its_parts(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    journal.entries.withdraw(vera, "integrity")
    older = journal.entries.withdraw(vera, "integrity", on=days_ago(5)).id
    of_vera.view.start("promise")
    of_vera.type("слово")
    of_vera.click("due_14")
    of_vera.view.start("apology", older)
    of_vera.type("прости")
    of_vera.click("part_owned")
    of_vera.view.start("promise")
    assert of_vera.is_checked("due_14")
    of_vera.view.start("apology")
    assert of_vera.is_checked("part_owned")
    assert of_vera.part("composerEntry", QWidget).property("currentText").endswith("промах")


def test_a_failed_save_keeps_everything(of_vera: Page, journal: Journal, vera: int) -> None:
    slip = journal.entries.withdraw(vera, "integrity", on=days_ago(5)).id
    of_vera.view.start("apology")
    of_vera.type("Слова")
    journal.entries.delete(slip)  # behind the composer's back
    of_vera.key(ENTER)
    assert of_vera.error() != ""
    assert of_vera.note.toPlainText() == "Слова"


def test_drafts_outlive_a_window_built_anew(
    of_vera: Page, desk: Desk, vera: int, anna: int
) -> None:
    of_vera.view.show_client(anna)
    of_vera.view.start("withdrawal")
    of_vera.type("про Анну")
    of_vera.view.show_client(vera)
    of_vera.view.start("deposit")
    of_vera.type("про Веру")
    draft = of_vera.view.take_draft()
    window = QMainWindow()
    fresh = ClientView(desk, window)
    window.setCentralWidget(fresh)
    fresh.show_client(vera)
    fresh.put_draft(draft)
    page = Page(window, fresh, desk)
    assert page.note.toPlainText() == "про Веру", "what was open is open again"
    fresh.show_client(anna)
    fresh.start("withdrawal")
    assert page.note.toPlainText() == "про Анну"
    window.deleteLater()


def test_words_of_a_record_being_mended_wait_too(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    entry = journal.entries.deposit(vera, "integrity", note="Было").id
    of_vera.view.show_client(vera)
    of_vera.choose("feed", ("entry", entry))
    of_vera.key(Qt.Key.Key_F2)
    of_vera.type("Стало")
    of_vera.key(ESC)
    assert journal.feed(vera)[0].text == "Было"
    of_vera.key(Qt.Key.Key_F2)
    assert of_vera.note.toPlainText() == "Стало"
    of_vera.key(ENTER)
    assert journal.feed(vera)[0].text == "Стало"


@pytest.fixture
def undone(of_vera: Page) -> list[str]:
    """What the window's own undo and redo were asked."""
    heard: list[str] = []
    for name, keys in (("undo", ("Ctrl+Z", "Ctrl+Я")), ("redo", ("Ctrl+Shift+Z",))):
        for each in keys:
            shortcut = QShortcut(QKeySequence(each), of_vera.window)
            shortcut.activated.connect(lambda name=name: heard.append(name))
    return heard


def test_undo_in_an_empty_note_is_the_windows(of_vera: Page, undone: list[str]) -> None:
    of_vera.view.start("deposit")
    of_vera.key("z", CTRL)
    of_vera.key("z", CTRL | SHIFT)
    of_vera.key("я", CTRL)
    assert undone == ["undo", "redo", "undo"]


@pytest.mark.parametrize("key", ["z", "я"])
def test_undo_takes_back_typing_first(of_vera: Page, undone: list[str], key: str) -> None:
    of_vera.view.start("deposit")
    of_vera.type("Слово")
    of_vera.key(key, CTRL)
    assert undone == []
    assert of_vera.note.toPlainText() == ""
    of_vera.key(key, CTRL)
    assert undone == ["undo"]


def test_the_preview_follows_an_undo_outside(of_vera: Page, journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "integrity", on=TODAY)
    of_vera.view.start("deposit")
    assert of_vera.preview("balance") == 18
    of_vera.desk.do(journal.undo)
    assert of_vera.preview("balance") == 15
    assert QApplication.focusWidget() is of_vera.note
