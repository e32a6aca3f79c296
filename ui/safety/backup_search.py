"""BackupSearch: the newest backup that is whole, looked for while a page is shown already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from journal_app import safety
from journal_app.errors import JournalError
from journal_app.journal import backups_beside
from ui.work import Cancelled, Progress, Work, run_in_background

if TYPE_CHECKING:
    from journal_app.safety import Backup, Key


class BackupSearch(QObject):
    """Looks through the backups of a journal, the newest first, in a thread that has nothing of the
    page but its answer. What is under a passphrase that nobody has said is looked through when it
    is brought back."""

    ended = Signal()
    """``backup`` tells what was found."""

    def __init__(self, journal: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._unsound: set[Path] = set()
        self._work: Work | None = None
        self.backup: Backup | None = None
        """The newest one that is whole, as far as can be told; None until that is known."""
        parent.destroyed.connect(self.stop)

    @property
    def is_on(self) -> bool:
        """Whether the answer is still to come."""
        return self._work is not None

    def backups(self) -> list[Backup]:
        """All there are, the newest first; asks for no more than names."""
        try:
            return backups_beside(self._journal)
        except JournalError:  # no journal can have such a name
            return []

    def has_any(self) -> bool:
        """Whether there is a backup to look at."""
        return bool(self.backups())

    def look(self, opens: str | Key | None) -> None:
        """Begin; ``opens`` is what opens the journal, where that is known."""
        self.stop()
        self.backup = None
        backups = [one for one in self.backups() if one.path not in self._unsound]

        def task(_progress: Progress, cancelled: Cancelled) -> Backup | None:
            return next((one for one in backups if _may_be_whole(one, opens, cancelled)), None)

        # A thread must outlive whoever has started it: the page may be gone before its answer.
        application = QCoreApplication.instance()
        assert application is not None
        self._work = run_in_background(application, None, task)
        self._work.done.connect(self._on_work_done)

    def take(self, backup: Backup) -> None:
        """This one was found whole already."""
        self.stop()
        self._on_work_done(backup)

    def reject(self, path: Path) -> None:
        """This one was found damaged in another way."""
        self._unsound.add(path)

    def stop(self) -> None:
        """Nobody waits any more; the thread has ended when this returns."""
        work, self._work = self._work, None
        if work is not None:
            work.done.disconnect(self._on_work_done)
            work.leave()

    def _on_work_done(self, backup: Backup | None) -> None:
        self._work = None
        self.backup = backup
        self.ended.emit()


def _may_be_whole(backup: Backup, opens: str | Key | None, cancelled: Cancelled) -> bool:
    known = None if backup.key == "plain" else opens
    try:
        return safety.is_sound(backup.path, known, cancelled, gently=True)
    except JournalError as error:
        if error.code == "cancelled":
            raise
        return True  # nobody has said its passphrase yet
