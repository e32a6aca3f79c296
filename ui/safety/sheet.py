"""Sheet: a calm page over the window, for one thing that is done and put away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.fitting import fit_height
from ui.icons import app_icon
from ui.theme import GRID, set_role, theme

_WIDTH = 520


class Sheet(QDialog):
    """A title, sentences and fields one below the other, buttons at the end; as high as its words
    need. It goes when it is left."""

    def __init__(self, name: str, title: str, parent: QWidget | None, width: int = _WIDTH) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Journal"))
        self.setWindowIcon(app_icon())
        self.setAccessibleName(title)
        self._wide = width
        self.page = QVBoxLayout(self)
        self.page.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        self.page.setSpacing(2 * GRID)
        self.title = self.words(title, "title")
        self.page.addWidget(self.title)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        self.page.addLayout(self.body)
        self._message = self.words("", "small", f"{name}Message")
        self._message.hide()
        self.page.addWidget(self._message)

    def words(self, text: str, role: str = "", name: str = "") -> QLabel:
        """A plain sentence that wraps."""
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            set_role(label, role)
        return label

    def add_words(self, text: str, role: str = "quiet", name: str = "") -> QLabel:
        """Put a sentence on the sheet."""
        label = self.words(text, role, name)
        self.body.addWidget(label)
        return label

    def add_buttons(self, *buttons: tuple[str, str, str, Callable[[], object]]) -> None:
        """(objectName, words, role, what it does), at the end of the sheet; a quiet one stands at
        its start, and Enter presses the primary one."""
        row = QHBoxLayout()
        row.setSpacing(GRID)
        quiet = [one for one in buttons if one[2] == "quiet"]
        for one in quiet:
            row.addWidget(self._button(*one))
        row.addStretch(1)
        for one in buttons:
            if one not in quiet:
                row.addWidget(self._button(*one))
        self.page.addLayout(row)

    def button(self, name: str) -> QPushButton:
        """One of its buttons."""
        found = self.findChild(QPushButton, name)
        assert found is not None, name
        return found

    def say(self, text: str, tone: str = "withdrawal") -> None:
        """Say what keeps it from going on; "" takes it back."""
        self._message.setText(text)
        self._message.setAccessibleName(text)
        self._message.setVisible(bool(text))
        set_role(self._message, "small", tone)
        self.refit()

    def refit(self) -> None:
        """As high as its words need now."""
        parent = self.parentWidget()
        room = parent.window().width() - 4 * GRID if parent is not None else theme.px(self._wide)
        fit_height(self, self.page, min(theme.px(self._wide), room))

    def _button(self, name: str, text: str, role: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.setDefault(role == "primary")
        set_role(button, role)
        button.clicked.connect(lambda: act())
        return button
