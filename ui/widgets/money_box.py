"""A field for an amount of money."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from journal_app.rules.money import read_money
from ui.formatting import money
from ui.theme import repolish, theme


class MoneyBox(QLineEdit):
    """Reads «1500», «1 500,50», «500 ₽»; an empty one is no amount."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)
        self.editingFinished.connect(self._on_editing_finished)

    def sizeHint(self) -> QSize:
        wanted = self.fontMetrics().horizontalAdvance(self.placeholderText()) + theme.px(32)
        return QSize(max(theme.px(104), wanted), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def amount(self) -> int | None:
        """Minor units; None for nothing, and for what cannot be read."""
        return read_money(self.text())

    def set_amount(self, minor: int | None) -> None:
        """Show an amount, or none."""
        self.setText("" if minor is None else money(minor, self.locale()))

    def is_bad(self) -> bool:
        """Whether something stands here that is no amount."""
        return bool(self.text().strip()) and self.amount() is None

    def _on_text_changed(self) -> None:
        if self.property("invalid"):
            self._set_invalid(self.is_bad())

    def _on_editing_finished(self) -> None:
        self._set_invalid(self.is_bad())

    def _set_invalid(self, invalid: bool) -> None:
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            repolish(self)
