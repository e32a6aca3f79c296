"""The words of a line that open something when pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from ui.client.wrapping import rows_of
from ui.theme import theme

SIDE = 6
ABOVE = 3
"""Room around the words for the mark of the focus, in pixels."""


class LineText(QAbstractButton):
    """A title over a quiet detail; a button to keyboard and screen reader alike."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = ""
        self._rows = (2, 2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_text(self, title: str, detail: str, rows: tuple[int, int] = (2, 2)) -> None:
        """Show these words in at most so many ``rows`` of title and of detail."""
        self._detail = " ".join(detail.split())
        self._rows = rows
        self.setText(" ".join(title.split()))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self._detail)
        self.updateGeometry()

    def detail(self) -> str:
        """The quiet words."""
        return self._detail

    def natural_width(self) -> int:
        """The pixels in which nothing has to wrap."""
        widths = [QFontMetrics(font).horizontalAdvance(text) for text, font, _, _ in self._parts()]
        return max(widths, default=0) + 1 + 2 * SIDE

    def first_row_height(self) -> int:
        """How tall the first row of the title is."""
        return QFontMetrics(theme.font("body")).height()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - 2 * SIDE
        rows = sum(
            len(rows_of(text, font, room, most)[0]) * QFontMetrics(font).height()
            for text, font, _, most in self._parts()
        )
        return rows + 2 * ABOVE

    def sizeHint(self) -> QSize:
        return QSize(self.natural_width(), self.heightForWidth(self.natural_width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self.first_row_height() + 2 * ABOVE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.cut_off(), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def cut_off(self) -> str:
        """What does not fit at the present width, whole; "" when all is shown."""
        room = self.width() - 2 * SIDE
        parts = self._parts()
        cut = [text for text, font, _, most in parts if rows_of(text, font, room, most)[1]]
        return "\n".join(cut)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        y, room = ABOVE, self.width() - 2 * SIDE
        for text, font, color, most in self._parts():
            height = QFontMetrics(font).height()
            painter.setFont(font)
            hovered = color == "text" and self.underMouse()
            painter.setPen(theme.color("accent" if hovered else color))
            for row in rows_of(text, font, room, most)[0]:
                painter.drawText(QRect(SIDE, y, room, height), self._side(), row)
                y += height
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def _side(self) -> Qt.AlignmentFlag:
        """Absolute: a name in Arabic still starts where the others do."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

    def _parts(self) -> list[tuple[str, QFont, str, int]]:
        """(text, font, colour, most rows) of title and detail."""
        parts = [(self.text(), theme.font("body"), "text", self._rows[0])]
        if self._detail:
            parts.append((self._detail, theme.font("small"), "quiet", self._rows[1]))
        return parts
