"""A zone as people read it: glyph, word, and the number smaller."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from ui.icons import paint_zone
from ui.theme import Size, theme

_GAP = 6


class ZoneLabel(QWidget):
    """«▲ прочно 34»: the word in the colour of its zone, the number quiet beside it.

    ``size`` is the size of the word; the number is one size smaller. An empty number is left out.
    """

    def __init__(self, size: Size = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size: Size = size
        self._zone, self._word, self._number = "new", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_zone(self, zone: str, word: str, number: str = "") -> None:
        """Show ``zone`` under its ``word``."""
        self._zone, self._word, self._number = zone, word, number
        self.setAccessibleName(f"{word} {number}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        word, number = self._metrics()
        width = self._glyph() + _GAP + word.horizontalAdvance(self._word)
        if self._number:
            width += _GAP + number.horizontalAdvance(self._number)
        return QSize(width + 2, word.height() + 2)

    def minimumSizeHint(self) -> QSize:
        if self._size == "title":
            return self.sizeHint()  # what one looks for first is never cut: a name gives way
        return QSize(self._glyph() + 4 * _GAP, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        word, number = self._metrics()
        glyph = self._glyph()
        spare = number.horizontalAdvance(self._number) + _GAP if self._number else 0
        room = max(0, self.width() - glyph - _GAP - spare)
        text = word.elidedText(self._word, Qt.TextElideMode.ElideRight, room)
        direction, whole = self.layoutDirection(), self.rect()
        baseline = (self.height() + word.ascent() - word.descent()) // 2
        middle = baseline - word.xHeight() // 2 - 1
        spot = QRect(0, middle - glyph // 2, glyph, glyph)
        spot = QStyle.visualRect(direction, whole, spot)
        paint_zone(painter, self._zone, QRectF(spot))
        painter.setFont(theme.font(self._size, bold=self._size == "title"))
        painter.setPen(theme.color(self._zone))
        width = word.horizontalAdvance(text)
        at = QStyle.visualRect(direction, whole, QRect(glyph + _GAP, 0, width, 1))
        painter.drawText(at.left(), baseline, text)
        if self._number:
            painter.setFont(theme.font(self._smaller()))
            painter.setPen(theme.color("quiet"))
            at = QRect(glyph + 2 * _GAP + width, 0, number.horizontalAdvance(self._number), 1)
            at = QStyle.visualRect(direction, whole, at)
            painter.drawText(at.left(), baseline, self._number)

    def _smaller(self) -> Size:
        return "body" if self._size == "title" else "small"

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        word = theme.font(self._size, bold=self._size == "title")
        return QFontMetrics(word), QFontMetrics(theme.font(self._smaller()))

    def _glyph(self) -> int:
        return round(theme.text_px(self._size) * 0.86)
