"""Backups that nobody asks for: soon after the start, now and then while much is written, and at
the end; each also in the second folder, when it is there. And the rewriting of a file that had no
room for it when a client was erased, while nobody is there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QTimer

from journal_app import Journal, safety
from journal_app.errors import JournalError
from ui.log import Log
from ui.main_window import MainWindow
from ui.preferences import Preferences

PERIOD_MS = 30 * 60 * 1000


class BackupKeeper(QObject):
    """Backs the window's journal up if it changed, gently, in a thread, while work goes on. Once a
    week the newest backup is looked through, row by row."""

    def __init__(self, window: MainWindow, log: Log) -> None:
        super().__init__(window)
        self._window = window
        self._log = log
        self._thread: _Backup | None = None
        self._cleaning: _Cleaning | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.back_up)
        window.journal_closing.connect(self._stop_thread)
        window.idle.idle.connect(self._on_idle)

    def start(self) -> None:
        """Back up now if anything changed since the last time, and look again every half hour."""
        self._timer.start()
        self.back_up()

    def finish(self) -> None:
        """Let go of the journal: a backup on its way is dropped."""
        self._timer.stop()
        self._stop_thread()

    def back_up(self) -> None:
        """One backup, unless one is on its way or the journal is lent."""
        if self._thread is None and not self._window.is_busy():
            folder = self._window.preferences.second_backup_folder
            self._thread = _Backup(self._window.desk.journal, folder, self)
            self._thread.finished.connect(self._on_thread_finished)
            self._thread.start()

    def _stop_thread(self) -> None:
        for thread in (self._thread, self._cleaning):
            if thread is not None:
                thread.stop.set()
                thread.wait()

    def _on_idle(self) -> None:
        """Nobody has touched the window for a while: nobody waits while the file is rewritten."""
        journal = self._window.desk.journal
        if self._cleaning or self._thread or self._window.is_busy() or not self._timer.isActive():
            return
        try:
            if not journal.is_open or not safety.may_clean(journal):
                return
        except (JournalError, OSError):  # whoever looks at the journal next is told
            return
        self._cleaning = _Cleaning(journal, self)
        self._cleaning.finished.connect(self._on_cleaning_finished)
        self._cleaning.start()

    def _on_cleaning_finished(self) -> None:
        thread, self._cleaning = self._cleaning, None
        if thread is not None:
            thread.deleteLater()

    def _on_thread_finished(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        if thread.second_error is not None and thread.second_error.code != "cancelled":
            self._log.write(f"second backup: {thread.second_error.code}")
        if thread.second is not None:
            self._window.preferences.second_backup_at = thread.second
        if thread.error is None:
            self._window.files.tell_backed_up()
            if thread.whole is False:
                self._tell_damaged_backup()
        elif thread.error.code != "cancelled":
            self._log.write(f"backup: {thread.error.code}")
            self._window.status.set_backup(self.tr("no backup could be made"))
            if thread.error.code == "damaged":
                self._window.messages.show_error(thread.error)
        thread.deleteLater()

    def _tell_damaged_backup(self) -> None:
        self._log.write("check of the newest backup: damaged")
        self._window.messages.show_text(
            self.tr(
                "The newest backup is damaged, as the weekly check has found. Make a new one "
                "(Ctrl+B); until it is found whole, none of the older ones is removed."
            ),
            "error",
        )


def back_up_at_close(journal: Journal, preferences: Preferences, log: Log) -> None:
    """The last backup of a day, and its copy in the second folder, whose failing is only written
    to the log. Raises what the backup itself raises."""
    journal.backup_if_changed()
    try:
        made = _copy_to(preferences.second_backup_folder, journal)
    except JournalError as error:
        log.write(f"second backup at close: {error.code}")
        return
    if made is not None:
        preferences.second_backup_at = made


def _copy_to(
    folder: Path | None,
    journal: Journal,
    gently: bool = False,
    cancelled: Callable[[], bool] = bool,
) -> datetime | None:
    """Copy the newest backup to the second folder, if there is one; when the newest there was
    made. A stick that is not there is no error."""
    if folder is None:
        return None
    safety.copy_to_second(journal, folder, gently, cancelled)
    there = safety.second_backup(journal, folder)
    return None if there is None else there.made


class _Backup(QThread):
    def __init__(self, journal: Journal, folder: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._folder = folder
        self.stop = threading.Event()
        self.error: JournalError | None = None
        self.second_error: JournalError | None = None
        self.whole: bool | None = None
        self.second: datetime | None = None

    def run(self) -> None:
        stopped = self.stop.is_set
        try:
            self._journal.backup_if_changed(gently=True, cancelled=stopped)
            self.whole = safety.check_newest(self._journal, gently=True, cancelled=stopped)
        except JournalError as error:
            self.error = error
            return
        try:
            self.second = _copy_to(self._folder, self._journal, True, stopped)
        except JournalError as error:
            self.second_error = error


class _Cleaning(QThread):
    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self.stop = threading.Event()

    def run(self) -> None:
        safety.clean_meanwhile(self._journal, self.stop.is_set)
