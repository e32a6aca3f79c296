"""Visits written on the client's page: recorded, planned, mended, as a person does it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox, QWidget

from journal_app import Journal
from journal_app.shapes.visits import Service
from tests.core import TODAY, days_ago
from tests.ui.client.page import Page
from tests.ui.keys import ALT, CTRL
from ui.widgets.choice_box import ChoiceBox

ENTER = Qt.Key.Key_Return
MANICURE = ("маникюр", 150_000)
DESIGN = ("дизайн", 50_000)


@pytest.fixture
def regular(journal: Journal, vera: int) -> int:
    """Vera comes every three weeks for the same."""
    for days in (63, 42, 21):
        journal.visits.record(vera, days_ago(days), [MANICURE, DESIGN], start="14:00", minutes=90)
    return vera


def preview(page: Page) -> str:
    return page.part("composerPreview", QLabel).text()


def test_a_usual_visit_is_two_keys(of_vera: Page, regular: int) -> None:
    of_vera.view.start("visit")
    assert of_vera.note.toPlainText() == "маникюр 1500 + дизайн 500"
    of_vera.key(ENTER)
    assert not of_vera.is_writing
    visit = of_vera.journal.visits.of_client(regular)[0]
    assert (visit.on, visit.state, visit.minutes) == (TODAY, "done", 90)
    assert visit.services == (Service(*MANICURE), Service(*DESIGN))
    assert of_vera.lines()[0].key == ("visit", visit.id)


def test_words_replace_what_was_offered(of_vera: Page, regular: int) -> None:
    of_vera.view.start("visit")
    of_vera.type("Педикюр 2 ч 2000 + снятие 300")
    assert "2\u00a0300" in preview(of_vera)
    of_vera.click("visitCame_late")
    feeling = of_vera.part("visitFeeling", ChoiceBox)
    feeling.setCurrentIndex(feeling.findData("safe"))
    of_vera.part("visitNote", QLineEdit).setFocus()
    of_vera.type("устала с дороги")
    of_vera.part("visitPrepaid", QLineEdit).setFocus()
    of_vera.type("500")
    of_vera.key(ENTER)
    visit = of_vera.journal.visits.of_client(regular)[0]
    assert [(one.name, one.price) for one in visit.services] == [
        *(("Педикюр", 200_000), ("снятие", 30_000)),
    ]
    assert (visit.came, visit.feeling, visit.note, visit.prepaid) == (
        *("late", "safe", "устала с дороги", 50_000),
    )


def test_a_length_in_the_words_counts_where_none_is_set(of_vera: Page, vera: int) -> None:
    of_vera.view.start("visit")
    of_vera.type("Педикюр 2 ч 2000")
    of_vera.key(ENTER)
    assert of_vera.journal.visits.of_client(vera)[0].minutes == 120


def test_services_by_number(of_vera: Page, regular: int) -> None:
    of_vera.view.start("visit")
    of_vera.key("1", ALT)
    assert of_vera.note.toPlainText() == "дизайн 500"
    of_vera.key("2", ALT)
    assert of_vera.note.toPlainText() == "дизайн 500 + маникюр 1500"
    of_vera.key("1", ALT)
    assert of_vera.note.toPlainText() == "маникюр 1500"
    of_vera.key("5", ALT)
    of_vera.key(ENTER)
    assert of_vera.journal.visits.of_client(regular)[0].services == (Service(*MANICURE),)


def test_a_day_ahead_makes_it_a_plan(of_vera: Page, regular: int) -> None:
    of_vera.view.start("visit")
    of_vera.set_day("composerDate", TODAY + timedelta(days=3))
    assert of_vera.is_checked("visitState_planned")
    assert not of_vera.part("visitCame", QWidget).isVisible()
    of_vera.part("visitTime", QLineEdit).setFocus()
    of_vera.type("9-11")
    assert of_vera.part("visitMinutes", QSpinBox).value() == 120
    assert "until 11:00" in preview(of_vera)
    of_vera.key(ENTER)
    visit = of_vera.journal.visits.next(regular)
    assert visit is not None
    assert (visit.on, visit.start, visit.minutes) == (TODAY + timedelta(days=3), "09:00", 120)
    assert of_vera.journal.undo_step().code == "plan_visit"  # type: ignore[union-attr]


def test_a_day_back_makes_it_done_again(of_vera: Page, vera: int) -> None:
    of_vera.view.start("visit")
    of_vera.set_day("composerDate", TODAY + timedelta(days=3))
    of_vera.set_day("composerDate", days_ago(1))
    assert of_vera.is_checked("visitState_done")
    of_vera.click("visitState_planned")
    of_vera.set_day("composerDate", days_ago(2))
    assert of_vera.is_checked("visitState_planned")


def test_an_overlap_is_told_before_saving(of_vera: Page, journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    journal.visits.plan(olga, TODAY + timedelta(days=1), "14:00", 60)
    of_vera.view.start("visit")
    of_vera.set_day("composerDate", TODAY + timedelta(days=1))
    of_vera.part("visitTime", QLineEdit).setText("14:30")
    assert "overlaps with Ольга, 14:00" in preview(of_vera)
    of_vera.part("visitTime", QLineEdit).setText("15:00")
    assert "overlaps" not in preview(of_vera)


def test_a_visit_planned_for_today_is_the_one_recorded(of_vera: Page, vera: int) -> None:
    planned = of_vera.journal.visits.plan(
        vera, TODAY, "14:00", 60, [DESIGN], prepaid=100, note="гель"
    ).id
    of_vera.view.start("visit")
    assert of_vera.note.toPlainText() == "дизайн 500"
    of_vera.key(ENTER)
    (visit,) = of_vera.journal.visits.of_client(vera)
    assert (visit.id, visit.state, visit.start, visit.note) == (planned, "done", "14:00", "гель")
    assert visit.prepaid == 100


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [("visitTime", "25:70", "не читается"), ("visitPrepaid", "много", "сумму")],
)
def test_what_cannot_be_read_is_said_beside_it(
    of_vera: Page, vera: int, field: str, typed: str, told: str
) -> None:
    of_vera.view.start("visit")
    of_vera.type("Маникюр")
    of_vera.part(field, QLineEdit).setFocus()
    of_vera.type(typed)
    of_vera.key(ENTER)
    assert told in of_vera.error()
    assert of_vera.part(field, QLineEdit).hasFocus()
    assert of_vera.journal.visits.of_client(vera) == ()


def test_whoever_did_not_come(of_vera: Page, vera: int) -> None:
    of_vera.view.start("visit")
    of_vera.click("visitState_missed")
    assert not of_vera.part("visitFeeling", ChoiceBox).isVisible()
    of_vera.note.setFocus()
    of_vera.type("Маникюр")
    of_vera.key(ENTER)
    assert of_vera.lines()[0].kind == "visit_missed"


def test_a_visit_of_the_feed_is_mended(of_vera: Page, vera: int) -> None:
    visit = of_vera.journal.visits.record(
        vera, days_ago(2), [MANICURE, ("гель 500", None)], start="10:00", feeling="safe", note="а"
    ).id
    of_vera.view.show_client(vera)
    of_vera.choose("feed", ("visit", visit))
    of_vera.key(Qt.Key.Key_F2)
    assert of_vera.part("visitTime", QLineEdit).text() == "10:00"
    of_vera.part("visitNote", QLineEdit).setFocus()
    of_vera.key("A", CTRL)
    of_vera.type("б")
    of_vera.key(ENTER)
    shown = of_vera.journal.visit(visit)
    assert (shown.note, shown.feeling, shown.on) == ("б", "safe", days_ago(2))
    assert [one.name for one in shown.services] == ["маникюр", "гель 500"]
    of_vera.key(Qt.Key.Key_F2)
    of_vera.click("visitState_missed")
    of_vera.key(ENTER)
    assert of_vera.journal.visit(visit).state == "missed"
    of_vera.choose("feed", ("visit", visit))
    of_vera.key(Qt.Key.Key_Delete)
    assert of_vera.journal.visits.of_client(vera) == ()


def test_nothing_changed_is_nothing_written(of_vera: Page, vera: int) -> None:
    visit = of_vera.journal.visits.record(vera, days_ago(2), [MANICURE]).id
    of_vera.view.show_client(vera)
    of_vera.choose("feed", ("visit", visit))
    of_vera.key(Qt.Key.Key_F2)
    of_vera.key(ENTER)
    assert not of_vera.is_writing
    assert of_vera.journal.undo_step().code == "visit"  # type: ignore[union-attr]


def test_typed_words_wait(of_vera: Page, regular: int) -> None:
    of_vera.view.start("visit")
    of_vera.view.composer.leave()
    assert not of_vera.view.has_draft()
    of_vera.view.start("visit")
    of_vera.type("Педикюр")
    of_vera.part("visitTime", QLineEdit).setText("12:15")
    of_vera.click("visitCame_on_time")
    of_vera.view.composer.leave()
    assert of_vera.view.has_draft()
    of_vera.view.start("visit")
    assert of_vera.note.toPlainText() == "Педикюр"
    assert of_vera.part("visitTime", QLineEdit).text() == "12:15"
    assert of_vera.is_checked("visitCame_on_time")


def test_a_psychologist_notes_the_contact(of_vera: Page, vera: int) -> None:
    of_vera.journal.settings["profession"] = "psychologist"
    of_vera.view.start("visit")
    of_vera.type("Сессия 50 мин 4000")
    of_vera.click("visitContact_tense")
    of_vera.part("visitComeBack", QLineEdit).setFocus()
    of_vera.type("про сестру")
    of_vera.key(ENTER)
    (visit,) = of_vera.journal.visits.of_client(vera)
    assert (visit.contact, visit.come_back, visit.minutes) == ("tense", "про сестру", 50)
    assert visit.price == 400_000
