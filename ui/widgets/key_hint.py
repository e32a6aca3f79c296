"""The small box that names a key: «Ctrl+F»."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

_PAD = 5


class KeyHint(QWidget):
    """A key beside the thing it does. ``paint`` and ``size`` serve widgets that draw their own."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The key's name."""
        return self._text

    def set_text(self, text: str) -> None:
        """Name another key."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self.size_of(self._text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._text:
            self.paint(QPainter(self), self.rect(), self._text, theme.color("quiet"))

    @staticmethod
    def size_of(text: str) -> QSize:
        """The room a key's box needs at the present text size."""
        if not text:
            return QSize()
        metrics = QFontMetrics(theme.font("small"))
        return QSize(metrics.horizontalAdvance(text) + 2 * _PAD, metrics.height() + 3)

    @staticmethod
    def paint(painter: QPainter, rect: QRect, text: str, color: QColor) -> None:
        """Paint the box into ``rect``, words in ``color`` and the line a faint shade of it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(color)
        edge.setAlphaF(0.4)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(color)
        painter.setFont(theme.font("small"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()
