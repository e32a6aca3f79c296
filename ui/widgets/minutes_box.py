"""A field for a length in minutes."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget


class MinutesBox(QSpinBox):
    """Quarters of an hour by the arrows, any minute by hand; 0 stands for «not known»."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 24 * 60)
        self.setSingleStep(15)
        self.setSuffix(self.tr(" min"))
        self.setSpecialValueText("—")
        self.lineEdit().setTextMargins(8, 0, 0, 0)  # a style sheet's padding is lost here
