"""NoteField: the words of a record; two lines that grow to four, unless said otherwise."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import theme

_LEAST, _MOST = 2, 4
_UNDO = (ord("Я"), ord("Z"))
"""The key of Z, as a Russian layout without a Latin one names it, too."""


class NoteField(QPlainTextEdit):
    """Plain text. Enter belongs to the form around it, Shift+Enter is a new line, Tab moves on.

    Undo with nothing to undo is left to the window, where it takes back the last record.
    """

    def __init__(
        self, parent: QWidget | None = None, least: int = _LEAST, most: int = _MOST
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            step = undo_step_of(event)
            if step:
                event.setAccepted(self._can(step))
                return self._can(step)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = undo_step_of(event)
        if step and not self._can(step):
            event.ignore()
        elif step:
            self.undo() if step == "undo" else self.redo()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
                self.ensureCursorVisible()
            else:
                event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted words come without their colours and fonts."""
        self.insertPlainText(source.text())

    def _fit(self) -> None:
        needed = int(self.document().size().height())
        lines = min(max(needed, self._least), self._most)
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if needed > self._most else bar.ScrollBarAlwaysOff
        )
        frame = self.height() - self.viewport().height()
        margin = round(2 * self.document().documentMargin())
        height = lines * self.fontMetrics().lineSpacing() + margin + max(frame, 12) + 2
        if height != self.height():
            self.setFixedHeight(height)
            self.updateGeometry()

    def _can(self, step: str) -> bool:
        document = self.document()
        return document.isUndoAvailable() if step == "undo" else document.isRedoAvailable()


def undo_step_of(event: QKeyEvent) -> str:
    """``undo`` or ``redo`` for their keys on either layout, "" for any other."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    if event.matches(QKeySequence.StandardKey.Redo):
        return "redo"
    shift = Qt.KeyboardModifier.ShiftModifier
    if event.key() not in _UNDO or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return ""
    return "redo" if event.modifiers() & shift else "undo"
