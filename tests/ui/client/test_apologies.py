"""Writing apologies: the entry, the parts, the points and their reason before saving."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from journal_app import Journal
from tests.core import TODAY, days_ago
from tests.ui.client.page import Page
from tests.ui.keys import ALT

PARTS = ("named", "owned", "repaired", "prevented")


@pytest.fixture
def slips(journal: Journal, vera: int) -> list[int]:
    """Two unanswered entries, the older one first."""
    first = journal.entries.withdraw(vera, "integrity", note="Обещала и забыла", on=days_ago(9))
    second = journal.entries.withdraw(vera, "little_things", note="Опоздала", on=days_ago(2))
    return [first.id, second.id]


def entries(page: Page) -> QComboBox:
    return page.part("composerEntry", QComboBox)


def test_the_newest_entry_is_offered_first(of_vera: Page, slips: list[int]) -> None:
    of_vera.view.start("apology")
    box = entries(of_vera)
    assert [box.itemData(row) for row in range(box.count())] == slips[::-1]
    assert box.currentData() == slips[1]
    assert box.currentText() == "12\N{NO-BREAK SPACE}марта · −2 · Опоздала"


def test_one_starts_from_the_entry_that_was_named(of_vera: Page, slips: list[int]) -> None:
    of_vera.view.start("apology", slips[0])
    assert entries(of_vera).currentData() == slips[0]


@pytest.mark.parametrize(
    ("parts", "points", "reason"),
    [
        (PARTS, 6, "возвращает всё"),
        (PARTS[:1], 2, "возвращает часть"),
        ((), -2, "одни слова"),
    ],
)
def test_the_points_and_why_are_told_before_saving(
    of_vera: Page, slips: list[int], vera: int, parts: tuple[str, ...], points: int, reason: str
) -> None:
    before = of_vera.journal.balance(vera)
    of_vera.view.start("apology", slips[0])
    for part in parts:
        of_vera.click(f"part_{part}")
    assert of_vera.preview("points") == points
    assert of_vera.preview("balance") == before + points
    said = of_vera.part("composerPreview", QLabel).text()
    assert reason in said
    assert f" {before + points} · " in said
    of_vera.note.setFocus()
    of_vera.type("Извинилась")
    of_vera.key(Qt.Key.Key_Return)
    (line,) = [line for line in of_vera.journal.feed(vera) if line.kind == "apology"]
    assert (line.points, line.answers, line.parts) == (points, slips[0], parts)
    assert (line.on, line.text) == (TODAY, "Извинилась")
    assert of_vera.journal.balance(vera) == before + points


def test_again_for_the_same_gives_half(of_vera: Page, journal: Journal, vera: int) -> None:
    old = journal.entries.withdraw(vera, "integrity", on=days_ago(30)).id
    journal.entries.apologise(old, PARTS, on=days_ago(29))
    new = journal.entries.withdraw(vera, "integrity", on=days_ago(1)).id
    of_vera.view.start("apology", new)
    for number in "1234":
        of_vera.key(number, ALT)
    assert of_vera.preview("points") == 3
    assert "половину" in of_vera.part("composerPreview", QLabel).text()


@pytest.mark.usefixtures("slips")
def test_alt_and_a_digit_take_a_part_and_give_it_back(of_vera: Page) -> None:
    of_vera.view.start("apology")
    of_vera.key("2", ALT)
    assert of_vera.is_checked("part_owned")
    of_vera.key("2", ALT)
    assert not of_vera.is_checked("part_owned")


def test_before_the_entry_is_no_day_for_an_apology(
    of_vera: Page, slips: list[int], vera: int
) -> None:
    of_vera.view.start("apology", slips[1])
    of_vera.type("Слова остаются")
    of_vera.set_day("composerDate", days_ago(3))
    of_vera.click("composerSave")
    assert of_vera.error() != ""
    assert of_vera.note.toPlainText() == "Слова остаются"
    assert len(of_vera.journal.open_wounds(vera)) == 2


def test_with_nothing_to_answer_it_says_so(of_vera: Page, journal: Journal, vera: int) -> None:
    of_vera.view.start("apology")
    assert of_vera.part("composer", QWidget).isVisible()
    assert not entries(of_vera).isVisible()
    assert not of_vera.part("composerSave", QAbstractButton).isEnabled()
    of_vera.key(Qt.Key.Key_Return)
    assert of_vera.is_writing
    of_vera.desk.do(lambda: journal.entries.withdraw(vera, "integrity", note="Сейчас"))
    assert entries(of_vera).isVisible(), "what is recorded meanwhile can be answered at once"
    assert of_vera.part("composerSave", QAbstractButton).isEnabled()


def test_an_answered_entry_is_not_offered(of_vera: Page, slips: list[int]) -> None:
    of_vera.view.start("apology", slips[1])
    of_vera.click("composerSave")
    of_vera.view.start("apology")
    assert entries(of_vera).count() == 1
    assert entries(of_vera).currentData() == slips[0]
