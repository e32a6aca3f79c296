"""Long work in a thread of its own, which borrows the journal while the window waits."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from journal_app import Journal
from journal_app.errors import JournalError

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Task = Callable[[Progress, Cancelled], Any]

_PAUSE = 0.05
"""Seconds between two signs of progress: a line of 100,000 is no reason to repaint."""


class Work(QObject):
    """One task on its way. Signals arrive in the thread of the window."""

    progressed = Signal(object, object)
    """(done, total)."""
    done = Signal(object)
    """What the task returned."""
    failed = Signal(object)
    """The JournalError it ended with; ``cancelled`` when it was stopped."""
    ended = Signal()
    """The journal is back, whatever came of it. Before ``done`` and ``failed``."""

    def __init__(self, journal: Journal | None, task: Task, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = _Thread(journal, task, self)
        self._thread.progressed.connect(self.progressed)
        self._thread.finished.connect(self._on_thread_finished)

    def start(self) -> None:
        """Begin; when this returns, the journal is lent and not to be asked anything."""
        self._thread.start()
        self._thread.lent.wait()

    def cancel(self) -> None:
        """Ask the task to stop at its next step."""
        self._thread.stop.set()

    @property
    def is_running(self) -> bool:
        """Whether its thread is still at it."""
        return self._thread.isRunning()

    def leave(self) -> None:
        """Stop it, and return when its thread has ended."""
        self.cancel()
        self._thread.wait()

    def _on_thread_finished(self) -> None:
        thread = self._thread
        self.ended.emit()
        self.deleteLater()
        if thread.error is None:
            self.done.emit(thread.result)
        elif isinstance(thread.error, JournalError):
            self.failed.emit(thread.error)
        else:
            self.failed.emit(JournalError("general"))
            sys.excepthook(type(thread.error), thread.error, thread.error.__traceback__)


class _Thread(QThread):
    progressed = Signal(object, object)

    def __init__(self, journal: Journal | None, task: Task, parent: QObject) -> None:
        super().__init__(parent)
        self._journal, self._task = journal, task
        self._told = 0.0
        self.stop, self.lent = threading.Event(), threading.Event()
        self.result: Any = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            with nullcontext() if self._journal is None else self._journal.lend():
                self.lent.set()
                self.result = self._task(self._on_progress, self.stop.is_set)
        except BaseException as error:  # it has to reach the window, whatever it is
            self.error = error
        finally:
            self.lent.set()

    def _on_progress(self, done: int, total: int) -> None:
        """Told now and then; also where a task that knows nothing of stopping is stopped."""
        if self.stop.is_set():
            raise JournalError("cancelled")
        now = time.monotonic()
        if now - self._told >= _PAUSE or done >= total:
            self._told = now
            self.progressed.emit(done, total)


def run_in_background(parent: QObject, journal: Journal | None, task: Task) -> Work:
    """Start ``task(progress, cancelled)`` in a thread that holds the journal, or on files that
    nobody has open (``journal`` None). Connect to the
    returned work at once: nothing arrives before the event loop turns."""
    work = Work(journal, task, parent)
    work.start()
    return work
