"""LineDelegate: paints what a record looks like, on the ground of its state."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.client.look import Look
from ui.theme import GRID, theme

Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """One record a row, as high as its words; the whole title in a tooltip where it is cut."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def look(self, index: Index) -> Look:
        """How the record of an index is painted."""
        raise NotImplementedError

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._width()
        return QSize(width, self.look(index).height(width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        rect.setWidth(self._width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look(index)
        if index.row() < index.model().rowCount() - 1:
            inside = rect.adjusted(look.pad, 0, -look.pad, 0)
            painter.fillRect(QRect(inside.left(), rect.bottom(), inside.width(), 1), _line())
        self._paint_state(painter, option, rect)
        look.paint(painter, rect)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            look = self.look(index)
            cut = look.is_cut(self._width())
            QToolTip.showText(event.globalPos(), look.title if cut else "", view)
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
        painter.setBrush(
            theme.color("selection" if selected else "surface" if focused else "hover")
        )
        painter.drawRoundedRect(QRectF(rect).adjusted(5, 2, -5, -3), GRID, GRID)


def _line() -> QColor:
    return theme.color("line")
