"""RightsSheet: a dialog of this part of the program: a title, its body, a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.dialogs.fitting import fit_height
from ui.theme import GRID, set_role, theme
from ui.widgets.hint_button import HintButton


class RightsSheet(QDialog):
    """Fill ``body``; buttons stand at the end, the way out before the others."""

    def __init__(self, name: str, title: str, parent: QWidget, size: tuple[int, int]) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        self.heading = QLabel(title, self)
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.heading, "title")
        whole.addWidget(self.heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        whole.addLayout(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GRID)
        self._buttons.addStretch(1)
        whole.addLayout(self._buttons)
        room = parent.window().size()
        width, height = theme.px(size[0]), theme.px(size[1])
        self.resize(min(width, room.width() - 64), min(height, room.height() - 48))

    def fit(self) -> None:
        """As high as its words need, once all of them are there."""
        whole = self.layout()
        assert whole is not None
        fit_height(self, whole, self.width())

    def add_words(self, text: str = "", role: str = "", name: str = "") -> QLabel:
        """A plain sentence, wrapped."""
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            set_role(label, role)
        self.body.addWidget(label)
        return label

    def add_button(self, name: str, text: str, key: str = "", role: str = "") -> HintButton:
        """One more button at the end of the row."""
        button = HintButton(text, key, role, parent=self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        self._buttons.addWidget(button)
        return button

    def add_close(self, name: str, text: str) -> HintButton:
        """The way out, which Esc takes too."""
        button = self.add_button(name, text, "Esc", "quiet")
        button.clicked.connect(self.reject)
        return button
