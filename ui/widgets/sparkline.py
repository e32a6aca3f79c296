"""A few values of the past as a small line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

_DOT = 2.5


class Sparkline(QWidget):
    """Values from ``lowest`` to ``highest``, the oldest first, the last one with a dot. Nothing is
    drawn of fewer than two: one value is no line."""

    def __init__(
        self, lowest: int = 0, highest: int = 10, width: int = 96, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lowest, self._highest, self._width = lowest, highest, width
        self._values: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def values(self) -> tuple[int, ...]:
        """What it draws."""
        return self._values

    def set_values(self, values: Sequence[int]) -> None:
        """Draw these, the oldest first."""
        self._values = tuple(values)
        self.setToolTip(" · ".join(str(value) for value in self._values))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._width), theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        points = self.points()
        if len(points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(0, self.height() - 1), QPointF(self.width(), self.height() - 1))
        painter.setPen(QPen(theme.color("accent"), 1.6))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(points[-1], _DOT, _DOT)

    def points(self) -> list[QPointF]:
        """Where the values stand in the widget."""
        inner = QRectF(self.rect()).adjusted(_DOT + 1, _DOT + 1, -_DOT - 1, -_DOT - 2)
        count = max(1, len(self._values) - 1)
        span = self._highest - self._lowest
        return [
            QPointF(
                inner.left() + inner.width() * number / count,
                inner.bottom() - inner.height() * (value - self._lowest) / span,
            )
            for number, value in enumerate(self._values)
        ]
