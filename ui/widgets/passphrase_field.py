"""PassphraseField: where a passphrase is typed, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseField(QLineEdit):
    """Dots until the person wants to read it. By this class all that keeps what is typed knows
    what it must leave alone, readable or not."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.set_readable(False)

    def set_readable(self, readable: bool) -> None:
        """Show what is typed, or dots. No keyboard learns the words either way."""
        self.setEchoMode(self.EchoMode.Normal if readable else self.EchoMode.Password)
        self.setInputMethodHints(self.inputMethodHints() | _HINTS)  # an echo mode takes them away
