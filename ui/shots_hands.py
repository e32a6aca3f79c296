"""What a hand does while pictures are taken: press, type, put a sheet away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from ui.main_window import MainWindow
    from ui.shots import Camera

_GROUND = 32
"""Pixels around a page of paper."""


def press(window: QWidget, name: str) -> None:
    """Press a button by its name."""
    button = window.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def press_key(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """Press a key."""
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, none, text))


def type_into(window: QWidget, name: str, text: str) -> None:
    """Type letter by letter, as a person does: what stands beside the field answers."""
    field = window.findChild(QLineEdit, name)
    assert field is not None, name
    field.clear()
    for letter in text:
        press_key(field, Qt.Key.Key_A, letter)


def take_sheet(window: MainWindow, camera: Camera, name: str, shot: str) -> None:
    """A picture of the sheet over the page; then it is put away."""
    sheet = window.findChild(QDialog, name)
    assert sheet is not None, name
    camera.take(window, shot, sheet)
    sheet.close()
    sheet.setObjectName("")  # it goes when the loop turns, and is not to be found before


def take_paper(window: MainWindow, camera: Camera, shot: str, document: QTextDocument) -> None:
    """A picture of the first page as it comes out of the printer, as large as there is room."""
    from PySide6.QtGui import QPainter, QPixmap
    from PySide6.QtWidgets import QLabel

    from ui.printing import PAGE

    page = QPixmap(PAGE.toSize())
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    document.drawContents(painter)
    painter.end()
    label = QLabel()
    height = window.height() - 2 * _GROUND
    label.setPixmap(page.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation))
    label.resize(label.sizeHint())
    camera.take_alone(window, shot, label)
