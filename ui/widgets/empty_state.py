"""What a page says when there is nothing on it yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import GRID, set_role
from ui.widgets.icon_label import IconLabel


class EmptyState(QWidget):
    """An icon, a title, a line that says what to do first, and the button that does it."""

    activated = Signal()
    """The button was pressed."""

    def __init__(
        self,
        icon: str,
        title: str,
        line: str = "",
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(GRID)
        center = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch(1)
        layout.addWidget(IconLabel(icon, "quiet", 40, self), 0, center)
        self._title, self._line = QLabel(self), QLabel(self)
        for label, role in ((self._title, "heading"), (self._line, "quiet")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(center)
            set_role(label, role)
            layout.addWidget(label)
        self.button = QPushButton(self)
        self.button.setAutoDefault(True)
        set_role(self.button, "primary")
        self.button.clicked.connect(self.activated)
        layout.addSpacing(GRID)
        layout.addWidget(self.button, 0, center)
        layout.addStretch(2)
        self.set_words(title, line, button)

    def set_words(self, title: str, line: str = "", button: str = "") -> None:
        """Say something else; empty parts disappear."""
        for widget, text in ((self._title, title), (self._line, line), (self.button, button)):
            widget.setText(text)
            widget.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
