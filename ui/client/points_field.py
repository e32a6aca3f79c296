"""PointsField: points typed by hand, or following what was chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from ui.formatting import MINUS
from ui.theme import repolish

LEAST, MOST = 1, 99


class PointsField(QSpinBox):
    """A number from 1 to 99 under the sign of its kind. ``follow`` moves it without a hand.

    A number outside stays refused until another is typed or chosen: it is never bent in silence.
    """

    typed = Signal()
    """A number was set by hand (the same one, too)."""

    def __init__(self, sign: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.refused: str = ""
        """What was typed and cannot be, "" when all is well."""
        self._following = False
        self.lineEdit().setTextMargins(8, 0, 0, 0)  # a style sheet's padding is lost here
        self.setPrefix(sign)
        self.setRange(LEAST, MOST)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.UpDownArrows)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self.valueChanged.connect(self._on_value_changed)
        self.lineEdit().textEdited.connect(self._on_text_edited)

    def sizeHint(self) -> QSize:
        """Two digits with their sign, and the arrows."""
        digits = self.fontMetrics().horizontalAdvance(f"{MINUS}99")
        return QSize(digits + 44, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def setValue(self, value: int) -> None:
        if not LEAST <= value <= MOST:
            self._refuse(str(value))
        else:
            self._refuse("")
            super().setValue(value)
        self.typed.emit()

    def follow(self, value: int) -> None:
        """Show the points that follow from what was chosen elsewhere."""
        self._following = True
        self._refuse("")
        super().setValue(value)
        self._following = False

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        typed = text.removeprefix(self.prefix()).strip().lstrip(f"+-{MINUS}")
        state = QValidator.State
        if not typed:
            return state.Intermediate, text, pos
        if not (typed.isascii() and typed.isdigit() and len(typed) < 4):
            return state.Invalid, text, pos
        whole = LEAST <= int(typed) <= MOST
        return (state.Acceptable if whole else state.Intermediate), text, pos

    def valueFromText(self, text: str) -> int:
        typed = text.removeprefix(self.prefix()).strip().lstrip(f"+-{MINUS}")
        return int(typed) if typed.isdigit() else self.value()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._note_what_stands()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._note_what_stands()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a page must not change points

    def _note_what_stands(self) -> None:
        """Qt puts the previous number back on leaving; what stood there must not be forgotten."""
        if not self.hasAcceptableInput():
            self._refuse(self.cleanText() or self.prefix())

    def _refuse(self, text: str) -> None:
        self.refused = text
        if bool(self.property("invalid")) != bool(text):
            self.setProperty("invalid", bool(text))
            repolish(self)

    def _on_text_edited(self, _text: str) -> None:
        self._refuse("" if self.hasAcceptableInput() else self.cleanText() or self.prefix())
        self.typed.emit()

    def _on_value_changed(self, _value: int) -> None:
        if not self._following:
            self._refuse("")
            self.typed.emit()
