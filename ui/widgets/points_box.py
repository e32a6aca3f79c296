"""A field for points, signed as they are read."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from ui.formatting import MINUS, signed


class PointsBox(QSpinBox):
    """A spin box that shows «+5» and «−4» and reads «5», «+5», «-4» and «−4»."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(8, 0, 0, 0)  # a style sheet's padding is lost here
        self.setRange(-999, 999)
        self.lineEdit().setTextMargins(8, 0, 0, 0)  # Qt drops a spin box's leading padding

    def textFromValue(self, value: int) -> str:
        return signed(value)

    def valueFromText(self, text: str) -> int:
        return int(self._typed(text) or "0")

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        typed = self._typed(text)
        state = QValidator.State
        digits = typed.removeprefix("-")
        if not digits:
            return state.Intermediate, text, pos
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
            return state.Invalid, text, pos
        value = int(typed)
        if self.minimum() <= value <= self.maximum():
            return state.Acceptable, text, pos
        beyond = value > self.maximum() if value > 0 else value < self.minimum()
        return (state.Invalid if beyond else state.Intermediate), text, pos

    def _typed(self, text: str) -> str:
        """The typed number in ASCII; where only losses are possible, «4» means «−4»."""
        typed = text.strip().replace(MINUS, "-")
        loss = self.maximum() <= 0 and typed[:1].isdigit()
        return f"-{typed}" if loss else typed.removeprefix("+")
