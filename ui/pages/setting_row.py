"""One setting as it is declared, and the line of the settings page made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from ui.theme import set_role
from ui.widgets.letter_field import LetterField
from ui.widgets.segmented import Segmented


@dataclass(frozen=True, slots=True)
class Setting:
    """What a setting is called, what it may be, and where it is kept."""

    name: str
    """The objectName of its field."""
    label: str
    kind: Literal["flag", "words", "letter", "number", "choice"]
    read: Callable[[], Any]
    write: Callable[[Any], None]
    hint: Callable[[Any], str] | None = None
    """A plain sentence about a value."""
    choices: tuple[tuple[Any, str], ...] = ()
    limits: tuple[int, int] = (0, 0)
    example: str = ""
    """What stands grey in an empty field: what is in force then."""


class SettingRow(QWidget):
    """Label, field and hint, one below the other. Writes as soon as a choice is made."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._reading = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        if setting.kind != "flag":
            label = QLabel(setting.label, self)
            label.setWordWrap(True)
            self._layout.addWidget(label)
        self.field = {
            "flag": self._flag,
            "words": self._words,
            "letter": self._letter,
            "number": self._number,
            "choice": self._choice,
        }[setting.kind]()
        self.field.setObjectName(setting.name)
        self.field.setAccessibleName(setting.label)
        self._layout.addWidget(self.field)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._hint, "hint")
        self._layout.addWidget(self._hint)
        self.refresh()

    def typed(self) -> str | None:
        """Words that stand here and are not in force yet."""
        words = ""
        if isinstance(self.field, QLineEdit):
            words = self.field.text()
        elif isinstance(self.field, LetterField):
            words = self.field.toPlainText()
        else:
            return None
        return words if words.strip() != self._setting.read() else None

    def put_typed(self, words: str) -> None:
        """Go on with words that are not in force yet; they are once the field is left."""
        if isinstance(self.field, QLineEdit):
            self.field.setText(words)
            self.field.setModified(True)
        elif isinstance(self.field, LetterField):
            self.field.put_typed(words)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Write nothing any more: the page is torn down."""
        self.field.blockSignals(True)

    def refresh(self) -> None:
        """Show what is in force; words that are being typed stay."""
        value = self._setting.read()
        self._reading = True
        if isinstance(self.field, QCheckBox):
            self.field.setChecked(value)
        elif isinstance(self.field, QLineEdit):
            if not self.field.hasFocus() and not self.field.isModified():
                self.field.setText(value)
        elif isinstance(self.field, LetterField):
            self.field.show_letter(value)
        elif isinstance(self.field, QSpinBox):
            self.field.setValue(value)
        elif isinstance(self.field, Segmented):
            if any(str(value) == str(each) for each, _ in self._setting.choices):
                self.field.set_value(str(value))
            else:
                self.field.clear()
        self._reading = False
        hint = self._setting.hint(value) if self._setting.hint is not None else ""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _flag(self) -> QWidget:
        field = QCheckBox(self._setting.label, self)
        field.toggled.connect(self._write)
        return field

    def _words(self) -> QWidget:
        field = QLineEdit(self)
        field.setMaxLength(200)
        field.editingFinished.connect(self._on_words_finished)
        return field

    def _letter(self) -> QWidget:
        field = LetterField(self._setting.example, self)
        field.written.connect(self._write)
        return field

    def _number(self) -> QWidget:
        field = QSpinBox(self)
        field.setRange(*self._setting.limits)
        field.setKeyboardTracking(False)
        field.lineEdit().setTextMargins(8, 0, 0, 0)  # Qt drops a spin box's leading padding
        field.setMaximumWidth(field.sizeHint().width() * 2)
        field.valueChanged.connect(self._write)
        return field

    def _choice(self) -> QWidget:
        choices = [(str(value), text) for value, text in self._setting.choices]
        field = Segmented(choices, self._setting.name, parent=self, wraps=True)
        field.value_changed.connect(self._on_choice_taken)
        return field

    def _write(self, value: Any) -> None:
        if not self._reading and value != self._setting.read():
            self._setting.write(value)
            self.refresh()

    def _on_words_finished(self) -> None:
        assert isinstance(self.field, QLineEdit)
        self.field.setModified(False)
        self._write(self.field.text().strip())
        self.field.setModified(self.typed() is not None)  # refused: the words stay

    def _on_choice_taken(self, text: str) -> None:
        for value, _ in self._setting.choices:
            if str(value) == text:
                self._write(value)
