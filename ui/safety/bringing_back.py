"""BringingBack: a backup takes the place of the window's journal."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_app import safety
from journal_app.errors import JournalError
from journal_app.journal import restore_backup
from journal_app.words import tell
from ui.safety.ask_sheet import AskSheet
from ui.safety.closed_work import ClosedWork
from ui.safety.restore_sheet import RestoreSheet

if TYPE_CHECKING:
    from journal_app.safety import Contents, Key
    from ui.main_window import MainWindow


class BringingBack(QObject):
    """First a look into the backup, with its passphrase if it has another; then the person agrees;
    whatever happens after that, a journal is open at the end, or it is said why none is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._work = ClosedWork(window)

    def begin(self, backup: Path) -> None:
        """Look into a backup and ask whether it shall come back."""
        desk = self._window.desk
        key = desk.journal.key
        try:
            found = safety.look_into(backup, key)
        except JournalError as error:
            if error.code in ("wrong_passphrase", "passphrase_needed"):
                self._ask(backup)
            else:
                self._window.messages.show_error(error)
            return
        self._propose(backup, key, found)

    def restore(self, backup: Path, passphrase: str | Key | None = None) -> None:
        """Put a backup in the journal's place. ``passphrase`` is the backup's, if it has one."""
        path = self._window.desk.journal.path
        self._work.run(
            self.tr("Bringing the journal back…"),
            lambda _progress: restore_backup(backup, path, passphrase),
            passphrase if safety.is_encrypted(backup) else None,
            partial(self._on_restored, path),
        )

    def _ask(self, backup: Path) -> None:
        """The backup has another passphrase than the journal of today."""
        looked: list[Contents] = []
        sheet = AskSheet(
            self.tr("{file} has a passphrase of its own: the one of the day it was made.").format(
                file=backup.name
            ),
            lambda typed: looked.append(safety.look_into(backup, typed)),
            self._window.desk.language,
            self._window,
        )
        sheet.opened.connect(lambda typed: self._propose(backup, typed, looked[-1]))
        sheet.open()

    def _propose(self, backup: Path, key: str | Key | None, found: Contents) -> None:
        sheet = RestoreSheet(self._window.desk, backup, found, self._window)
        sheet.agreed.connect(lambda: self.restore(backup, key))
        sheet.open()

    def _on_restored(self, path: Path, kept: Path | None) -> None:
        details = {"path": path.name, "kept": kept.name if kept else None}
        language = self._window.desk.language
        self._window.locker.say(tell("cli.restore_done", language, **details), well=False)
