"""PracticeCard: whose journal it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal_app.words import PROFESSIONS, load_words
from ui.pages.setting_row import Setting
from ui.pages.settings_card import SettingsCard

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_CURRENCIES = ("RUB", "BYN", "KZT", "UAH", "USD", "EUR")


class PracticeCard(SettingsCard):
    """Name, profession, currency, and whether numbers are shown."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        language = self.desk.language
        professions = tuple(
            (each, load_words(language, each)["profession"]) for each in PROFESSIONS
        )
        self.add_settings(
            Setting(
                "settingPracticeName",
                self.tr("Name of the practice"),
                "words",
                *self.kept("practice_name"),
            ),
            Setting(
                "settingProfession",
                self.tr("Profession"),
                "choice",
                *self.kept("profession"),
                hint=lambda _value: self.tr("It chooses the words on the screen; nothing is lost."),
                choices=professions,
            ),
            Setting(
                "settingCurrency",
                self.tr("Currency"),
                "choice",
                *self.kept("currency"),
                choices=tuple((code, code) for code in _CURRENCIES),
            ),
            Setting(
                "settingHideNumbers",
                self.tr("Hide numbers, show words"),
                "flag",
                *self.kept("hide_numbers"),
                hint=lambda _value: self.tr("Zones stay; points and balances are not shown."),
            ),
        )
