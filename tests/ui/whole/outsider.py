"""The window as somebody sees it who knows nothing of it but the names of its parts."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

Part = TypeVar("Part", bound=QObject)

ID = Qt.ItemDataRole.UserRole
AFTER_ID = Qt.ItemDataRole.UserRole.value + 1
AFTER_THAT = Qt.ItemDataRole.UserRole.value + 2


class Outsider:
    """Finds parts by ``objectName`` and works them by the ordinary means of their Qt class."""

    def __init__(self, window: QMainWindow) -> None:
        self.window = window

    # -- finding ------------------------------------------------------------------------------

    def part(self, name: str, kind: type[Part]) -> Part:
        """The only part of this name, which must be of this class."""
        (found,) = self.window.findChildren(QObject, name)
        assert isinstance(found, kind), f"{name} is a {type(found).__name__}"
        return found

    def has(self, name: str) -> bool:
        return bool(self.window.findChildren(QObject, name))

    def view(self, name: str) -> QAbstractItemView:
        return self.part(name, QAbstractItemView)

    # -- acting -------------------------------------------------------------------------------

    def click(self, name: str) -> None:
        """Press a button, or trigger an action: an outsider may find either."""
        (found,) = self.window.findChildren(QObject, name)
        if isinstance(found, QAction):
            found.trigger()
        else:
            assert isinstance(found, QAbstractButton)
            found.click()
        self.settle()

    def settle(self) -> None:
        """Let what was put off until the event loop turns happen."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def write(self, name: str, text: str) -> None:
        (found,) = self.window.findChildren(QObject, name)
        if isinstance(found, QLineEdit):
            found.setText(text)
        else:
            assert isinstance(found, QPlainTextEdit | QTextEdit)
            found.setPlainText(text)
        self.settle()

    def set_number(self, name: str, number: int) -> None:
        self.part(name, QSpinBox).setValue(number)

    def set_day(self, name: str, day: date) -> None:
        self.part(name, QDateEdit).setDate(QDate(day.year, day.month, day.day))

    def check(self, name: str, on: bool = True) -> None:
        """Tick a box or a checkable button."""
        (found,) = self.window.findChildren(QObject, name)
        assert isinstance(found, QAbstractButton)
        assert found.isCheckable()
        found.setChecked(on)

    # -- clients ------------------------------------------------------------------------------

    def add_client(self, name: str, opening: int | None = None) -> None:
        self.click("newClient")
        assert self.part("clientDialog", QWidget).isVisibleTo(self.window)
        self.write("clientDialogName", name)
        if opening is not None:
            self.set_number("clientDialogOpening", opening)
        self.click("clientDialogSave")

    def rows(self, name: str, role: int = Qt.ItemDataRole.DisplayRole) -> list[Any]:
        """What every line of a list answers to a role."""
        model = self.view(name).model()
        return [model.index(row, 0).data(role) for row in range(model.rowCount())]

    def index(self, name: str, wanted: Any, role: int = ID) -> QModelIndex:
        """The line of a list that answers ``wanted``."""
        view = self.view(name)
        row = self.rows(name, role).index(wanted)
        return view.model().index(row, 0)

    def select(self, name: str, wanted: Any, role: int = ID) -> None:
        view = self.view(name)
        view.setCurrentIndex(self.index(name, wanted, role))
        self.settle()

    def open_client(self, name: str) -> None:
        self.select("clientList", name, Qt.ItemDataRole.DisplayRole)

    # -- what it says ---------------------------------------------------------------------------

    def header(self) -> tuple[str, int, str, int]:
        """(name, points, zone, confirmed) as the header says them."""
        balance = self.part("clientBalance", QWidget)
        said = (balance.property(name) for name in ("points", "zone", "confirmed"))
        return (self.part("clientName", QLabel).text(), *said)

    def preview(self) -> tuple[int, int, str]:
        """(points, balance, zone) that saving would bring."""
        preview = self.part("composerPreview", QWidget)
        points, balance, zone = (preview.property(n) for n in ("points", "balance", "zone"))
        return points, balance, zone

    def composing(self) -> bool:
        return self.part("composer", QWidget).isVisibleTo(self.window)


COMPOSER = {
    "composerNote": (QPlainTextEdit, QTextEdit, QLineEdit),
    "composerDate": (QDateEdit,),
    "composerSave": (QAbstractButton,),
    "composerCancel": (QAbstractButton,),
    "composerPreview": (QWidget,),
}
MOVEMENT = {
    "size_small": (QAbstractButton,),
    "size_usual": (QAbstractButton,),
    "size_large": (QAbstractButton,),
    "composerPoints": (QSpinBox,),
    "composerConfirmed": (QCheckBox,),
}
PROMISE = {"composerDue": (QDateEdit,), "composerNoDue": (QCheckBox,)}
APOLOGY = {
    "composerEntry": (QComboBox,),
    **{f"part_{name}": (QAbstractButton,) for name in ("named", "owned", "repaired", "prevented")},
}
