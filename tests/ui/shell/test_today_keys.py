"""Contacts, reminders and the day from the whole window, by keys alone."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from journal_app import Journal
from tests.core import TODAY, row
from tests.meetings import visit
from tests.ui.keys import CTRL, focused, press, type_text
from tests.ui.shell.parts import part
from ui.main_window import MainWindow

ENTER, DOWN, RIGHT = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Right


def id_of(journal: Journal, name: str) -> int:
    return next(line.id for line in journal.client_lines() if line.name == name)


def test_six_writes_down_a_contact(window: MainWindow, journal: Journal) -> None:
    anna = id_of(journal, "Анна")
    window.show_client(anna)
    press(None, "6")
    type_text(None, "Спросила, как дела")
    press(None, ENTER)
    assert [line.text for line in journal.contacts.of(anna)] == ["Спросила, как дела"]
    press(None, "z", CTRL)
    assert journal.contacts.of(anna) == []


def test_eight_is_the_psychologists(window: MainWindow, journal: Journal) -> None:
    window.show_client(id_of(journal, "Анна"))
    press(None, "8")
    assert not part(window, "composer", QWidget).isVisible()


def test_the_same_evening_whom_shall_i_write_to_tomorrow(
    window: MainWindow, journal: Journal
) -> None:
    """From any page one key; then down the list, each with one verb, and back."""
    anna = id_of(journal, "Анна")
    planned = visit(journal, anna, TODAY + timedelta(days=1), "10:00")
    window.go("settings")
    press(None, Qt.Key.Key_F7)
    assert window.page_name() == "today"
    assert focused().objectName() == f"today_write_{anna}_words"
    press(None, "c", CTRL)
    assert row(journal, "visit", planned)["remind"] == "sent"
    assert "Анна" in QApplication.clipboard().text()
    boris = id_of(journal, "Борис Л.")
    assert focused().objectName() == f"today_write_{boris}_words"
    press(None, RIGHT)
    press(None, ENTER)
    assert window.clients.current_client() == boris
    assert part(window, "composer", QWidget).isVisible()
    press(None, Qt.Key.Key_Escape)
    press(None, Qt.Key.Key_F7)
    assert window.page_name() == "today"
    assert part(window, "todayWrite", QWidget).isAncestorOf(focused())
    press(None, Qt.Key.Key_F7)
    assert part(window, "todayVisits", QWidget).isVisible()


def test_a_visit_is_closed_from_today(window: MainWindow, journal: Journal) -> None:
    anna = id_of(journal, "Анна")
    planned = visit(journal, anna, TODAY, "09:00")
    window.go("today")
    assert focused().objectName() == f"today_visit_{planned}_words"
    press(None, RIGHT)
    press(None, ENTER)
    assert window.page_name() == "clients"
    press(None, ENTER)
    assert row(journal, "visit", planned)["state"] == "done"


def test_the_plan_of_the_week_is_one_button_away(window: MainWindow) -> None:
    window.go("today")
    part(window, "todayPlan", QWidget).setFocus()
    press(None, ENTER)
    assert window.page_name() == "plan"


def test_the_round_begins_from_its_button(window: MainWindow, journal: Journal) -> None:
    visit(journal, id_of(journal, "Анна"), TODAY, "09:00")
    window.go("today")
    part(window, "todayRound", QWidget).setFocus()
    press(None, ENTER)
    assert part(window, "dayRound", QWidget).isVisible()
    press(None, Qt.Key.Key_Escape)
