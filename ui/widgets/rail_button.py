"""A page's button on the rail: icon over word, with a badge."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ui.icons import set_icon
from ui.theme import GRID, set_role, theme
from ui.widgets.badge import Badge


class RailButton(QToolButton):
    """A tool button of the rail; ``checkable`` ones show which page is open."""

    def __init__(
        self, text: str = "", icon: str = "", checkable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._count = 0
        self.setText(text)
        self.setCheckable(checkable)
        self.setAutoExclusive(checkable)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_role(self, "rail")
        if icon:
            set_icon(self, icon, "quiet", size=22, checked="accent")

    def badge(self) -> int:
        """The number on the badge."""
        return self._count

    def set_badge(self, count: int) -> None:
        """Show how much is waiting (0 hides the badge)."""
        self._count = max(0, count)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("small", bold=True))
        words = metrics.horizontalAdvance(self.text()) + GRID + 4
        height = self.iconSize().height() + metrics.height() + 2 * GRID + 2
        return QSize(max(theme.px(60), words), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        size = Badge.size_of(self._count)
        corner = QPoint(self.width() // 2 + self.iconSize().width() // 2 - 6, 2)
        spot = QRect(corner, size)
        if spot.right() > self.width() - 2:
            spot.moveRight(self.width() - 2)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            spot.moveLeft(self.width() - 1 - spot.right())
        Badge.paint(QPainter(self), spot, self._count)
