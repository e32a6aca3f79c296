"""ClosedWork: long work on the file of the window's journal, which is closed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from journal_app.errors import JournalError
from ui.lock.reopening import open_whole
from ui.work import Cancelled, Progress

if TYPE_CHECKING:
    from journal_app.safety import Key
    from ui.main_window import MainWindow

FileTask = Callable[[Progress], Any]


class ClosedWork(QObject):
    """Closes the journal, works on its file in a thread, opens it again. The window waits behind a
    cover as for any long work, and nothing reads the journal: it counts as lent."""

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
        ``stopped`` the person can stop it, and that is called once the journal is back."""
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
            else:
                window.messages.show_error(error)

        window.journal_closing.emit()
        window.files.run(text, work, succeeded, failed, can_cancel=stopped is not None)

    def _reopen(self, *keys: str | Key | None) -> bool:
        """Show the journal again, by the first key that opens it; else say why it does not."""
        window = self._window
        before = window.desk.journal
        first: JournalError | None = None
        for key in keys:
            try:
                window.files.use(open_whole(before.path, key, before.clock))
                return True
            except JournalError as error:
                first = first or error
        assert first is not None
        window.files.show_problem(first)
        return False
