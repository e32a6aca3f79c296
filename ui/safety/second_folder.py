"""SecondFolder: where every backup is copied to as well, such as a stick."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from journal_app import Journal, safety
from journal_app.errors import JournalError
from ui.work import Cancelled, Progress

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class SecondFolder(QObject):
    """Chooses the folder, lets go of it, and brings it up to date at once."""

    changed = Signal()
    """Another folder, or a newer backup in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def choose(self) -> None:
        """Ask for the folder."""
        dialog = QFileDialog(self._window, self.tr("Where to copy each backup as well"))
        dialog.setObjectName("fileDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, folder: Path) -> None:
        """Copy to this folder from now on, and at once."""
        window = self._window
        if folder.resolve() == window.desk.journal.backup_folder.resolve():
            window.messages.show_text(
                self.tr("The backups lie in this folder already: choose another one.")
            )
            return
        window.preferences.second_backup_folder = folder
        self.changed.emit()
        self.copy_now()

    def clear(self) -> None:
        """Copy nowhere any more; what is there stays."""
        self._window.preferences.second_backup_folder = None
        self.changed.emit()
        text = self.tr("No more copies are put there. Those that are there stay.")
        self._window.history.say(text)

    def copy_now(self) -> None:
        """A fresh backup, and its copy in the second folder."""
        window = self._window
        journal, folder = window.desk.journal, window.preferences.second_backup_folder
        if folder is None:
            return

        def task(_progress: Progress, cancelled: Cancelled) -> datetime | None:
            return _bring(journal, folder, cancelled)

        text = self.tr("Copying the backup…")
        window.files.run(text, task, self._on_copied, self._on_failed)

    def _on_copied(self, made: datetime | None) -> None:
        window = self._window
        if made is None:
            window.messages.show_text(self.tr("The second folder is not there now."))
        else:
            window.preferences.second_backup_at = made
            window.history.say(self.tr("The backup is in the second folder, too."))
        window.files.tell_backed_up()
        self.changed.emit()

    def _on_failed(self, error: JournalError) -> None:
        if error.code != "cancelled":
            self._window.messages.show_error(error)
        self.changed.emit()


def _bring(journal: Journal, folder: Path, cancelled: Cancelled) -> datetime | None:
    """When the newest backup in the folder was made; None while there is no such folder."""
    if journal.last_backup() is None:
        journal.backup()
    else:
        journal.backup_if_changed(cancelled=cancelled)
    safety.copy_to_second(journal, folder, cancelled=cancelled)
    there = safety.second_backup(journal, folder)
    return None if there is None else there.made
