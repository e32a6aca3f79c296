"""MoveCard: the way to another computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.pages.settings_card import SettingsCard
from ui.safety.move_wizard import MoveWizard
from ui.safety.passphrases import Passphrases

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class MoveCard(SettingsCard):
    """One button, and what it is good for."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        self.set_title(self.tr("Another computer"))
        self.add_words(
            self.tr(
                "A new laptop? The journal goes there whole, with its history and photos, and "
                "nothing is lost on the way."
            )
        )
        self.add_buttons(
            ("moveStart", self.tr("Move to another computer…"), "", self._on_move_wanted)
        )

    def _on_move_wanted(self) -> None:
        recovery = Passphrases(self.shell).show_recovery
        MoveWizard(self.shell, recovery).open()
