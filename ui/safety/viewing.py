"""Viewing: a journal into which nothing can be saved is shown, and goes on elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from journal_app import safety
from journal_app.errors import JournalError
from journal_app.journal import open_journal
from ui.messages import Offer
from ui.paths import shown_path

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Viewing(QObject):
    """Says so once it is shown; the way on is a copy in another place."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told = ""
        window.journal_changed.connect(self._on_journal_changed)

    def tell(self) -> None:
        """Say that nothing can be saved into this journal, and why; of one that lies where others
        write to its folder, say so until it was read once."""
        journal = self._window.desk.journal
        if journal.view_only:
            path = shown_path(journal.path)
            error = JournalError("view_only", why=journal.view_only, path=path)
            self._window.messages.show_error(error)
        else:
            self._tell_synced(journal.path)

    def _tell_synced(self, path: Path) -> None:
        """Quietly: it waits where something more urgent is said."""
        window = self._window
        service = safety.synced_folder(path)
        if not service or window.preferences.knows_synced(path) or window.messages.text():
            return
        self._told = self.tr(
            "The journal lies in a folder that others write to as well ({service}). Journals have "
            "been spoilt so; it is safer on this computer alone."
        ).format(service=service)
        offer = Offer("noticeSynced", self.tr("What is better…"), self._show_better)
        read = partial(window.preferences.set_knows_synced, path)
        window.messages.show_note(self._told, (offer,), read)

    def _show_better(self) -> None:
        from ui.pages.settings import SettingsPage

        window = self._window
        window.preferences.set_knows_synced(window.desk.journal.path)
        window.messages.take_back(self._told)
        window.go("settings")
        page = window.page("settings")
        assert isinstance(page, SettingsPage)
        page.show_part("data")

    def _on_journal_changed(self) -> None:
        self._window.messages.take_back(self._told)

    def choose_copy(self) -> None:
        """Choose where to save what can be read."""
        dialog = QFileDialog(self._window, self.tr("Save a copy elsewhere"))
        dialog.setObjectName("fileDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Journals (*.journal)"))
        dialog.setDefaultSuffix("journal")
        dialog.selectFile(self._window.desk.journal.path.name)
        dialog.fileSelected.connect(self._on_place_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_place_selected(self, path: str) -> None:
        journal, target = self._window.desk.journal, Path(path)
        self._window.files.run(
            self.tr("Saving a copy…"),
            lambda _progress, _cancelled: safety.save_copy(journal, target),
            lambda _done: self._go_on_in(target),
            can_cancel=False,
        )

    def _go_on_in(self, copy: Path) -> None:
        """Work goes on in the copy, which the same passphrase opens."""
        window = self._window
        before = window.desk.journal
        try:
            journal = open_journal(copy, before.key, clock=before.clock)
        except JournalError as error:
            window.messages.show_error(error)
            return
        window.journal_closing.emit()
        window.files.use(journal)
        before.close()
        text = self.tr("The copy is open now: {path}. You can go on writing.")
        window.messages.show_text(text.format(path=copy.name))
