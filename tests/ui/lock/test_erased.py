"""An erased client is on no page any more, whether it is in front or not."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import type_text
from tests.ui.lock.planted import Planted, left_in_objects, word
from tests.ui.lock.test_lock import unlock
from tests.ui.shell.parts import click, part
from ui.main_window import MainWindow
from ui.plan.plan_view import PlanView


def test_no_page_shows_an_erased_client_still(
    qtbot: QtBot, window: MainWindow, planted: Planted
) -> None:
    for page in ("plan", "today", "clients"):
        window.go(page)
    window.show_client(planted.client)
    for tab in ("notes", "card", "promises", "feed"):
        window.clients.view.show_tab(tab)
    assert left_in_objects() != []
    window.desk.erase_wanted.emit(planted.other, "просьба")
    with qtbot.waitSignal(window.desk.done):
        click(window, "eraseConfirm")
    part(window, "erasureAct", QWidget).close()
    window.desk.erase_wanted.emit(planted.client, "просьба")
    with qtbot.waitSignal(window.desk.done):
        click(window, "eraseConfirm")
    part(window, "erasureAct", QWidget).close()
    assert left_in_objects() == []
    assert window.page_name() == "clients"
    assert window.toast.message()


def test_words_about_somebody_who_is_erased_behind_the_lock_go_with_them(
    qtbot: QtBot, window: MainWindow, planted: Planted
) -> None:
    window.go("plan")
    plan = part(window, "planPage", PlanView)
    plan.open_visit(planted.visit)
    type_text(part(window, "planComposerNote", QPlainTextEdit), word("typed"))
    window.show_client(planted.other)
    window.clients.view.start("deposit")
    type_text(part(window, "composerNote", QPlainTextEdit), "рядом")
    window.desk.erase_wanted.emit(planted.client, "просьба")
    click(window, "eraseConfirm")
    with qtbot.waitSignal(window.locker.locked):
        window.lock()
    unlock(window)
    part(window, "erasureAct", QWidget).close()
    journal = window.desk.journal
    kept = [str(one.content) for one in journal.drafts.all()]
    kept += [note.text for note in journal.today_page().inbox]
    assert not any(word("typed") in one for one in kept)
    assert any("рядом" in one for one in kept)
