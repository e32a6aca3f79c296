"""AccountCard: how the account remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.pages.setting_row import Setting
from ui.pages.settings_card import SettingsCard

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class AccountCard(SettingsCard):
    """Fading and the opening credit."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        self.set_title(self.tr("How the account remembers"))
        self.add_settings(
            Setting(
                "settingFading",
                self.tr("What happened long ago"),
                "choice",
                *self.kept("fading"),
                hint=self._fading_words,
                choices=((True, self.tr("weighs less")), (False, self.tr("weighs the same"))),
            ),
            Setting(
                "settingOpening",
                self.tr("Opening credit of a new client"),
                "number",
                *self.kept("opening"),
                hint=lambda _value: self.tr("Trust that is given in advance; it does not fade."),
                limits=(-999, 999),
            ),
        )

    def _fading_words(self, fading: bool) -> str:
        if fading:
            told = self.tr(
                "A record counts in full for 60 days, by half until 120, and then no more. What "
                "hurt and was never put right fades three times slower."
            )
        else:
            told = self.tr("Every record keeps its weight for ever.")
        moved = self.desk.journal.zone_shift({"fading": not fading}).moved
        other = self.tr("With the other choice %n client(s) would change zone.", "", moved)
        return f"{told} {other}" if moved else told
