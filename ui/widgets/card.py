"""A sheet of paper on the ground of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import GRID, set_role
from ui.widgets.section_title import SectionTitle


class Card(QFrame):
    """A framed surface with an optional title; fill ``body``, put extras beside the title.

    ``header`` is the line of the title: ``card.header.addWidget(...)`` lands at its far end.
    """

    def __init__(self, title: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card", tone)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * GRID, 2 * GRID - 2, 2 * GRID, 2 * GRID)
        outer.setSpacing(GRID)
        self._title = SectionTitle(title, self)
        self.header = QHBoxLayout()
        self.header.setSpacing(GRID)
        self.header.addWidget(self._title, 1)
        outer.addLayout(self.header)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        outer.addLayout(self.body, 1)
        self.set_title(title)

    def title(self) -> str:
        """The words over the card."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Change the title; an empty one leaves no gap. It is the card's accessible name too."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_header_height(self, pixels: int) -> None:
        """Let the title stand as low as in a card beside it that has more in its header."""
        self._title.setMinimumHeight(pixels)

    def set_tone(self, tone: str) -> None:
        """Colour the line around the card by a kind of entry ("" for the usual line)."""
        set_role(self, "card", tone)
