"""BackupsCard: the last backup, and what can be done with backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.pages.settings_card import SettingsCard
from ui.paths import shown_path
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class BackupsCard(SettingsCard):
    """When the journal was backed up last, and where to."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        files = shell.files
        self._last = self.add_words(role="", name="settingsLastBackup")
        folder = ElidedLabel(shown_path(self.desk.journal.backup_folder), role="hint", parent=self)
        folder.setObjectName("settingsBackupFolder")
        self.body.addWidget(folder)
        self.add_buttons(
            ("settingsBackUp", self.tr("Back up now"), "Ctrl+B", files.back_up),
            ("settingsShowBackups", self.tr("Open the folder"), "", files.show_backups),
            ("settingsRestore", self.tr("Bring back from a backup…"), "", files.choose_restore),
        )
        self.add_words(
            self.tr(
                "A backup is made when the program starts and when it closes, if anything has "
                "changed, and is checked at once."
            )
        )
        files.backed_up.connect(self.refresh)

    def refresh(self) -> None:
        """Say when the last one was made."""
        text = self.shell.files.last_backup_text()
        self._last.setText(text[:1].upper() + text[1:])
