"""MovingHere: a journal leaves a folder that others write to, for one of this computer alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_app import safety
from journal_app.errors import JournalError
from journal_app.journal import open_journal, restore_backup
from ui.paths import shown_path
from ui.safety.places import free_name, make_folder, usual_folder
from ui.safety.remembered import Remembered
from ui.safety.second_folder import SecondFolder
from ui.work import Cancelled, Progress

if TYPE_CHECKING:
    from journal_app.safety import Key
    from ui.main_window import MainWindow


class MovingHere(QObject):
    """The journal is closed, copied whole to the usual place, looked through and opened there. The
    old file stays; beside it finished backups are put from then on, which a cloud cannot hurt."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def target(self) -> Path:
        """Where the journal would lie."""
        name = self._window.desk.journal.path.name
        return free_name(usual_folder(self.tr("Client Journal")) / name)

    def begin(self) -> None:
        """Do it, behind a cover; whatever happens, a journal is open at the end."""
        window = self._window
        journal, target = window.desk.journal, self.target()
        before, key = journal.path, journal.key

        def task(_progress: Progress, _cancelled: Cancelled) -> None:
            journal.close()
            make_folder(target.parent)
            restore_backup(before, target, key)
            if not safety.is_sound(target, key):
                raise JournalError("backup_failed", path=str(target))

        window.journal_closing.emit()
        window.files.run(
            self.tr("Bringing the journal to this computer…"),
            task,
            lambda _done: self._open(target, key, partial(self._tell, before, target)),
            lambda error: self._open(before, key, partial(window.messages.show_error, error)),
            can_cancel=False,
        )

    def _open(self, path: Path, key: Key | None, then: partial[None]) -> None:
        window = self._window
        try:
            window.files.use(open_journal(path, key, clock=window.desk.journal.clock))
        except JournalError as error:
            window.files.show_problem(error)
            return
        then()

    def _tell(self, before: Path, here: Path) -> None:
        """Name the file that stays, and put a backup beside it."""
        window = self._window
        Remembered(window.preferences).move(before, here)
        if window.preferences.second_backup_folder is None:
            window.preferences.second_backup_folder = before.parent
            SecondFolder(window).copy_now()
        window.messages.show_text(
            self.tr(
                "The journal lies in {folder} now and was looked through. The former file stayed: "
                "{file}. Write no more in it; when you are sure that all is here, delete it."
            ).format(folder=shown_path(here.parent), file=shown_path(before))
        )
