"""The plan as a page of the window: by its key, with words in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import CTRL, SHIFT, press, type_text
from tests.ui.shell.parts import open_client, part
from ui.lock.forms import typed_in
from ui.main_window import MainWindow
from ui.plan.plan_view import PlanView


def test_a_key_leads_to_the_plan(window: MainWindow) -> None:
    press(None, "1", CTRL | SHIFT)
    assert window.page_name() == "plan"
    assert part(window, "planPage", QWidget).isVisible()
    assert part(window, "navToday", QAbstractButton).isChecked()
    press(None, "2", CTRL)
    assert window.page_name() == "clients"


def test_the_plan_stays_when_the_language_changes(qtbot: QtBot, window: MainWindow) -> None:
    window.go("plan")
    assert part(window, "planNew", QPushButton).text() == "Новая запись"
    window.look.set_language("en")
    qtbot.waitUntil(lambda: part(window, "planNew", QPushButton).text() == "New booking")
    assert window.page_name() == "plan"


def test_words_that_wait_there_outlive_another_language(qtbot: QtBot, window: MainWindow) -> None:
    """Of a visit that is open and of one that is not, of a pasted day and of the round."""
    client, journal = open_client(window, "Анна"), window.desk.journal
    first = journal.visits.plan(client, journal.today(), "10:00", 60).id
    second = journal.visits.plan(client, journal.today(), "12:00", 60).id
    window.open_day_round()
    type_text(part(window, "composerNote", QPlainTextEdit), "обход")
    press(None, Qt.Key.Key_Escape)
    window.go("plan")
    view = window.page("plan")
    assert isinstance(view, PlanView)
    view.paste_panel.paste(journal.today(), "14:00 Анна")
    for visit, words in ((first, "первый"), (second, "второй")):
        view.open_visit(visit)
        type_text(part(window, "planVisitNote", QLineEdit), words)
    before = {(one.name, one.row): one.content for one in typed_in(window)}
    assert len(before) == 4
    window.look.set_language("en")
    qtbot.waitUntil(lambda: part(window, "planNew", QPushButton).text() == "New booking")
    assert {(one.name, one.row): one.content for one in typed_in(window)} == before
    assert part(window, "planVisitNote", QLineEdit).text() == "второй"


def test_words_for_a_visit_that_is_gone_are_a_note_of_the_inbox(window: MainWindow) -> None:
    client, journal = open_client(window, "Анна"), window.desk.journal
    visit = journal.visits.plan(client, journal.today(), "10:00", 60).id
    window.go("plan")
    part(window, "planPage", PlanView).open_visit(visit)
    type_text(part(window, "planVisitNote", QLineEdit), "аллергия")
    window.desk.do(lambda: journal.visits.delete(visit))
    window.rebuild()
    assert any("аллергия" in note.text for note in journal.today_page().inbox)


def test_what_is_recorded_elsewhere_is_seen_here(window: MainWindow) -> None:
    client = open_client(window, "Анна")
    window.go("plan")
    view = window.page("plan")
    assert isinstance(view, PlanView)
    count = len(view.grid.visits())
    window.go("clients")
    journal = window.desk.journal
    window.desk.do(lambda: journal.visits.plan(client, journal.today(), "10:00", 60))
    window.go("plan")
    assert len(view.grid.visits()) == count + 1


def test_names_are_unique_beside_the_composer(window: MainWindow) -> None:
    client = open_client(window, "Анна")
    press(None, "5")
    journal = window.desk.journal
    visit = journal.visits.plan(client, journal.today(), "10:00", 60).id
    window.go("plan")
    view = window.page("plan")
    assert isinstance(view, PlanView)
    view.open_visit(visit)
    view.paste_panel.paste(journal.today(), "10:00 Никто\nНикто")
    names = [each.objectName() for each in window.findChildren(QObject)]
    ours = [name for name in names if name and not name.startswith(("qt_", "_"))]
    assert sorted(ours) == sorted(set(ours))
    for widget in view.findChildren(QWidget):
        reached = widget.isVisibleTo(view) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and not widget.objectName().startswith("qt_"):
            assert widget.objectName(), widget
            assert widget.accessibleName() or widget.property("text"), widget.objectName()
