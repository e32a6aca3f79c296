"""Overlays: what lies over the pages of the window, made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.dialogs.quick_entry import QuickEntry
    from ui.main_window import MainWindow
    from ui.visits.day_round import DayRound

_NAMES = ("quickEntry", "dayRound")


class Overlays(QObject):
    """The quick entry and the day's round of one window."""

    turned = Signal()
    """One was opened or closed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def all(self) -> list[QWidget]:
        """Those that were made, open or not."""
        found = (self._window.findChild(QWidget, name) for name in _NAMES)
        return [sheet for sheet in found if sheet is not None]

    def quick_entry(self) -> QuickEntry:
        """The quick entry, with what was left in it."""
        from ui.dialogs.quick_entry import QuickEntry

        window = self._window
        quick = window.findChild(QuickEntry)
        if quick is None:
            quick = QuickEntry(window.desk, window.preferences, window)
            quick.opened.connect(self.turned)
            quick.closed.connect(self.turned)
        return quick

    def day_round(self) -> DayRound:
        """The day's round, with what was left in it."""
        from ui.visits.day_round import DayRound

        window = self._window
        found = window.findChild(DayRound)
        if found is None:
            found = DayRound(window.desk, window)
            found.opened.connect(self.turned)
            found.closed.connect(self.turned)
        return found

    def open_day_round(self) -> None:
        """Open the day's round; the composer has fields of the same names and makes room."""
        if self._window.built_page("clients") is not None:
            self._window.clients.view.composer.put_away()
        self.day_round().open()
