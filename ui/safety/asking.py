"""Asking: the passphrase of another journal that this window is to show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_app.errors import JournalError
from ui.safety.ask_sheet import AskSheet, try_on
from ui.safety.remembered import Remembered

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Asking(QObject):
    """What this computer remembers of a journal is tried first, if it was asked to remember it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._remembered = Remembered(window.preferences)

    def ask(
        self, path: Path, opened: Callable[[str], object], given_up: Callable[[], object]
    ) -> None:
        """``opened`` with the passphrase that opens it, or ``given_up``."""
        kept = self._remembered.recall(path)
        stale = False
        if kept is not None:
            try:
                try_on(path, kept)
            except JournalError as error:
                stale = error.code == "wrong_passphrase"
            else:
                opened(kept)
                return
        words = self.tr("{file} opens with its passphrase.")
        if stale:
            words = self.tr(
                "The passphrase that this computer remembers of {file} does not open it any more. "
                "Type today's, and it remembers that one."
            )
        sheet = AskSheet(
            words.format(file=path.name),
            lambda typed: try_on(path, typed),
            self._window.desk.language,
            self._window,
        )
        if stale:
            sheet.opened.connect(lambda typed: self._remembered.keep(path, typed))
        sheet.opened.connect(opened)
        sheet.rejected.connect(given_up)
        sheet.open()
