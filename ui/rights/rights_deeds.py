"""RightsDeeds: opens the sheets of this part of the program, and runs what they decide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_app.errors import JournalError
from journal_app.shapes import Changes
from journal_app.shapes.rights import ErasureAct
from ui.work import Cancelled, Progress

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class RightsDeeds(QObject):
    """``window.deeds.rights``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show_events(self) -> None:
        """The event log."""
        from ui.rights.event_log import EventLog

        EventLog(self._window.desk, self._window).open()

    def show_acts(self) -> None:
        """The acts of erasing."""
        from ui.rights.act_sheet import ActSheet

        ActSheet(self._window.desk, self._window).open()

    def show_past_term(self) -> None:
        """Who is kept longer than was agreed."""
        from ui.rights.retention_list import RetentionList

        sheet = RetentionList(self._window.desk, self._window)
        sheet.erase_asked.connect(self.ask_erase)
        sheet.open()

    def erase(self) -> None:
        """Ask whether the open client is to be erased."""
        self.ask_erase(None)

    def dossier(self) -> None:
        """Write the dossier of the open client."""
        self.ask_dossier(None)

    def ask_erase(self, client: int | None, reason: str = "") -> None:
        """Show what erasing a client (None: the open one) takes along, and ask."""
        from ui.rights.erase_dialog import EraseDialog

        who = client or self._open_client()
        if who is None or self._window.desk.journal.is_lent:
            return
        second = self._window.preferences.second_backup_folder
        sheet = EraseDialog(self._window.desk, who, self._window, reason, second)
        sheet.confirmed.connect(self._on_erase_confirmed)
        sheet.open()

    def ask_dossier(self, client: int | None) -> None:
        """Ask where the dossier of a client (None: the open one) goes, and what is in it."""
        from ui.rights.dossier_dialog import DossierDialog

        who = client or self._open_client()
        if who is not None and not self._window.desk.journal.is_lent:
            DossierDialog(self._window.desk, who, self._window).open()

    def _open_client(self) -> int | None:
        if self._window.page_name() != "clients":
            return None
        return self._window.clients.current_client()

    def _on_erase_confirmed(self, client: int, reason: str, rewrite: bool, remove: bool) -> None:
        self._erase(client, reason, rewrite, remove)

    def _erase(
        self, client: int, reason: str, rewrite: bool, remove: bool, anyway: bool = False
    ) -> None:
        journal = self._window.desk.journal
        second = self._window.preferences.second_backup_folder

        def task(_progress: Progress, _cancelled: Cancelled) -> tuple[Changes, ErasureAct]:
            return journal.rights.erase(client, reason, rewrite, anyway, second, remove)

        def failed(error: JournalError) -> None:
            if self._window.locker.is_locked():
                self._window.locker.tell_later(error)
                return
            again = partial(self._erase, client, reason, rewrite, remove, True)
            self._window.files.offer_anyway(error, again)

        self._window.locker.forms.keep()  # of what is on the disk, erasing knows whose it is
        text = self.tr("Erasing…")
        erased = partial(self._on_erased, client, journal.names.real(client))
        run = self._window.files.run
        run(text, task, erased, failed, can_cancel=False, behind_lock=True)

    def _on_erased(self, client: int, name: str, done: tuple[Changes, ErasureAct]) -> None:
        changes, _act = done
        self._window.desk.client_erased.emit(client, name)  # before anybody saves what they hold
        if self._window.locker.is_locked():
            self._window.locker.tell_later(done)
            return
        # Pages that are not in front show them still; but nothing is built over the veil.
        self._window.when_seen(self._window.rebuild)
        self._window.desk.bus.changed.emit(changes)
        self._window.desk.done.emit(changes)
        self._window.files.tell_backed_up()
        self._window.when_seen(self.show_acts)
