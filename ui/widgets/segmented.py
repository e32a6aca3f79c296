"""A few choices side by side, one of them taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout


class Segmented(QWidget):
    """An exclusive row of pills; the arrow keys move along it.

    ``choices`` are (value, text); each pill is named ``<name>_<value>``. A row that ``wraps`` goes
    on in the next line where it is too long, as sentences do.
    """

    value_changed = Signal(str)
    """The newly chosen value, by hand or by ``set_value``."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        name: str = "choice",
        tone: str = "",
        parent: QWidget | None = None,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Minimum if wraps else policy.Fixed)
        layout = FlowLayout(self, 6) if wraps else QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for value, text in choices:
            chip = Chip(text, tone)
            chip.setObjectName(f"{name}_{value}")
            chip.setProperty("value", value)
            self._group.addButton(chip)
            self._chips[value] = chip
            layout.addWidget(chip)
        self._group.buttonToggled.connect(self._on_button_toggled)
        if choices:
            self.set_value(choices[0][0])

    def value(self) -> str:
        """The chosen value, "" when there are no choices."""
        button = self._group.checkedButton()
        return str(button.property("value")) if button else ""

    def set_value(self, value: str) -> None:
        """Choose a value (KeyError for one that is not offered)."""
        self._chips[value].setChecked(True)

    def clear(self) -> None:
        """Take no choice; ``value`` is "" until one is chosen."""
        self._group.setExclusive(False)
        for chip in self._chips.values():
            chip.setChecked(False)
        self._group.setExclusive(True)

    def set_text(self, value: str, text: str) -> None:
        """Reword one choice."""
        self._chips[value].setText(text)

    def chip(self, value: str) -> Chip:
        """The pill of a value, for a tooltip or a shortcut."""
        return self._chips[value]

    def _on_button_toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked:
            self.setFocusProxy(button)
            self.value_changed.emit(str(button.property("value")))
