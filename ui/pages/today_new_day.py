"""The question for a promise's new day, asked in its own line."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.client.day_box import DayBox
from ui.theme import GRID, set_role

_AWAY_DAYS = 7
"""The day that is offered."""


class NewDay(QWidget):
    """A day field, the button that moves, and a way back. Enter moves, Esc goes back."""

    day_chosen = Signal(object)
    """The new day, a date."""
    refused = Signal(object)
    """A JournalError: what was typed is no day."""
    given_up = Signal()

    def __init__(self, key: str, move: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{key}_new_day")
        self.day = DayBox(today + timedelta(days=_AWAY_DAYS), today, "future")
        self.day.setObjectName(f"{key}_day")
        self.day.setAccessibleName(self.tr("The new day"))
        move_button = QPushButton(move)
        move_button.setObjectName(f"{key}_day_save")
        move_button.clicked.connect(self._on_move_clicked)
        set_role(move_button, "primary")
        back = QPushButton(self.tr("Back"))
        back.setObjectName(f"{key}_day_cancel")
        back.clicked.connect(self.given_up)
        set_role(back, "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.day)
        for button in (move_button, back):
            button.setAutoDefault(True)
            layout.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_move_clicked()
        else:
            super().keyPressEvent(event)

    def _on_move_clicked(self) -> None:
        error = self.day.refusal()
        if error is None:
            self.day_chosen.emit(self.day.day())
        else:
            self.refused.emit(error)
