"""Mending: what the page of a failed start offers, for a journal found damaged in its window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_app.errors import JournalError

if TYPE_CHECKING:
    from journal_app.safety import Backup, Key
    from ui.dialogs.start_problem import Answer, Choice, StartProblem
    from ui.main_window import MainWindow

Opening = Callable[["str | Key | None"], object]
"""Shows the journal again, by what opens it."""


class Mending(QObject):
    """``window.files.mending``. Nothing happens until the person has chosen; then the journal is
    closed as its lock closes it, so that no typed word is lost, and comes back mended."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def is_needed(self, error: JournalError) -> bool:
        """Whether an error says that the journal of the window is damaged, and no other file."""
        journal = self._window.desk.journal
        if "damaged" not in (error.code, error.details.get("why")) or not journal.is_open:
            return False
        told = error.details.get("path")
        ours = (journal.path, journal.path.resolve(), journal.backup_folder)
        return told is None or Path(str(told)) in ours

    def offer(self, error: JournalError) -> None:
        """Show what can be done; the journal stays open until one of it is chosen."""
        window = self._window
        if window.is_busy() or not self.is_needed(error):
            return
        from ui.dialogs.start_problem import StartProblem

        journal = window.desk.journal
        damage = JournalError("damaged", path=str(journal.path))
        sheet = StartProblem(damage, window.desk.language, window, "journal", journal.key)
        sheet.finished.connect(lambda: self._on_chosen(damage, sheet))
        sheet.open()

    def offer_closed(
        self,
        error: JournalError,
        opens: str | Key | None,
        opening: Opening,
        choice: Choice | None = None,
        backup: Backup | None = None,
    ) -> None:
        """The same for a journal that is closed; ``opening`` shows it when it is mended. What was
        chosen already is done at once, with the ``backup`` that was found whole for it."""
        from ui.dialogs.start_problem import StartProblem

        window = self._window
        sheet = StartProblem(error, window.desk.language, window, "window", opens)
        sheet.finished.connect(lambda: self._on_left(sheet, opening))
        sheet.open()
        if choice is not None:
            sheet.begin(choice, backup)

    def _on_chosen(self, damage: JournalError, sheet: StartProblem) -> None:
        (answer, opens), backup = _taken(sheet), sheet.backup
        if answer == "copy":
            self._window.files.viewing.choose_copy()
        elif answer in ("restore", "salvage"):
            self._window.lock()
            opening = self._window.locker.open_with
            self.offer_closed(damage, opens, opening, answer, backup)

    def _on_left(self, sheet: StartProblem, opening: Opening) -> None:
        answer, opens = _taken(sheet)
        if answer == "retry":
            opening(opens)


def _taken(sheet: StartProblem) -> tuple[Answer, str | Key | None]:
    """What a page came to, once: the lock turns every page away that may still be there. And what
    opens the journal is held no longer than the page."""
    answer, opens = sheet.answer, sheet.opens
    sheet.answer, sheet.opens = "quit", None
    return answer, opens
