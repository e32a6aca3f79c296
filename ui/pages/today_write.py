"""Whom to write to tomorrow: one list, asked for in the evening with one key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.pages.today_line import Line
from ui.pages.today_lines import TodayLines
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.hint_button import HintButton


class WriteCard(Card):
    """Each client once, with every reason and one verb. Esc goes back to the day."""

    acted = Signal(object, str)
    opened = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Whom to write to tomorrow"))
        self.setObjectName("todayWriteCard")
        self._back = HintButton(self.tr("Back to the day"), "Esc")
        self._back.setObjectName("todayWriteBack")
        self._back.setAutoDefault(True)
        self._back.clicked.connect(self.left)
        self.header.addWidget(self._back)
        self._why = QLabel(self.tr("Only those for whom one more message is not one too many."))
        self._why.setObjectName("todayWriteWhy")
        self._why.setWordWrap(True)
        set_role(self._why, "hint")
        self._lines = TodayLines(
            "todayWrite",
            self.tr("Nobody. Everyone has heard what they should: a free evening."),
            most=20,
        )
        self._lines.acted.connect(self.acted)
        self._lines.opened.connect(self.opened)
        self._lines.emptied.connect(self._back.setFocus)
        self.body.setSpacing(0)
        self.body.addWidget(self._why)
        self.body.addSpacing(GRID)
        self.body.addWidget(self._lines)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these people."""
        self._lines.set_lines(lines)
        self._why.setVisible(bool(lines))

    def stops(self) -> list[QWidget]:
        """What takes the focus, in order."""
        return [self._back, *self._lines.stops()]

    def begin(self) -> None:
        """Take the focus on the first line."""
        if not self._lines.focus_end(last=False):
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
