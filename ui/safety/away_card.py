"""AwayCard: what happens while nobody is at the desk."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.pages.setting_row import Setting
from ui.pages.settings_card import SettingsCard
from ui.preferences import LOCK_MINUTES, VEIL_SECONDS

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class AwayCard(SettingsCard):
    """The veil falls by itself after a while, and later the journal is closed."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        self.set_title(self.tr("When you are away from the desk"))
        preferences = shell.preferences
        self.add_settings(
            Setting(
                "settingIdleVeil",
                self.tr("The veil falls by itself after"),
                "choice",
                lambda: preferences.veil_seconds,
                self._set_veil,
                hint=self._veil_words,
                choices=tuple((seconds, self._span(seconds)) for seconds in VEIL_SECONDS),
            ),
            Setting(
                "settingLockMinutes",
                self.tr("The journal closes by itself after"),
                "choice",
                lambda: preferences.lock_minutes,
                self._set_lock,
                hint=lambda _minutes: self.tr(
                    "Closed means closed: the file is let go of, and with a passphrase only it "
                    "opens the journal again. What you were writing is kept. Ctrl+L closes at once."
                ),
                choices=tuple((minutes, self._span(60 * minutes)) for minutes in LOCK_MINUTES),
            ),
        )
        if sys.platform.startswith("linux"):
            self.add_words(
                self.tr(
                    "On Linux no program can keep others from taking pictures of its window; on "
                    "Windows and macOS the journal asks for it."
                )
            )

    def _veil_words(self, seconds: int) -> str:
        if seconds:
            return self.tr(
                "A plain screen hides the journal when nobody touches it. Ctrl+H lifts it."
            )
        return self.tr("Ctrl+H hides the journal, and shows it again.")

    def _span(self, seconds: int) -> str:
        if not seconds:
            return self.tr("never")
        if seconds < 60:
            return self.tr("%n second(s)", "", seconds)
        return self.tr("%n minute(s)", "", seconds // 60)

    def _set_veil(self, seconds: int) -> None:
        self.shell.preferences.veil_seconds = seconds
        self.shell.set_veil_seconds(seconds)

    def _set_lock(self, minutes: int) -> None:
        self.shell.preferences.lock_minutes = minutes
        self.shell.set_lock_minutes(minutes)
