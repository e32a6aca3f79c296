"""SyncedCard: the journal lies where others write to its folder, and what is better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal_app import safety
from ui.pages.settings_card import SettingsCard
from ui.paths import shown_path
from ui.safety.moving_here import MovingHere
from ui.theme import set_role
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class SyncedCard(SettingsCard):
    """Not there for a journal that lies well."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        self.set_title(self.tr("The folder of the journal"))
        self._moving = MovingHere(shell)
        self._words = self.add_words(role="", name="syncedWords")
        self.add_words(
            self.tr(
                "Better: the journal lives on this computer alone, and finished backups go to the "
                "folder where it lies now. The present file stays where it is."
            )
        )
        self._target = ElidedLabel(role="hint", parent=self)
        self._target.setObjectName("syncedTarget")
        self.body.addWidget(self._target)
        made = self.add_buttons(
            ("syncedMove", self.tr("Keep it on this computer"), "", self._moving.begin)
        )
        set_role(made["syncedMove"], "primary")
        self.refresh()

    def refresh(self) -> None:
        """Say whose folder it is."""
        service = safety.synced_folder(self.desk.journal.path)
        self.setVisible(bool(service))
        if service:
            self._words.setText(
                self.tr(
                    "This folder is kept in step by {service}, or lies on another computer. Such "
                    "folders are changed behind the program's back: a copy half-way, two versions "
                    "of one file, a lock that does not hold. Journals have been lost so."
                ).format(service=service)
            )
            self._target.setText(
                self.tr("It would lie in: {folder}").format(
                    folder=shown_path(self._moving.target().parent)
                )
            )
