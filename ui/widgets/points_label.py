"""Points with their sign, in the colour of their kind."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.formatting import signed
from ui.theme import set_role


class PointsLabel(QLabel):
    """«+5», «−4», «0»; bold, aligned to the end."""

    def __init__(self, points: int = 0, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.set_points(points, tone)

    def set_points(self, points: int, tone: str = "") -> None:
        """Show ``points`` in ``tone``; without one, in the colour of gain, loss or neither."""
        natural = "deposit" if points > 0 else "withdrawal" if points < 0 else "quiet"
        set_role(self, "heading", tone or natural)
        self.setText(signed(points))
