"""LinesDelegate: lines of a list whose words wrap; what is beside the point is small and quiet."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import theme

_Index = QModelIndex | QPersistentModelIndex

_ABOVE = 8
"""Pixels above and below the words of a line."""


class LinesDelegate(QStyledItemDelegate):
    """For a list of role ``lines``. Of the paragraphs of a line, ``loud`` is set as text, every
    other one small and quiet. Qt's own delegate measures wrapped words at one width and paints
    them at another: rows come out too high, or their end is cut."""

    def __init__(self, view: QListWidget, loud: int = 0) -> None:
        super().__init__(view)
        self._view, self._loud = view, loud
        view.setItemDelegate(self)
        view.setWordWrap(True)
        view.setResizeMode(QListWidget.ResizeMode.Adjust)  # or rows keep their first width
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(view.scheduleDelayedItemsLayout)

    def usual_height(self, paragraphs: int = 1) -> int:
        """The pixels a line takes while none of its paragraphs wraps."""
        room = 1000
        return sum(_height(one) for one in self._set("\n" * (paragraphs - 1), room)) + 2 * _ABOVE

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        whole.rect = QRect(0, 0, self._view.viewport().width(), self.usual_height())
        room = self._room(whole)
        height = sum(_height(words) for words in self._set(whole.text, room.width()))
        return QSize(1, height + 2 * _ABOVE)  # the view makes it as wide as itself

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        room = self._room(whole)
        text, whole.text = whole.text, ""
        self._view.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, whole, painter, self._view
        )
        painter.save()
        top = room.top()
        for number, words in enumerate(self._set(text, room.width())):
            painter.setPen(theme.color("text" if number == self._loud else "quiet"))
            words.draw(painter, QPointF(room.left(), top))
            top += _height(words)
        painter.restore()

    def _room(self, whole: QStyleOptionViewItem) -> QRect:
        """Where the words of a line stand."""
        text = QStyle.SubElement.SE_ItemViewItemText
        style = self._view.style()
        # Qt keeps the words as far from what stands beside them as the mark of the focus is wide.
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._view) + 1
        across = style.subElementRect(text, whole, self._view).adjusted(margin, 0, -margin, 0)
        rect: QRect = whole.rect
        return QRect(across.left(), rect.top() + _ABOVE, across.width(), rect.height())

    def _set(self, text: str, width: int) -> Iterator[QTextLayout]:
        """Each paragraph, wrapped."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # Qt hands a line break on as a line separator.
        for number, words in enumerate(text.replace("\u2028", "\n").split("\n")):
            layout = QTextLayout(words, theme.font("body" if number == self._loud else "small"))
            layout.setTextOption(option)
            layout.beginLayout()
            top = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, top))
                top += line.height()
            layout.endLayout()
            yield layout


def _height(words: QTextLayout) -> int:
    return round(words.boundingRect().height())
