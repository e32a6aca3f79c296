"""Overlay: a card over the whole window, for one thing that is done and put away again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme import GRID, theme
from ui.widgets.card import Card


class Overlay(QWidget):
    """The window stays to be seen under a shade, and gets its focus back afterwards."""

    opened = Signal()
    closed = Signal()

    def __init__(self, window: QWidget, width: int, top: int = 9 * GRID) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.card = Card(parent=self)
        self._width = width
        self._fit()
        middle = QHBoxLayout()  # an alignment would ask for the card's height at a wrong width
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * GRID, top, 2 * GRID, 2 * GRID)
        outer.addLayout(middle)
        outer.addStretch(1)
        window.installEventFilter(self)
        self.hide()

    def rise(self) -> None:
        """Lie over the window."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self._fit()
        self.show()
        self.raise_()
        self.opened.emit()

    def leave(self) -> None:
        """Go away, and give the focus back."""
        self.hide()
        self.closed.emit()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = theme.color("ground")
        shade.setAlphaF(0.78)
        QPainter(self).fillRect(self.rect(), shade)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._fit()
        return False

    def _fit(self) -> None:
        """As wide as meant, where a large text or a small window leaves the room."""
        self.card.setFixedWidth(min(theme.px(self._width), self._window.width() - 4 * GRID))
