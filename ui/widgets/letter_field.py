"""A few lines of text that are kept when they are left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_LINES = 4
_LONGEST = 2000


class LetterField(QPlainTextEdit):
    """Enter is a new line, Tab goes on; what was written is told once, when the focus leaves."""

    written = Signal(str)

    def __init__(self, example: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setPlaceholderText(example)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 22)

    def show_letter(self, text: str) -> None:
        """Show what is kept, unless somebody is writing."""
        self._shown = text
        free = not self.hasFocus() and not self.document().isModified()
        if free and self.toPlainText() != text:
            self.setPlainText(text)

    def put_typed(self, text: str) -> None:
        """Go on with words that are not kept yet."""
        self.setPlainText(text)
        self.document().setModified(True)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell()

    def _tell(self) -> None:
        text = self.toPlainText().strip()[:_LONGEST]
        if text != self._shown:
            self.written.emit(text)
        self.document().setModified(text != self._shown)  # refused: the words stay
