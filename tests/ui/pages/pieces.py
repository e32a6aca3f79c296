"""Finding the parts of a page by their names, and working them as a person does."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QWidget,
)

Part = TypeVar("Part", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


def part(page: QWidget, name: str, kind: type[Part]) -> Part:
    """The only part of this name."""
    (found,) = page.findChildren(QWidget, name)
    assert isinstance(found, kind)
    return found


def has(page: QWidget, name: str) -> bool:
    """Whether there is a part of this name, and it can be seen."""
    return any(found.isVisibleTo(page) for found in page.findChildren(QWidget, name))


def click(page: QWidget, name: str) -> None:
    """Press a button with the mouse."""
    button = part(page, name, QAbstractButton)
    assert button.isVisible(), f"{name} is not to be seen"
    QTest.mouseClick(button, LEFT)
    QApplication.processEvents()


def clients_view(page: QWidget) -> QAbstractItemView:
    return part(page, "clientList", QAbstractItemView)


def search_field(page: QWidget) -> QLineEdit:
    return part(page, "clientSearch", QLineEdit)


def shown(page: QWidget, role: int = Qt.ItemDataRole.DisplayRole) -> list[Any]:
    """What the lines of the client list answer to a role."""
    model = clients_view(page).model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def chosen(page: QWidget) -> str | None:
    """The name on the selected line."""
    indexes = clients_view(page).selectedIndexes()
    assert len(indexes) <= 1
    return indexes[0].data() if indexes else None


def index_of(page: QWidget, name: str) -> QModelIndex:
    return clients_view(page).model().index(shown(page).index(name), 0)


def click_client(page: QWidget, name: str) -> None:
    """Press a line of the client list with the mouse."""
    view = clients_view(page)
    spot = view.visualRect(index_of(page, name)).center()
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(spot))
    QApplication.processEvents()
