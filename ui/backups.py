"""Backups that nobody asks for: soon after the start, and now and then while much is written."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QThread, QTimer

from journal_app import Journal
from journal_app.errors import JournalError
from ui.log import Log
from ui.main_window import MainWindow

PERIOD_MS = 30 * 60 * 1000


class BackupKeeper(QObject):
    """Backs the window's journal up if it changed, gently, in a thread, while work goes on."""

    def __init__(self, window: MainWindow, log: Log) -> None:
        super().__init__(window)
        self._window = window
        self._log = log
        self._thread: _Backup | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.back_up)
        window.journal_closing.connect(self._stop_thread)

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
            self._thread = _Backup(self._window.desk.journal, self)
            self._thread.finished.connect(self._on_thread_finished)
            self._thread.start()

    def _stop_thread(self) -> None:
        if self._thread is not None:
            self._thread.stop.set()
            self._thread.wait()

    def _on_thread_finished(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        if thread.error is None:
            self._window.files.tell_backed_up()
        elif thread.error.code != "cancelled":
            self._log.write(f"backup: {thread.error.code}")
            self._window.status.set_backup(self.tr("no backup could be made"))
        thread.deleteLater()


class _Backup(QThread):
    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self.stop = threading.Event()
        self.error: JournalError | None = None

    def run(self) -> None:
        try:
            self._journal.backup_if_changed(gently=True, cancelled=self.stop.is_set)
        except JournalError as error:
            self.error = error
