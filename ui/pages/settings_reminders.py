"""RemindersCard: visits, reminders and how often one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal_app.reminders import usual_template
from ui.pages.setting_row import Setting
from ui.pages.settings_card import SettingsCard

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class RemindersCard(SettingsCard):
    """The text of a reminder, and a few habits of the practice."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        self.add_settings(
            Setting(
                "settingReminder",
                self.tr("Text of a reminder"),
                "letter",
                *self.kept("reminder.template"),
                hint=lambda _value: self.tr(
                    "{name}, {date}, {time} and {service} are filled in. Empty: the usual text."
                ),
                example=usual_template(self.desk.language, self.desk.profession),
            ),
            Setting(
                "settingContactCap",
                self.tr("Messages and calls to one client in 30 days"),
                "number",
                *self.kept("contact_cap"),
                hint=lambda _value: self.tr(
                    "A client's own agreement goes before; reminders do not count."
                ),
                limits=(0, 99),
            ),
            Setting(
                "settingUsualGap",
                self.tr("Usual days between visits"),
                "number",
                *self.kept("usual_gap"),
                hint=lambda _value: self.tr("Until a client has a rhythm of their own."),
                limits=(1, 365),
            ),
            Setting(
                "settingLateBuffer",
                self.tr("Minutes kept free for somebody who is always late"),
                "number",
                *self.kept("late_buffer"),
                limits=(0, 120),
            ),
        )
