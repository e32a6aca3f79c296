"""A small pill that is on or off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import set_role


class Chip(QPushButton):
    """A checkable pill; filled in ``tone`` (a kind of entry) or the accent while checked."""

    def __init__(self, text: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(self, "chip", tone)

    def set_tone(self, tone: str) -> None:
        """Change the colour it is filled with."""
        set_role(self, "chip", tone)
