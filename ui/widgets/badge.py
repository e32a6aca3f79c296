"""How many things are waiting, in a filled pill."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme


class Badge(QWidget):
    """A count; hidden at 0, «99+» above 99. ``paint`` serves widgets that draw their own."""

    def __init__(self, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def count(self) -> int:
        """What it shows."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show ``count``."""
        self._count = max(0, count)
        self.setVisible(self._count > 0)
        self.setAccessibleName(str(self._count))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self.size_of(self._count)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.paint(QPainter(self), self.rect(), self._count)

    @staticmethod
    def text_of(count: int) -> str:
        """The words on the badge."""
        return str(count) if count < 100 else "99+"

    @staticmethod
    def size_of(count: int) -> QSize:
        """The room it needs at the present text size."""
        metrics = QFontMetrics(theme.font("small"))
        height = metrics.height() + 3
        return QSize(max(height, metrics.horizontalAdvance(Badge.text_of(count)) + 9), height)

    @staticmethod
    def paint(painter: QPainter, rect: QRect, count: int) -> None:
        """Paint the pill into ``rect``."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("badge"))
        radius = rect.height() / 2
        painter.drawRoundedRect(QRectF(rect), radius, radius)
        painter.setPen(theme.color("on_badge"))
        painter.setFont(theme.font("small"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, Badge.text_of(count))
        painter.restore()
