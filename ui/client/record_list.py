"""RecordList: a list of records that leaves digits to the window and takes a few keys itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.theme import GRID, theme


class RecordList(QListView):
    """One selection, rows of their own height, painted by a delegate.

    ``keys`` names what the list does itself by key code; letters come with their Cyrillic twins,
    so that the key does the same on both layouts.
    """

    asked = Signal(str)
    """A key of ``keys`` was pressed on the current row."""
    menu_wanted = Signal(object)
    """The context menu is wanted at a global point."""

    def __init__(self, keys: Mapping[int, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = dict(keys)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setMinimumHeight(8 * GRID)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(24)
        self.doubleClicked.connect(self._on_row_double_clicked)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """A few rows; it takes what room there is."""
        return QSize(super().sizeHint().width(), theme.px(10 * GRID))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # Qt's own way does so for a change of height alone

    def keyboardSearch(self, search: str) -> None:
        """Letters do not jump: digits open the composer, letters act on the row."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._name_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = self._name_of(event)
        if name and self.currentIndex().isValid():
            self.asked.emit(name)
        elif event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Who selects a row without making it the current one means it all the same."""
        super().selectionChanged(selected, deselected)
        rows = selected.indexes()
        if rows and rows[0] != self.currentIndex():
            self.selectionModel().setCurrentIndex(
                rows[0], QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyboard = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if keyboard and not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            spot = event.globalPos()
        else:
            spot = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_wanted.emit(spot)

    def _name_of(self, event: QEvent) -> str:
        if not isinstance(event, QKeyEvent):
            return ""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.NoModifier:
            return ""
        return self._keys.get(event.key(), "")

    def _on_row_double_clicked(self, _index: QModelIndex) -> None:
        name = self._keys.get(Qt.Key.Key_Return.value, "")
        if name:
            self.asked.emit(name)

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
