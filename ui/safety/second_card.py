"""SecondCard: a second folder for the backups, such as a stick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal_app.paths import is_folder
from ui.formatting import NO_BREAK, day_text
from ui.pages.settings_card import SettingsCard
from ui.paths import shown_path
from ui.safety.second_folder import SecondFolder
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class SecondCard(SettingsCard):
    """Which folder it is, whether it is there now, and how old its newest copy is."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        folder = SecondFolder(shell)
        self.set_title(self.tr("And on a stick"))
        self.add_words(
            self.tr(
                "A disk fails as a whole, a laptop is stolen with all that is on it. Choose a "
                "folder on a USB stick or another disk: each backup is copied there as well, "
                "whenever it is plugged in."
            )
        )
        self._place = ElidedLabel(parent=self)
        self._place.setObjectName("secondPlace")
        self.body.addWidget(self._place)
        self._state = self.add_words(name="secondState")
        self._acts = self.add_buttons(
            ("secondChoose", "", "", folder.choose),
            ("secondCopy", self.tr("Copy there now"), "", folder.copy_now),
            ("secondClear", self.tr("No second folder"), "", folder.clear),
        )
        folder.changed.connect(self.refresh)
        shell.files.backed_up.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is there."""
        folder = self.shell.preferences.second_backup_folder
        there = folder is not None and is_folder(folder)
        self._place.setVisible(folder is not None)
        self._state.setVisible(folder is not None)
        if folder is not None:
            self._place.setText(shown_path(folder))
            self._state.setText(self._words(there))
        words = self.tr("Another folder…") if folder else self.tr("Choose the folder…")
        self._acts["secondChoose"].setText(words)
        self._acts["secondChoose"].setAccessibleName(words)
        self._acts["secondCopy"].setVisible(there)
        self._acts["secondClear"].setVisible(folder is not None)

    def _words(self, there: bool) -> str:
        at = self.shell.preferences.second_backup_at
        last = self.tr("No copy is there yet.")
        if at is not None:
            day = day_text(at.date(), self.desk.journal.today(), self.desk.locale)
            moment = f"{day}, {at:%H:%M}".replace(" ", NO_BREAK)
            last = self.tr("The last copy there is of {moment}.").format(moment=moment)
        if there:
            return last
        away = self.tr("The folder is not there now: plug the stick in.")
        return f"{away} {last}"
