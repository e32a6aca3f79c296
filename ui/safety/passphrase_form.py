"""PassphraseForm: the fields in which a passphrase is typed, and what is said of it meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from journal_app import safety
from ui.safety.keyboard_line import KeyboardLine
from ui.safety.strength_words import blank_words, strength_tone, strength_words
from ui.theme import GRID, set_role
from ui.widgets.passphrase_field import PassphraseField


class PassphraseForm(QWidget):
    """Today's passphrase, a new one, and the new one again, as far as each is asked for.

    Names begin with ``prefix``; ``new_name`` is the first field's. Nothing typed here is ever put
    anywhere else than where ``now`` and ``new`` hand it.
    """

    changed = Signal()
    """Something was typed."""

    def __init__(
        self,
        prefix: str,
        parent: QWidget | None = None,
        new_name: str = "",
        asks_now: bool = False,
        asks_new: bool = True,
    ) -> None:
        super().__init__(parent)
        self._asks_now, self._asks_new = asks_now, asks_new
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._fields: list[PassphraseField] = []
        self._keyboard = KeyboardLine(prefix, self)
        if asks_now:
            words = self.tr("The passphrase of today") if asks_new else self.tr("Passphrase")
            self._now = self._field(f"{prefix}Now", words)
            self._column.addSpacing(GRID)
        if asks_new:
            self._new = self._field(new_name or f"{prefix}New", self.tr("New passphrase"))
            self._strength = self._hint(f"{prefix}Strength")
            self._again = self._field(f"{prefix}Again", self.tr("The same once more"))
        self._column.addWidget(self._keyboard)
        self._show = QCheckBox(self.tr("Show what is typed"), self)
        self._show.setObjectName(f"{prefix}Show")
        self._show.toggled.connect(self._on_show_toggled)
        self._column.addWidget(self._show)
        self._keyboard.watch(*self._fields)
        self._on_text_edited()

    def now(self) -> str:
        """Today's passphrase as it was typed."""
        return self._now.text() if self._asks_now else ""

    def new(self) -> str:
        """The new passphrase as it was typed."""
        return self._new.text() if self._asks_new else ""

    def layout_name(self) -> str:
        """The keyboard layout as far as it is known."""
        return self._keyboard.layout_name()

    def what_is_missing(self) -> str:
        """One sentence on what is still to be done; "" when it can go on."""
        if self._asks_now and not self._now.text():
            return self.tr("Type the passphrase of today first.")
        if not self._asks_new:
            return ""
        new, again = self._new.text(), self._again.text()
        if not new:
            return self.tr("Type a new passphrase first.")
        if not new.strip():
            return blank_words()
        if not again:
            return self.tr("Type it once more, so that no slip of a finger shuts you out.")
        if new != again:
            if safety.looks_like_other_layout(again) == new:
                return self.tr("The second time it was typed on the other keyboard layout.")
            return self.tr("The two are not the same. Type both again, without hurry.")
        return ""

    def focus_first(self) -> None:
        """Put the cursor where one begins."""
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_again(self) -> None:
        """What stands in the first field was wrong."""
        self._fields[0].selectAll()
        self.focus_first()

    def forget(self) -> None:
        """Empty every field."""
        for field in self._fields:
            field.clear()
        self._show.setChecked(False)

    # -- parts --------------------------------------------------------------------------------

    def _field(self, name: str, label: str) -> PassphraseField:
        words = QLabel(label, self)
        words.setWordWrap(True)
        field = PassphraseField(name, label, self)
        field.textEdited.connect(self._on_text_edited)
        words.setBuddy(field)
        self._column.addWidget(words)
        self._column.addWidget(field)
        self._fields.append(field)
        return field

    def _hint(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        label.setMinimumHeight(2 * label.fontMetrics().lineSpacing())  # so that nothing jumps
        self._column.addWidget(label)
        return label

    def _on_text_edited(self) -> None:
        if self._asks_new:
            new = self._new.text()
            strength = safety.strength(new)
            if new:
                self._strength.setText(strength_words(strength))
                set_role(self._strength, "small", strength_tone(strength))
            else:
                self._strength.setText(
                    self.tr("Three or four words that do not belong together are easy to keep.")
                )
                set_role(self._strength, "small", "quiet")
        self.changed.emit()

    def _on_show_toggled(self, shown: bool) -> None:
        for field in self._fields:
            field.set_readable(shown)
