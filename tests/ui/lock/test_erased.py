"""An erased client is on no page any more, whether it is in front or not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.lock.planted import Planted, left_in_objects
from tests.ui.shell.parts import click, part
from ui.main_window import MainWindow


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
