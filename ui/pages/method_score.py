"""ScoreRow: a number from 0 to 10 by one press; the same press again takes it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout

_HIGHEST = 10
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ScoreRow(QWidget):
    """Eleven pills; the arrows go along them, Space or Enter presses one."""

    value_chosen = Signal(str, object)
    """(item, score or None), by hand."""

    def __init__(self, item: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self._chips: list[Chip] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        flow = FlowLayout(self, 4)
        for score in range(_HIGHEST + 1):
            chip = Chip(str(score), parent=self)
            chip.setObjectName(f"methodScore_{item}_{score}")
            chip.setAccessibleName(f"{title}: {score}")
            chip.setAutoDefault(True)
            chip.setProperty("score", score)
            chip.clicked.connect(self._on_chip_clicked)
            chip.installEventFilter(self)
            flow.addWidget(chip)
            self._chips.append(chip)
        self.set_value(None)

    def value(self) -> int | None:
        """The chosen score."""
        return next((score for score, chip in enumerate(self._chips) if chip.isChecked()), None)

    def set_value(self, value: int | None) -> None:
        """Show a score, or none."""
        for score, chip in enumerate(self._chips):
            chip.setChecked(score == value)
            tabbed = score == (value or 0)  # one stop of Tab; the arrows do the rest
            focus = Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button would take the arrows as Tab."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not isinstance(watched, Chip):
            return False
        place = self._chips.index(watched) + step
        if 0 <= place <= _HIGHEST:
            self._chips[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _on_chip_clicked(self, checked: bool) -> None:
        score = int(self.sender().property("score")) if checked else None
        self.set_value(score)
        self.value_chosen.emit(self._item, score)
