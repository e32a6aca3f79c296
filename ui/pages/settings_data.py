"""DataCard: where the journal lies, and the ways in and out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.pages.settings_card import SettingsCard
from ui.paths import shown_path
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class DataCard(SettingsCard):
    """The file, import and export."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        self.set_title(self.tr("The journal"))
        files = shell.files
        place = ElidedLabel(shown_path(self.desk.journal.path), parent=self)
        place.setObjectName("settingsJournalFile")
        self.body.addWidget(place)
        self.add_words(self.tr("Everything is in this one file; photos too."))
        self.add_buttons(
            ("settingsImport", self.tr("Import…"), "Ctrl+I", files.choose_import),
            ("settingsExport", self.tr("Export…"), "Ctrl+E", files.choose_export),
        )
        copy = self.add_buttons(
            ("settingsSaveCopy", self.tr("Save a copy elsewhere…"), "", files.viewing.choose_copy)
        )
        self._copy = copy["settingsSaveCopy"]

    def refresh(self) -> None:
        """Offer a copy while nothing can be saved here."""
        self._copy.setVisible(bool(self.desk.journal.view_only))
