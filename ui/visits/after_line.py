"""AfterLine: the few words behind a chip of a closed visit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.client.day_box import DayBox
from ui.theme import GRID
from ui.widgets.chip import Chip
from ui.widgets.segmented import Segmented


class AfterLine(QWidget):
    """What happened, in a few words, with its principle or its due day; hidden until its chip is
    taken."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        question: str,
        tone: str,
        principles: Sequence[tuple[str, str]] = (),
        due: DayBox | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.words = QLineEdit(self)
        self.words.setObjectName(f"close{name}Words")
        self.words.setAccessibleName(question)
        self.words.setPlaceholderText(question)
        self.words.textChanged.connect(self.changed)
        row.addWidget(self.words, 1)
        self.due = due
        if due is not None:
            due.setParent(self)
            row.addWidget(due)
        box.addLayout(row)
        self.principles: Segmented | None = None
        if principles:
            self.principles = Segmented(principles, f"close{name}", tone, self, wraps=True)
            self.principles.value_changed.connect(self.changed)
            box.addWidget(self.principles)
        self.hide()

    def follow(self, chip: Chip) -> None:
        """Open with the chip and close with it; the words stay."""
        chip.toggled.connect(self._on_chip_toggled)

    def principle(self) -> str:
        """The chosen principle, "" where there is none."""
        return self.principles.value() if self.principles is not None else ""

    def _on_chip_toggled(self, taken: bool) -> None:
        self.setVisible(taken)
        if taken:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
