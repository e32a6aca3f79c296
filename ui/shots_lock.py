"""Pictures of the lock page: without a passphrase, with one, and after a wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from journal_app.errors import JournalError
from ui.lock.lock_page import LockPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shots import Camera

_WAIT = 10.0


def play_lock(window: MainWindow, camera: Camera) -> None:
    """The journal is locked, as it is; the page is shown as other journals have it; and opened."""
    name = window.desk.journal.path.name
    window.lock()
    page = window.findChild(LockPage)
    assert page is not None
    camera.take(window, "lock")
    page.set_journal(name, True)
    page.begin()
    camera.take(window, "lock-passphrase")
    _type(page, "A")  # without Shift: Caps Lock is on
    page.refuse(window.desk.say(JournalError("wrong_passphrase")), _WAIT)
    camera.take(window, "lock-wrong")
    page.wait(0)
    page.set_journal(name, False)
    button = page.findChild(QAbstractButton, "lockOpen")
    assert button is not None
    button.click()


def _type(page: LockPage, letter: str) -> None:
    field = page.findChild(QLineEdit, "lockPassphrase")
    assert field is not None
    for _ in range(9):
        none = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, letter)
        QApplication.sendEvent(field, event)
