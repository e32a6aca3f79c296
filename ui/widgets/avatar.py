"""A person as two letters in a circle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import theme


class Avatar(QWidget):
    """The initials of a name on a tinted ground; a drawn figure when there are no letters."""

    def __init__(self, name: str = "", size: int = 48, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._side = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def initials(self) -> str:
        """The first letters of the first two words, as a reader sees letters."""
        firsts = [_first(word) for word in self._name.split()]
        return "".join(letter for letter in firsts if letter.isalpha())[:2].upper()

    def sizeHint(self) -> QSize:
        side = theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("avatar"))
        painter.drawEllipse(QRectF(self.rect()))
        letters = self.initials()
        if letters:
            font = theme.font("body", bold=True)
            font.setPixelSize(max(9, round(self.height() * 0.36)))
            painter.setFont(font)
            painter.setPen(theme.color("accent"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, letters)
            return
        side = round(self.height() * 0.55)
        drawn = icons.pixmap("person", "accent", side, self.devicePixelRatioF())
        corner = (self.height() - side) // 2
        painter.drawPixmap(corner, corner, drawn)


def _first(word: str) -> str:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    end = finder.toNextBoundary()
    units = word.encode("utf-16-le")
    return units[: 2 * max(end, 0)].decode("utf-16-le", "ignore")
