"""The view of the client list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.pages.client_list_delegate import ClientListDelegate
from ui.pages.client_list_model import ClientListModel

_Index = QModelIndex | QPersistentModelIndex


class ClientListView(QListView):
    """A list that leaves digits to the window, keeps its selection when nobody is clicked, and
    does not measure every line again because one of them changed."""

    entered = Signal()
    """Enter was pressed on a line."""

    def __init__(
        self,
        model: ClientListModel,
        zone_word: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._lines = ClientListDelegate(model, zone_word, self)
        self.setItemDelegate(self._lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)  # for the line under the pointer
        # The first lines are on the screen before the thousandth has been measured.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(100)

    def set_hide_numbers(self, hide: bool) -> None:
        """Leave the balances out, or show them."""
        self._lines.set_hide_numbers(hide)

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        batched = QListView.LayoutMode.Batched
        if self.layoutMode() == batched and index.row() >= self.batchSize():
            # It may not be measured yet, and Qt would scroll nowhere: now the rest is wanted.
            self.setLayoutMode(QListView.LayoutMode.SinglePass)
            self.doItemsLayout()
        super().scrollTo(index, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # Qt does so for a change of height alone

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        if not search.isdigit():  # digits record something for the client who is open
            super().keyboardSearch(search)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        rows = selected.indexes()
        if rows and rows[0] != self.currentIndex():  # selected by other means than keys or mouse
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(rows[0], flag)

    def selectionCommand(
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if not index.isValid():
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        if first == last and not QAccessible.isActive() and self._keeps_height(first):
            self.viewport().update(self.visualRect(first))
        else:
            super().dataChanged(first, last, list(roles))

    def _keeps_height(self, index: _Index) -> bool:
        return self.visualRect(index).height() == self._lines.height(index)
