"""ClosedWork: long work on the file of the window's journal, which is closed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from journal_app.errors import JournalError
from ui.lock.reopening import open_there, open_whole
from ui.work import Cancelled, Progress

if TYPE_CHECKING:
    from journal_app.safety import Key
    from ui.main_window import MainWindow

FileTask = Callable[[Progress], Any]


class ClosedWork(QObject):
    """Closes the journal, works on its file in a thread, opens it again. The window waits behind a
    cover as for any long work, and nothing reads the journal: it counts as lent.

    The window may be locked meanwhile. Then the work goes on to its end, and what opens the file
    from then on is used once more, to bring to the disk what the lock took from the screen; the
    lock's page asks for it anew.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def run(
        self,
        text: str,
        task: FileTask,
        opens: str | Key | None,
        done: Callable[[Any], None],
        stopped: Callable[[], None] | None = None,
    ) -> None:
        """``task(progress)`` on the closed file, then ``done(result)`` with the journal open again
        by ``opens``. When it fails, the journal is opened as it was and the error is said. With
        ``stopped`` the person can stop it, and that is called once the journal is back. ``text``
        may stand on the lock's page: it names nobody. ``done`` and ``stopped`` are called behind
        that page, too."""
        window = self._window
        journal = window.desk.journal
        before = journal.key

        def work(progress: Progress, _cancelled: Cancelled) -> Any:
            journal.close()  # not sooner: until the thread has it, the window may read
            return task(progress)

        def succeeded(result: Any) -> None:
            if self._reopen(opens, before):
                done(result)

        def failed(error: JournalError) -> None:
            if not self._reopen(before, opens):
                return
            if stopped is not None and error.code == "cancelled":
                stopped()
            elif window.locker.is_locked():
                window.locker.say(window.desk.say(error), well=False)
            else:
                window.messages.show_error(error)

        window.locker.forms.keep()  # nothing can be written down until it is back
        window.locker.waits_for = text
        window.journal_closing.emit()
        can_cancel = stopped is not None
        window.files.run(text, work, succeeded, failed, can_cancel, behind_lock=True)

    def _reopen(self, *keys: str | Key | None) -> bool:
        """Show the journal again, by the first key that opens it; else say why it does not.
        Behind the lock's page it is only opened, for the lock to close: that page says the rest."""
        window = self._window
        before = window.desk.journal
        locked = window.locker.is_locked()
        window.locker.waits_for = ""
        first: JournalError | None = None
        for key in keys:
            try:
                if locked:
                    window.desk.journal = open_there(before.path, key, before.clock)
                else:
                    window.files.use(open_whole(before.path, key, before.clock))
                return True
            except JournalError as error:
                first = first or error
        assert first is not None
        if not locked:
            window.files.show_problem(first)
        return False
