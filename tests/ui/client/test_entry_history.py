"""What a record of the account was before: looked at, and brought back by one key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTextEdit, QWidget

from journal_app import Journal
from tests.core import days_ago
from tests.ui.client.page import Page
from tests.ui.keys import press
from ui.client.feed_model import Role


@pytest.fixture
def edited(of_vera: Page, journal: Journal, vera: int) -> int:
    """An entry that was two others before, and stands alone in the feed."""
    entry = journal.entries.deposit(vera, "integrity", note="Сказала сразу", on=days_ago(7)).id
    journal.entries.edit(entry, note="Сказала прямо")
    journal.entries.edit(entry, points=9, confirmed=True)
    of_vera.view.show_client(vera)
    of_vera.settle()
    return entry


def feed(page: Page) -> QAbstractItemView:
    return page.part("feed", QAbstractItemView)


def ask(page: Page, entry: int, key: str = "h") -> None:
    """Choose the entry, and press the key of its history."""
    view, model = feed(page), feed(page).model()
    rows = [
        row
        for row in range(model.rowCount())
        if model.index(row, 0).data(Role.KEY) == ("entry", entry)
    ]
    view.setFocus()
    view.setCurrentIndex(model.index(rows[0], 0))
    press(view, key)
    page.settle()


def told(page: Page) -> list[str]:
    text = page.part("entryHistoryText", QTextEdit).toPlainText()
    return text.replace("\N{NO-BREAK SPACE}", " ").splitlines()


def test_the_feed_marks_what_was_another_one(of_vera: Page, edited: int, vera: int) -> None:
    plain = of_vera.journal.entries.deposit(vera, "integrity", note="Без правок").id
    of_vera.view.show_client(vera)
    marks = {line.key: line.edited for line in of_vera.lines()}
    assert marks[("entry", edited)] is True
    assert marks[("entry", plain)] is False
    model = feed(of_vera).model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert ["edited" in words for words in spoken] == [False, True]


@pytest.mark.parametrize("key", ["h", "р"])
def test_each_version_stands_with_its_moment_and_what_differs(
    of_vera: Page, edited: int, key: str
) -> None:
    ask(of_vera, edited, key)
    choice = of_vera.part("entryHistoryChoice", QComboBox)
    assert choice.count() == 2
    assert choice.hasFocus()
    newest = told(of_vera)
    assert "  Сказала прямо" in newest
    assert "− +9" in newest
    assert any(line.startswith("+ +") for line in newest)
    choice.setCurrentIndex(1)
    first = told(of_vera)
    assert {"− Сказала прямо", "+ Сказала сразу"} <= set(first)


def test_enter_brings_it_back_and_undo_takes_it_again(of_vera: Page, edited: int) -> None:
    def now() -> object:
        (line,) = [one for one in of_vera.lines() if one.key == ("entry", edited)]
        return replace(line, edited=True)

    before = now()
    ask(of_vera, edited)
    of_vera.part("entryHistoryChoice", QComboBox).setCurrentIndex(1)
    press(of_vera.part("entryHistoryChoice", QComboBox), Qt.Key.Key_Return)
    of_vera.settle()
    assert feed(of_vera).isVisible()
    assert feed(of_vera).hasFocus()
    (line,) = [one for one in of_vera.lines() if one.key == ("entry", edited)]
    assert (line.text, line.confirmed) == ("Сказала сразу", False)
    of_vera.desk.do(of_vera.journal.undo)
    assert now() == before


def test_escape_leaves_everything_as_it_is(of_vera: Page, edited: int) -> None:
    lines = of_vera.lines()
    ask(of_vera, edited)
    press(of_vera.part("entryHistoryChoice", QComboBox), Qt.Key.Key_Escape)
    of_vera.settle()
    assert feed(of_vera).hasFocus()
    assert of_vera.lines() == lines


def test_what_was_never_another_one_has_no_history(of_vera: Page, vera: int) -> None:
    plain = of_vera.journal.entries.deposit(vera, "integrity", note="Без правок").id
    of_vera.view.show_client(vera)
    ask(of_vera, plain)
    assert feed(of_vera).isVisible()
    assert not of_vera.view.findChildren(QWidget, "entryHistory")


def test_numbers_that_are_hidden_stay_hidden(of_vera: Page, edited: int) -> None:
    of_vera.journal.settings["hide_numbers"] = True
    ask(of_vera, edited)
    assert not any("9" in line for line in told(of_vera) if line.startswith(("− +", "+ +")))


def test_the_history_of_an_apology_is_told_too(of_vera: Page, vera: int) -> None:
    entries = of_vera.journal.entries
    slip = entries.withdraw(vera, "commitments", note="Опоздала", on=days_ago(9)).id
    sorry = entries.apologise(slip, ("named", "owned"), on=days_ago(8)).id
    entries.edit(sorry, note="Извинилась письмом")
    of_vera.view.show_client(vera)
    ask(of_vera, sorry)
    assert "− Извинилась письмом" in told(of_vera)


def test_it_takes_no_room_once_it_is_left(of_vera: Page, edited: int) -> None:
    stack = feed(of_vera).parentWidget()
    assert stack is not None
    before = stack.minimumSizeHint().height()
    ask(of_vera, edited)
    assert stack.minimumSizeHint().height() > before
    press(None, Qt.Key.Key_Escape)
    of_vera.settle()
    assert stack.minimumSizeHint().height() == before
