"""Where a balance stands, on a bar of zones."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import GRID, theme

ZONES = ("leaving", "fragile", "steady", "strong")


class ZoneBar(QWidget):
    """A bar tinted by zones with a mark at the balance; far balances stand at its ends.

    ``zones`` are the first points of fragile, steady and strong.
    """

    def __init__(
        self, zones: tuple[int, int, int] = (1, 12, 30), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._zones = zones
        self._balance: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_balance(self, balance: int | None, zones: tuple[int, int, int] | None = None) -> None:
        """Mark ``balance`` (None: no mark)."""
        self._balance = balance
        self._zones = zones or self._zones
        self.update()

    def mark(self) -> float | None:
        """Where the mark stands, 0 to 1 along the bar."""
        if self._balance is None:
            return None
        low, high = self._span()
        return min(max((self._balance - low) / (high - low), 0.0), 1.0)

    def sizeHint(self) -> QSize:
        return QSize(30 * GRID, 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(10 * GRID, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        bar = QRectF(0, 2, self.width(), self.height() - 4)
        shape = QPainterPath()
        shape.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.setClipPath(shape)
        low, high = self._span()
        edges = [low, *self._zones, high]
        for zone, start, end in zip(ZONES, edges, edges[1:], strict=False):
            left = round((start - low) / (high - low) * bar.width())
            right = round((end - low) / (high - low) * bar.width())
            area = QRectF(left, bar.top(), right - left, bar.height())
            painter.fillRect(area, theme.color(f"bar_{zone}"))
        painter.setClipping(False)
        place = self.mark()
        if place is not None:
            x = round(1 + place * (bar.width() - 5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(QRectF(x - 1.5, 0, 6, self.height()), 3, 3)
            painter.setBrush(theme.color("text"))
            painter.drawRoundedRect(QRectF(x, 0, 3, self.height()), 1.5, 1.5)

    def _span(self) -> tuple[int, int]:
        """The points at the two ends: room below zero, and as much above strong as below it."""
        fragile, steady, strong = self._zones
        return fragile - max(8, (steady - fragile) * 2 // 3), strong + (strong - fragile) * 3 // 4
