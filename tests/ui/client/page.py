"""The client's page as a person works it: by names, keys and clicks."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QMainWindow,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from journal_app.shapes import FeedLine
from tests.ui.keys import press, type_text
from ui.client.feed_model import Role
from ui.client.view import ClientView
from ui.desk import Desk
from ui.widgets.date_field import DateField

Part = TypeVar("Part", bound=QWidget)


class Page:
    """Finds parts by ``objectName``, presses real keys and buttons."""

    def __init__(self, window: QMainWindow, view: ClientView, desk: Desk) -> None:
        self.window, self.view, self.desk = window, view, desk
        self.journal = desk.journal

    def part(self, name: str, kind: type[Part]) -> Part:
        """The only part of this name."""
        (found,) = self.view.findChildren(QWidget, name)
        assert isinstance(found, kind)
        return found

    def has(self, name: str) -> bool:
        return bool(self.view.findChildren(QWidget, name))

    def settle(self) -> None:
        QApplication.processEvents()

    def click(self, name: str) -> None:
        """A click of the mouse in the middle of a button."""
        button = self.part(name, QAbstractButton)
        assert button.isVisible(), f"{name} is out of sight"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def key(
        self,
        key: Qt.Key | str,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """A key where the focus is."""
        press(None, key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        type_text(None, text)

    # -- the composer -----------------------------------------------------------------------------

    @property
    def is_writing(self) -> bool:
        return self.part("composer", QWidget).isVisible()

    @property
    def note(self) -> QPlainTextEdit:
        return self.part("composerNote", QPlainTextEdit)

    def is_checked(self, name: str) -> bool:
        return self.part(name, QAbstractButton).isChecked()

    def points(self) -> int:
        return self.part("composerPoints", QSpinBox).value()

    def set_day(self, name: str, day: date) -> None:
        self.part(name, DateField).setDate(QDate(day.year, day.month, day.day))

    def preview(self, what: str) -> Any:
        return self.part("composerPreview", QWidget).property(what)

    def error(self) -> str:
        """What the composer complains of, "" when it does not."""
        label = self.part("composerError", QWidget)
        return label.property("text") if label.isVisible() else ""

    # -- lists ------------------------------------------------------------------------------------

    def lines(self) -> list[FeedLine]:
        """The feed as the list shows it."""
        model = self.part("feed", QAbstractItemView).model()
        return [model.index(row, 0).data(Role.LINE) for row in range(model.rowCount())]

    def choose(self, name: str, key: Any) -> QAbstractItemView:
        """Make a record of a list current and give the list the focus."""
        view = self.part(name, QAbstractItemView)
        model = view.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        (index,) = [row for row in rows if row.data(Qt.ItemDataRole.UserRole) == key]
        view.setCurrentIndex(index)
        view.setFocus()
        self.settle()
        return view
