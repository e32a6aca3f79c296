"""FirstPassphrase: a passphrase for a journal that is to be made, or none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from journal_app import safety
from ui.icons import set_icon
from ui.safety.keyboard_line import KeyboardLine
from ui.safety.strength_words import blank_words, strength_tone, strength_words
from ui.theme import GRID, set_role, theme
from ui.widgets.passphrase_field import PassphraseField

_LINES = 2
"""Of the longest sentence."""


class FirstPassphrase(QWidget):
    """Two fields beside each other and what is to be said of them. Both empty: no passphrase."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = self._field("firstPassphrase", self.tr("Passphrase"))
        self._again = self._field("firstPassphraseAgain", self.tr("Once more"))
        self._show = QToolButton(self)
        self._show.setObjectName("firstPassphraseShow")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._on_show_toggled)
        set_role(self._show, "quiet")
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self._first, 1)
        line.addWidget(self._again, 1)
        line.addWidget(self._show)
        self._words = QLabel(self)
        self._words.setObjectName("firstPassphraseStrength")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._keyboard = KeyboardLine("firstPassphrase", self)
        self._keyboard.watch(self._first, self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(line)
        column.addWidget(self._words)
        column.addWidget(self._keyboard)
        column.addStretch(1)
        self.setFocusProxy(self._first)
        self._on_show_toggled(False)
        self._reserve(line)
        self._say()

    def texts(self) -> tuple[str, str]:
        """What stands in both fields."""
        return self._first.text(), self._again.text()

    def put(self, texts: tuple[str, str]) -> None:
        """Let both fields stand so again."""
        self._first.setText(texts[0])
        self._again.setText(texts[1])
        self._say()

    def passphrase(self) -> str | None:
        """What was typed twice; None without a passphrase."""
        return self._first.text() or None

    def is_ready(self) -> bool:
        """Whether something to be seen was typed twice the same, or nothing at all."""
        first, again = self.texts()
        return first == again and bool(first.strip() or not first)

    def ask_again(self) -> None:
        """It is not ready."""
        self._again.selectAll()
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(asked=True)

    def _field(self, name: str, words: str) -> PassphraseField:
        field = PassphraseField(name, words, self)
        field.setPlaceholderText(words)
        field.textEdited.connect(self._on_text_edited)
        return field

    def _reserve(self, fields: QHBoxLayout) -> None:
        """Room for the longest sentence and the keyboard's line: nothing jumps under the hand."""
        for part in (self._first, self._show):
            part.ensurePolished()
        fields.invalidate()  # its height was asked for while they were not
        lines = (_LINES + 1) * QFontMetrics(theme.font("small")).height()
        self.setMinimumHeight(fields.sizeHint().height() + lines + 2 * 5)

    def _say(self, asked: bool = False) -> None:
        first, again = self.texts()
        if not first and not again:
            text, tone = (
                self.tr(
                    "With a passphrase the file is encrypted; forgotten, it opens for nobody. "
                    "Without one, whoever opens this computer can read it."
                ),
                "quiet",
            )
        elif again and first != again and (asked or len(again) >= len(first)):
            text, tone = self._difference(first, again), "withdrawal"
        elif first and not first.strip():
            text, tone = blank_words(), "withdrawal"
        elif asked and not again:
            text, tone = self.tr("Type it once more on the right."), "withdrawal"
        else:
            strength = safety.strength(first)
            text, tone = strength_words(strength), strength_tone(strength)
        self._words.setText(text)
        self._words.setAccessibleName(text)
        set_role(self._words, "small", tone)

    def _difference(self, first: str, again: str) -> str:
        if first and safety.looks_like_other_layout(again) == first:
            return self.tr("The second time it was typed on the other keyboard layout.")
        return self.tr("The two are not the same.")

    def _on_text_edited(self) -> None:
        self._say()
        self.changed.emit()

    def _on_show_toggled(self, shown: bool) -> None:
        for field in (self._first, self._again):
            field.set_readable(shown)
        set_icon(self._show, "veil" if shown else "eye", "quiet")
        text = self.tr("Hide what is typed") if shown else self.tr("Show what is typed")
        self._show.setToolTip(text)
        self._show.setAccessibleName(text)
