"""RightsCard: how long clients are kept, who is past it, and what was done to the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.pages.setting_row import Setting
from ui.pages.settings_card import SettingsCard

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class RightsCard(SettingsCard):
    """The term of the practice, and the ways to the lists."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        choices = ((0, self.tr("no term")), (12, "1"), (36, "3"), (60, "5"), (120, "10"))
        self.add_settings(
            Setting(
                "settingRetention",
                self.tr("Years that a client is kept after the last record"),
                "choice",
                *self.kept("retention_months"),
                choices=choices,
            )
        )
        self.add_words(
            self.tr(
                "Nobody is erased by themselves: who is past the term stands in a list, and on the "
                "Today page in one line."
            )
        )
        rights = shell.deeds.rights
        self.add_buttons(
            ("settingsRightsTerm", self.tr("Past their term…"), "", rights.show_past_term),
            ("settingsRightsEvents", self.tr("Event log…"), "", rights.show_events),
            ("settingsRightsActs", self.tr("Acts of erasing…"), "", rights.show_acts),
        )
