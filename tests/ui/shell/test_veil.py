"""The veil: it hides everything, keeps everything, and only its own key or button lifts it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from tests.ui.keys import CTRL, focused, press, type_text
from tests.ui.shell.parts import click, open_client, part, sheet
from ui.main_window import MainWindow


def is_down(window: MainWindow) -> bool:
    return part(window, "veil", QWidget).isVisible()


def colors(image: QImage) -> int:
    """How many colours there are in the upper half of a picture."""
    seen = {
        image.pixel(x, y)
        for x in range(0, image.width(), 3)
        for y in range(0, image.height() // 2, 3)
    }
    return len(seen)


@pytest.mark.parametrize("key", ["h", "р"])
def test_the_key_hides_and_shows(window: MainWindow, key: str) -> None:
    open_client(window, "Анна")
    before = focused()
    press(None, key, CTRL)
    assert is_down(window)
    assert colors(window.grab().toImage()) == 1
    press(None, key, CTRL)
    assert not is_down(window)
    assert focused() is before
    assert colors(window.grab().toImage()) > 10


def test_rail_and_button(window: MainWindow) -> None:
    click(window, "navVeil")
    assert is_down(window)
    click(window, "veilLift")
    assert not is_down(window)


def test_no_other_key_does_anything_behind_it(window: MainWindow, journal: Journal) -> None:
    anna = open_client(window, "Анна")
    press(None, "1")
    type_text(None, "чай")
    press(None, "h", CTRL)
    for key in ("1", "n", Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Escape):
        press(None, key)
        assert is_down(window)
    for key in ("n", "k", "z", "1", "f", "e"):
        press(None, key, CTRL)
    press(None, Qt.Key.Key_F1)
    assert is_down(window)
    assert window.page_name() == "clients"
    assert journal.feed(anna) == []
    assert not QApplication.activePopupWidget()
    press(None, "h", CTRL)
    note = part(window, "composerNote", QPlainTextEdit)
    assert (note.toPlainText(), note.hasFocus()) == ("чай", True)
    note.clear()


def test_it_covers_other_windows_too_and_lifts_from_there(window: MainWindow, qtbot: QtBot) -> None:
    press(None, Qt.Key.Key_F1)
    keys = sheet("shortcutsDialog")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is keys)
    assert colors(keys.grab().toImage()) > 10
    press(None, "р", CTRL)
    assert is_down(window)
    assert colors(keys.grab().toImage()) == 1
    press(None, Qt.Key.Key_Escape)
    assert keys.isVisible()
    press(None, "h", CTRL)
    assert not is_down(window)
    assert colors(keys.grab().toImage()) > 10
    keys.close()


def test_it_closes_an_open_menu(window: MainWindow) -> None:
    click(window, "navMenu")
    assert QApplication.activePopupWidget() is not None
    window.toggle_veil()
    assert QApplication.activePopupWidget() is None


def test_it_grows_with_the_window(window: MainWindow) -> None:
    window.toggle_veil()
    window.resize(1200, 760)
    assert part(window, "veil", QWidget).size() == window.size()


def test_it_falls_by_itself_when_nobody_is_there(qtbot: QtBot, window: MainWindow) -> None:
    window.idle.idle.emit()
    assert is_down(window)
    with qtbot.waitSignal(window.idle.idle):
        window.set_veil_seconds(1)


def test_a_sign_of_life_keeps_it_up(window: MainWindow, journal: Journal) -> None:
    open_client(window, "Анна")
    signs: tuple[Callable[[], object], ...] = (
        lambda: press(None, "л"),
        lambda: window.findChild(QWidget, "clientSearch").setFocus(),
        lambda: window.desk.do(lambda: journal.notes.add(None, "чай")),
        lambda: press(None, "1", CTRL),
    )
    for sign in signs:
        window.idle.stop()
        sign()
        assert window.idle.left() > 59_000


def test_never_is_never(window: MainWindow) -> None:
    click(window, "navSettings")
    part(window, "settingIdleVeil_0", QAbstractButton).click()
    assert window.preferences.veil_seconds == 0
    assert window.idle.left() == 0
    press(None, "2", CTRL)
    assert window.idle.left() == 0


def test_one_minute_unless_chosen_otherwise(window: MainWindow) -> None:
    assert 55_000 < window.idle.left() < 65_000
    window.go("settings")
    assert part(window, "settingIdleVeil_60", QAbstractButton).isChecked()


def test_what_comes_meanwhile_waits(window: MainWindow) -> None:
    shown: list[str] = []
    window.toggle_veil()
    window.when_seen(lambda: shown.append("report"))
    assert shown == []
    window.toggle_veil()
    assert shown == ["report"]
    window.when_seen(lambda: shown.append("at once"))
    assert shown == ["report", "at once"]


def test_a_window_that_is_built_anew_behind_it_stays_hidden(
    window: MainWindow, tmp_path: Path
) -> None:
    other = open_journal(tmp_path / "other.journal")
    other.close()
    press(None, "h", CTRL)
    assert window.files.switch_to(other.path)
    assert is_down(window)
    assert window.focusWidget() is window.veil
    press(None, "h", CTRL)
    assert not is_down(window)
    window.close()
    window.desk.journal.close()


def test_an_erasing_that_ends_behind_it_shows_nothing(window: MainWindow, qtbot: QtBot) -> None:
    client = open_client(window, "Вера Соколова")
    window.desk.erase_wanted.emit(client, "просьба")
    with qtbot.waitSignal(window.desk.done):
        click(window, "eraseConfirm")
        press(None, "h", CTRL)
        assert is_down(window)
    assert is_down(window)
    assert window.focusWidget() is window.veil
    window.toggle_veil()
    assert not is_down(window)
    part(window, "erasureAct", QWidget).close()
