"""LookCard: language, theme and text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.formatting import NO_BREAK
from ui.pages.setting_row import Setting
from ui.pages.settings_card import SettingsCard
from ui.theme import TEXT_SCALES, theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class LookCard(SettingsCard):
    """What this computer shows, and in which language."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        look = shell.look
        themes = (
            ("light", self.tr("light")),
            ("dark", self.tr("dark")),
            ("system", self.tr("as the system")),
        )
        scales = tuple((scale, f"{round(scale * 100)}{NO_BREAK}%") for scale in TEXT_SCALES)
        self.add_settings(
            Setting(
                "settingLanguage",
                self.tr("Language"),
                "choice",
                lambda: look.language,
                look.set_language,
                choices=(("ru", "Русский"), ("en", "English")),
            ),
            Setting(
                "settingTheme",
                self.tr("Theme"),
                "choice",
                lambda: theme.choice,
                look.set_theme,
                choices=themes,
            ),
            Setting(
                "settingTextSize",
                self.tr("Text size"),
                "choice",
                lambda: theme.text_scale,
                look.set_text_scale,
                hint=lambda _value: self.tr("Ctrl + and Ctrl − do the same anywhere."),
                choices=scales,
            ),
        )
