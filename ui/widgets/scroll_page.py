"""A page that scrolls up and down and never sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import GRID


class ScrollPage(QScrollArea):
    """A frameless scroll area whose content is as wide as the view; fill ``body``."""

    def __init__(self, margin: int = 3 * GRID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its contents take the focus and scroll it
        self.content = QWidget(self.viewport())
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(2 * GRID)
        self.setWidget(self.content)
        self.viewport().setAutoFillBackground(False)
        self.content.setAutoFillBackground(False)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._let_the_bar_go()
        return done

    def _let_the_bar_go(self) -> None:
        """Qt asks whether a bar is needed at the width that the bar leaves: once it was, words
        that wrap only beside it would keep it there."""
        if not self.verticalScrollBar().isVisible():
            return
        room, inside = self.maximumViewportSize(), self.content
        least = inside.minimumSizeHint().height()
        if max(least, inside.heightForWidth(room.width())) <= room.height():
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
