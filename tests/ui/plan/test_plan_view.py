"""The plan as a person works it: arrows, Enter, new visits, a pasted day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)

from journal_app import Journal, open_journal
from journal_app.operations.transaction import transact
from journal_app.shapes import Step
from journal_app.storage.models import Card
from tests.core import HandClock, everything
from tests.ui.keys import press, type_text
from ui.desk import Desk
from ui.plan.places import hours, places, untimed
from ui.plan.plan_view import PlanView
from ui.theme import theme
from ui.widgets.date_field import DateField

Part = TypeVar("Part", bound=QWidget)
SATURDAY = date(2026, 3, 14)
MONDAY = date(2026, 3, 9)
ENTER = Qt.Key.Key_Return
MANICURE = ("маникюр", 150_000)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("ru_RU"))
    theme.apply(qapp, "light", 1.0)
    yield
    QLocale.setDefault(before)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with open_journal(tmp_path / "practice.journal", clock=HandClock(SATURDAY)) as opened:
        yield opened


@pytest.fixture
def vera(journal: Journal) -> int:
    return journal.clients.add("Вера").id


@pytest.fixture
def olga(journal: Journal) -> int:
    return journal.clients.add("Ольга").id


class Plan:
    """Finds parts by name, presses real keys."""

    def __init__(self, view: PlanView, journal: Journal) -> None:
        self.view, self.journal = view, journal

    def part(self, name: str, kind: type[Part]) -> Part:
        (found,) = self.view.findChildren(QWidget, name)
        assert isinstance(found, kind)
        return found

    def click(self, name: str) -> None:
        button = self.part(name, QAbstractButton)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def key(self, key: Qt.Key | str) -> None:
        press(None, key)
        QApplication.processEvents()

    def sees(self, name: str) -> bool:
        return any(part.isVisible() for part in self.view.findChildren(QWidget, name))

    def title(self) -> str:
        return self.part("planTitle", QLabel).text().replace("\u00a0", " ")

    def current(self) -> int | None:
        visit = self.view.grid.current()
        return visit.id if visit else None

    def lines(self) -> list[str]:
        found = []
        number = 1
        while self.view.findChildren(QWidget, f"planLineText_{number}"):
            text = self.part(f"planLineText_{number}", QLabel).text()
            found.append(text.replace("\u00a0", " "))
            number += 1
        return found


@pytest.fixture
def plan(qapp: QApplication, journal: Journal) -> Iterator[Plan]:
    window = QMainWindow()
    desk = Desk(journal, "ru")
    view = PlanView(desk, window)
    window.setCentralWidget(view)
    window.resize(1180, 780)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    view.grid.setFocus()
    yield Plan(view, journal)
    window.close()
    window.deleteLater()


def test_it_opens_on_this_week(plan: Plan) -> None:
    assert plan.title() == "9–15 марта"
    assert plan.sees("planEmpty")
    plan.key(Qt.Key.Key_PageDown)
    assert plan.title() == "16–22 марта"
    plan.key(Qt.Key.Key_PageUp)
    plan.click("planBack")
    assert plan.title() == "2–8 марта"
    plan.key("в")
    assert plan.title() == "Суббота, 7 марта"
    plan.click("planOn")
    assert plan.title() == "Воскресенье, 8 марта"
    plan.view.grid.setFocus()
    plan.key("t")
    assert plan.title() == "Суббота, 14 марта"
    plan.key("w")
    assert plan.title() == "9–15 марта"


def test_arrows_move_from_visit_to_visit(
    plan: Plan, journal: Journal, vera: int, olga: int
) -> None:
    visits = journal.visits
    first = visits.plan(vera, MONDAY, "10:00", 60).id
    second = visits.plan(olga, MONDAY, "15:00", 60).id
    third = visits.plan(vera, SATURDAY, "14:00", 60).id
    plan.view.reload()
    plan.view.grid.set_current(first)
    plan.key(Qt.Key.Key_Down)
    assert plan.current() == second
    plan.key(Qt.Key.Key_Down)
    assert plan.current() == third
    plan.key(Qt.Key.Key_Down)
    assert plan.current() == third
    plan.key(Qt.Key.Key_Left)
    assert plan.current() == second
    plan.key(Qt.Key.Key_Right)
    assert plan.current() == third
    later = visits.plan(vera, MONDAY + timedelta(days=9)).id
    plan.key(Qt.Key.Key_Right)
    assert plan.title() == "16–22 марта"
    assert plan.current() == later
    assert "Вера" in plan.view.grid.accessibleDescription()


def test_a_visit_is_mended_where_it_stands(plan: Plan, journal: Journal, vera: int) -> None:
    visit = journal.visits.plan(vera, SATURDAY, "14:00", 60, [MANICURE]).id
    plan.view.reload()
    plan.view.grid.set_current(visit)
    plan.key(ENTER)
    assert plan.sees("planVisit")
    plan.part("planVisitTime", QLineEdit).setText("16:30")
    plan.part("planVisitTime", QLineEdit).setFocus()
    plan.key(ENTER)
    assert not plan.sees("planVisit")
    assert journal.visit(visit).start == "16:30"
    assert plan.view.grid.hasFocus()
    plan.key(ENTER)
    plan.part("planComposerDate", DateField).setDate(QDate(2026, 3, 21))
    plan.key(ENTER)
    assert journal.visit(visit).on == SATURDAY + timedelta(days=7)


def test_what_cannot_be_saved_is_said(plan: Plan, journal: Journal, vera: int) -> None:
    visit = journal.visits.plan(vera, SATURDAY, "14:00", 60, [MANICURE]).id
    plan.view.reload()
    plan.view.open_visit(visit)
    plan.part("planVisitTime", QLineEdit).setText("26")
    before = everything(journal)
    plan.key(ENTER)
    assert everything(journal) == before
    assert "не читается" in plan.part("planComposerError", QLabel).text()
    plan.key(Qt.Key.Key_Escape)
    assert not plan.sees("planVisit")


@pytest.mark.parametrize(
    ("button", "state"), [("planMissed", "missed"), ("planCancel", "cancelled")]
)
def test_what_became_of_it(
    plan: Plan, journal: Journal, vera: int, button: str, state: str
) -> None:
    visit = journal.visits.plan(vera, SATURDAY, "14:00", 60).id
    plan.view.reload()
    plan.view.open_visit(visit)
    plan.click(button)
    assert journal.visit(visit).state == state
    assert not plan.sees("planVisit")


def test_closing_and_the_client_are_asked_for(plan: Plan, journal: Journal, vera: int) -> None:
    visit = journal.visits.plan(vera, SATURDAY, "14:00", 60).id
    ahead = journal.visits.plan(vera, SATURDAY + timedelta(days=1)).id
    desk = plan.view._desk
    asked: list[object] = []
    desk.close_wanted.connect(lambda *what: asked.append(what))
    desk.client_wanted.connect(asked.append)
    plan.view.reload()
    plan.view.open_visit(visit)
    plan.click("planClose")
    plan.view.open_visit(visit)
    plan.click("planClient")
    assert asked == [(vera, visit), vera]
    plan.view.open_visit(ahead)
    assert not plan.sees("planClose")
    assert not plan.sees("planMissed")


def test_delete_is_one_key(plan: Plan, journal: Journal, vera: int) -> None:
    visit = journal.visits.plan(vera, SATURDAY, "14:00", 60).id
    plan.view.reload()
    plan.view.grid.set_current(visit)
    plan.key(Qt.Key.Key_Delete)
    assert journal.visits.of_client(vera) == ()
    journal.undo()
    assert journal.visit(visit).state == "planned"


def test_a_click_opens_and_a_free_spot_begins_a_visit(
    plan: Plan, journal: Journal, vera: int
) -> None:
    visit = journal.visits.plan(vera, SATURDAY, "14:00", 60).id
    plan.view.reload()
    grid = plan.view.grid
    spot = grid.block_of(visit).center()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=spot)
    assert plan.view.visit_panel.visit_id() == visit
    plan.key(Qt.Key.Key_Escape)
    below = QPoint(spot.x(), grid.block_of(visit).bottom() + 10)
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=below)
    assert plan.part("planPasteText", QPlainTextEdit).toPlainText() == "15:00 "
    assert plan.part("planPasteDay", DateField).day() == SATURDAY


def test_words_for_a_visit_wait_until_it_is_opened_again(
    plan: Plan, journal: Journal, vera: int, olga: int
) -> None:
    first = journal.visits.plan(vera, SATURDAY, "10:00", 60).id
    second = journal.visits.plan(olga, SATURDAY, "14:00", 60).id
    plan.view.reload()
    plan.view.open_visit(first)
    type_text(plan.part("planVisitNote", QLineEdit), "аллергия")
    assert not plan.sees("planWaiting")
    plan.view.open_visit(second)
    assert plan.part("planVisitNote", QLineEdit).text() == ""
    assert plan.sees("planWaiting")
    plan.key(Qt.Key.Key_Escape)
    journal.visits.move(first, SATURDAY, "11:30")
    plan.click("planWaiting")
    assert plan.view.visit_panel.visit_id() == first
    assert plan.part("planVisitNote", QLineEdit).text() == "аллергия"
    assert not plan.sees("planWaiting")
    plan.click("planComposerSave")
    visit = journal.visit(first)
    assert (visit.note, visit.start) == ("аллергия", "11:30"), "not moved back"
    plan.view.open_visit(second)
    assert plan.view.visit_panel.drafts() == {}


# -- new visits and a pasted day ---------------------------------------------------------------


def test_a_new_visit_is_a_line(plan: Plan, journal: Journal, vera: int) -> None:
    journal.visits.record(vera, MONDAY, [MANICURE])
    plan.key("n")
    type_text(None, "16:30 вера маникюр")
    assert plan.lines() == ["16:30 · Вера · маникюр · 1 500"]
    plan.key(ENTER)
    assert not plan.sees("planPaste")
    visit = journal.visits.next(vera)
    assert visit is not None
    assert (visit.on, visit.start, visit.price) == (SATURDAY, "16:30", 150_000)
    assert plan.current() == visit.id


def test_a_pasted_day_is_one_step(plan: Plan, journal: Journal, vera: int, olga: int) -> None:
    QGuiApplication.clipboard().setText(
        "10:00 Вера маникюр 90 мин 1500\n\n12:00 Ольга педикюр, дизайн 2000\nВера\n"
    )
    plan.key("v")
    assert plan.lines() == [
        "10:00 · Вера · маникюр · 90 min · 1 500",
        "12:00 · Ольга · педикюр, дизайн · 2 000",
        "Вера · without a time",
    ]
    plan.part("planPasteDay", DateField).setDate(QDate(2026, 3, 15))
    plan.click("planPasteSave")
    day = journal.visits.day(SATURDAY + timedelta(days=1))
    assert [(one.client, one.start, one.minutes, one.price) for one in day.visits] == [
        (vera, "10:00", 90, 150_000),
        (olga, "12:00", None, 200_000),
        (vera, None, None, None),
    ]
    journal.undo()
    assert journal.visits.day(SATURDAY + timedelta(days=1)).visits == ()


def test_lines_that_are_not_clear_keep_the_day_back(
    plan: Plan, journal: Journal, vera: int
) -> None:
    journal.clients.add("Анна Белова")
    second = journal.clients.add("Анна Ветрова").id
    plan.key("n")
    plan.view.paste_panel.paste(SATURDAY, "11:70 Вера\n12:00 Анна\n13:00 Зоя\n14:00\n15:00 Вера")
    assert plan.lines() == [
        "Вера · the time cannot be read",
        "12:00 · Анна · who is it?",
        "13:00 · Зоя · nobody of this name yet",
        "14:00 · nobody is named",
        "15:00 · Вера",
    ]
    plan.key(ENTER)
    assert plan.part("planPasteTold", QLabel).text() == "3 line(s) not clear yet"
    assert journal.visits.day(SATURDAY).visits == ()
    plan.click("planLineClient_2_2")
    plan.click("planLineAdd_3")
    text = plan.part("planPasteText", QPlainTextEdit)
    text.setPlainText(text.toPlainText().replace("11:70", "11:40"))
    plan.key(ENTER)
    names = [one.client_name for one in journal.visits.day(SATURDAY).visits]
    assert names == ["Вера", "Анна Ветрова", "Зоя", "Вера"]
    assert journal.visits.day(SATURDAY).visits[1].client == second


def test_what_is_planned_already_is_passed_over(plan: Plan, journal: Journal, vera: int) -> None:
    journal.visits.plan(vera, SATURDAY, "10:00")
    plan.view.paste_panel.paste(SATURDAY, "10:00 Вера\n11:00 Вера")
    assert plan.lines()[0] == "10:00 · Вера · is in the plan already"
    plan.key(ENTER)
    assert [one.start for one in journal.visits.day(SATURDAY).visits] == ["10:00", "11:00"]


def test_typed_lines_wait(plan: Plan, vera: int) -> None:
    plan.key("n")
    type_text(None, "10:00 вера")
    plan.key(Qt.Key.Key_Escape)
    assert not plan.sees("planPaste")
    plan.key("n")
    assert plan.part("planPasteText", QPlainTextEdit).toPlainText() == "10:00 вера"


# -- the grid ------------------------------------------------------------------------------------


def test_overlaps_are_told_in_words(plan: Plan, journal: Journal, vera: int, olga: int) -> None:
    first = journal.visits.plan(vera, SATURDAY, "10:00", 60).id
    journal.visits.plan(olga, SATURDAY, "11:00", 60)
    plan.view.reload()
    assert not plan.sees("planOverlaps")
    with transact(journal.store, Step("edit_client", vera)) as (tx, _):
        tx.insert(Card, client=vera, kind="late")
    plan.view.reload()
    assert plan.part("planOverlaps", QLabel).text() == "1 overlap(s)"
    plan.view.grid.set_current(first)
    said = plan.view.grid.accessibleDescription()
    assert "15 min kept for being late" in said
    assert "overlaps with another one" in said


def test_places_on_the_grid(journal: Journal, vera: int, olga: int) -> None:
    visits = journal.visits
    visits.plan(vera, SATURDAY, "07:40", 60)
    visits.plan(olga, SATURDAY, "10:00", 60)
    visits.plan(vera, SATURDAY, "10:10", 30)
    visits.plan(olga, SATURDAY, "11:00")
    visits.plan(vera, SATURDAY, "19:00", 90)
    visits.plan(vera, SATURDAY)
    day = visits.day(SATURDAY)
    assert hours([day]) == (7, 21)
    assert hours([visits.day(MONDAY)]) == (9, 19)
    found = [(one.start, one.end, one.column, one.columns, one.overlaps) for one in places(day)]
    assert found == [
        (460, 520, 0, 1, False),
        (600, 660, 0, 2, True),
        (610, 640, 1, 2, True),
        (660, 705, 0, 1, False),
        (1140, 1230, 0, 1, False),
    ]
    assert not places(day)[1].stacked
    assert [one.start for one in untimed(day)] == [None]


def test_it_is_painted_at_any_time_of_the_day(
    plan: Plan, journal: Journal, vera: int, qapp: QApplication
) -> None:
    journal.visits.record(vera, SATURDAY, [MANICURE], start="09:00", minutes=60)
    journal.visits.record(vera, SATURDAY, start="10:00", state="missed")
    journal.visits.plan(vera, SATURDAY, "12:00")
    plan.view.reload()
    before = plan.view.grid.grab().toImage()
    journal.clock = lambda: datetime(2026, 3, 14, 13, 30)
    assert plan.view.grid.grab().toImage() != before
    theme.apply(qapp, "dark", 1.4)
    plan.view.grid.grab()
    theme.apply(qapp, "light", 1.0)
