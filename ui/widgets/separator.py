"""A quiet line between two things."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import set_role


class Separator(QFrame):
    """A line one pixel thick, lying or (``vertical``) standing."""

    def __init__(self, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        set_role(self, "separator")
