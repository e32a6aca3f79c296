"""ScreenCard: what somebody beside the desk may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.pages.setting_row import Setting
from ui.pages.settings_card import SettingsCard

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class ScreenCard(SettingsCard):
    """Codes in the place of names; a matter of this computer, not of the practice."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        self.set_title(self.tr("Where others may look at the screen"))
        self.add_settings(
            Setting(
                "settingCodes",
                self.tr("Codes instead of names everywhere"),
                "flag",
                lambda: shell.preferences.codes,
                shell.deeds.set_codes,
                hint=self._words,
            ),
        )
        self.add_words(
            self.tr(
                "What you copy leaves the clipboard after half a minute, except reminders for "
                "clients."
            )
        )

    def _words(self, _coded: bool) -> str:
        return self.tr(
            "A client is shown by the code of the card, else by initials and a number, in prints "
            "too. The search still knows the name. Exports keep names. Ctrl+Shift+H turns it on "
            "and off."
        )
