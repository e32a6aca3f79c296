"""What is copied from the journal: marked for the histories, and gone in time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app import open_journal
from tests.ui.shell.parts import shown
from ui.app import create_window
from ui.clipboard import CLEAR_MS, MARK, ClipboardKeeper, copy_text

HINTS = (
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"',
    "x-kde-passwordManagerHint",
    "application/x-nspasteboard-concealed-type",
)


class Desk(QWidget):
    """Three places that text is copied from, and the keeper of their window."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.notes, self.label = QLineEdit(self), QTextEdit(self), QLabel(self)
        self.line.setText("строка")
        self.notes.setPlainText("заметка")
        self.label.setText("подпись")
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        for widget in (self.line, self.notes, self.label):
            column.addWidget(widget)
        self.keeper = ClipboardKeeper(self)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    QGuiApplication.clipboard().clear()
    desk = Desk()
    qtbot.addWidget(desk)
    desk.show()
    desk.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desk)
    yield desk
    desk.keeper.clear()
    QGuiApplication.clipboard().clear()  # nothing of ours may outlive Python in it


def clipboard() -> QClipboard:
    return QGuiApplication.clipboard()


def marked() -> bool:
    data = clipboard().mimeData()
    return bool(data.data(MARK)) and all(data.hasFormat(name) for name in HINTS)


def has_other() -> bool:
    """Whether what another program put there is there still."""
    data = clipboard().mimeData()
    return data is not None and data.hasFormat("application/x-other")


def select_all(widget: QLineEdit | QTextEdit | QLabel) -> None:
    widget.setFocus()
    if isinstance(widget, QLabel):
        widget.setSelection(0, len(widget.text()))
    else:
        widget.selectAll()


@pytest.mark.parametrize("name", ["line", "notes", "label"])
def test_a_copy_by_key_is_marked_and_waits_to_go(desk: Desk, name: str) -> None:
    widget = getattr(desk, name)
    words = widget.toPlainText() if isinstance(widget, QTextEdit) else widget.text()
    select_all(widget)
    QTest.keySequence(widget, "Ctrl+C")
    assert clipboard().text() == words
    assert marked()
    assert CLEAR_MS == 30_000
    assert 0 < desk.keeper.left() < 33_000  # such a timer is right to a twentieth


def test_a_copy_that_a_field_makes_by_itself_is_marked(desk: Desk) -> None:
    select_all(desk.notes)
    desk.notes.copy()  # what the menu of the right button does
    assert clipboard().text() == "заметка"
    assert marked()
    assert desk.keeper.left() > 0


def test_what_is_cut_is_copied_and_can_be_taken_back(desk: Desk) -> None:
    select_all(desk.line)
    QTest.keySequence(desk.line, "Ctrl+X")
    assert (desk.line.text(), clipboard().text()) == ("", "строка")
    desk.line.undo()
    assert desk.line.text() == "строка"
    select_all(desk.notes)
    QTest.keySequence(desk.notes, "Ctrl+X")
    assert (desk.notes.toPlainText(), clipboard().text()) == ("", "заметка")
    assert marked()


def test_nothing_is_cut_out_of_what_is_only_read(desk: Desk) -> None:
    desk.notes.setReadOnly(True)
    select_all(desk.notes)
    QTest.keySequence(desk.notes, "Ctrl+X")
    assert desk.notes.toPlainText() == "заметка"


def test_a_part_of_a_note_is_copied_with_its_look(desk: Desk) -> None:
    desk.notes.setHtml("<p>до <b>важное</b> после</p>")
    cursor = desk.notes.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(9, QTextCursor.MoveMode.KeepAnchor)
    desk.notes.setTextCursor(cursor)
    desk.notes.setFocus()
    QTest.keySequence(desk.notes, "Ctrl+C")
    assert clipboard().text() == "важное"
    assert "важное" in clipboard().mimeData().html()


def test_a_copy_goes_after_its_time(qtbot: QtBot, desk: Desk) -> None:
    quick = ClipboardKeeper(desk, clear_ms=1)
    copy_text("+7 900 123-45-67")
    assert quick.left() <= 1
    qtbot.waitUntil(lambda: clipboard().text() == "")


def test_what_was_copied_since_elsewhere_stays(qtbot: QtBot, desk: Desk) -> None:
    quick = ClipboardKeeper(desk, clear_ms=1)
    copy_text("слово")
    other = QMimeData()
    other.setData("application/x-other", b"1")  # as another program puts something there
    clipboard().setMimeData(other)
    assert quick.left() == 0
    quick._on_timeout()  # even when it was just about to go
    assert has_other()


def test_words_for_the_client_wait_for_the_messenger(desk: Desk) -> None:
    copy_text("Завтра в 10:00", lasting=True)
    assert marked()
    assert desk.keeper.left() == 0


def test_a_reminder_copied_after_a_note_is_not_taken_with_it(qtbot: QtBot, desk: Desk) -> None:
    select_all(desk.line)
    QTest.keySequence(desk.line, "Ctrl+C")
    copy_text("Завтра в 10:00", lasting=True)
    assert desk.keeper.left() == 0


@pytest.mark.parametrize("lasting", [True, False])
def test_the_lock_takes_everything_of_ours(desk: Desk, lasting: bool) -> None:
    copy_text("слово", lasting=lasting)
    desk.keeper.clear()
    assert clipboard().text() == ""
    assert desk.keeper.left() == 0


def test_the_lock_leaves_what_is_not_ours(desk: Desk) -> None:
    other = QMimeData()
    other.setData("application/x-other", b"1")
    clipboard().setMimeData(other)
    desk.keeper.clear()
    assert has_other()


def test_the_window_keeps_the_clipboard(qtbot: QtBot, tmp_path: Path) -> None:
    with open_journal(tmp_path / "practice.journal") as journal:
        window = shown(qtbot, create_window(journal, "ru"))
        copy_text("слово")
        window.lock()
        assert clipboard().text() == "", "taken away by the lock"
        copy_text("слово", lasting=True)
        window.close()
        assert clipboard().text() == "", "and at the end"
