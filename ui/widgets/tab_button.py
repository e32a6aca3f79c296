"""One of a row of tabs, underlined while its page is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import GRID, set_role, theme


class TabButton(QPushButton):
    """A checkable, exclusive tab; wide enough for its bold face, so that nothing jumps."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(self, "tab")

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("body", bold=True))
        words = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(words.width() + 4, words.height() + 2 * GRID + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
