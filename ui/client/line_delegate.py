"""LineDelegate: paints what a record looks like, on the ground of its state."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from journal_app.shapes import Changes
from ui.client.look import Laid, Look
from ui.client.phrases import ClientPhrases
from ui.desk import Desk
from ui.theme import GRID, theme

Index = QModelIndex | QPersistentModelIndex

_KEPT = 2000
"""Records whose look is remembered."""


class LineDelegate(QStyledItemDelegate):
    """One record a row, as high as its words; the whole title in a tooltip where it is cut.

    A record is set once for a width and then only painted: lists are measured far more often
    than they change.
    """

    def __init__(self, desk: Desk, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._phrases = ClientPhrases(desk, self)
        self._laid: dict[Hashable, Laid] = {}
        self._day = desk.journal.today()
        theme.changed.connect(self._on_theme_changed)
        desk.bus.changed.connect(self._on_bus_changed)

    def line(self, index: Index) -> Hashable:
        """The record of an index."""
        raise NotImplementedError

    def look(self, line: Any) -> Look:
        """How a record is painted."""
        raise NotImplementedError

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        laid = self.laid(index)
        return QSize(laid.width, laid.height)

    def laid(self, index: Index) -> Laid:
        """The record of an index as it is set now."""
        line = self.line(index)
        width = self._width()
        found = self._laid.get(line)
        if found is None or found.width != width:
            if len(self._laid) > _KEPT:
                self._laid.clear()
            found = self._laid[line] = Laid(self.look(line), width)
        return found

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        laid = self.laid(index)
        rect = QRect(option.rect)
        rect.setWidth(laid.width)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() < index.model().rowCount() - 1:
            inside = rect.adjusted(laid.look.pad, 0, -laid.look.pad, 0)
            line = QRect(inside.left(), rect.bottom(), inside.width(), 1)
            painter.fillRect(line, theme.color("line"))
        self._paint_state(painter, option, rect)
        laid.paint(painter, rect)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            laid = self.laid(index)
            QToolTip.showText(event.globalPos(), laid.look.title if laid.cut else "", view)
            return True
        return super().helpEvent(event, view, option, index)

    def _width(self) -> int:
        """The width of a row, the same whether the scroll bar shows or not: else rows measured
        before it came would be too low for their words."""
        return self._view.width() - self._view.verticalScrollBar().sizeHint().width()

    def _paint_state(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if not (selected or focused or state & QStyle.StateFlag.State_MouseOver):
            return
        painter.setPen(QPen(theme.color("focus"), 2) if focused else Qt.PenStyle.NoPen)
        ground = "selection" if selected else "surface" if focused else "hover"
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(QRectF(rect).adjusted(5, 2, -5, -3), GRID, GRID)

    def _on_theme_changed(self) -> None:
        self._laid.clear()

    def _on_bus_changed(self, changes: Changes) -> None:
        today = self._desk.journal.today()
        if "setting" in changes.kinds or today != self._day:  # «today» and numbers are in the rows
            self._day = today
            self._laid.clear()
            self._view.scheduleDelayedItemsLayout()
            self._view.viewport().update()
