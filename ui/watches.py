"""Watches: what a window notices by itself. Nobody is there, or somebody is; a new day begins."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow

from journal_app.shapes import Changes, Step
from ui.clipboard import ClipboardKeeper
from ui.focus_watch import FocusWatch
from ui.idle_watch import DayWatch, IdleWatch
from ui.lock.capture import protect

if TYPE_CHECKING:
    from ui.lock.system_watch import SystemWatch
    from ui.main_window import MainWindow

ALL_KINDS = frozenset({"client", "entry", "promise", "note", "setting"})


class Watches(QObject):
    """``idle`` lets the veil fall, ``away`` locks; keys, the focus and every write put both off."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.idle, self.away = IdleWatch(self), IdleWatch(self)
        self.idle.idle.connect(self._on_idle)
        self.away.idle.connect(window.lock)
        self._days = DayWatch(self._today, self)
        self._days.day_changed.connect(self._on_day_changed)
        self._clipboard = ClipboardKeeper(self)
        window.locker.locked.connect(self._clipboard.clear)
        focus = FocusWatch(window)
        focus.veil_wanted.connect(window.toggle_veil)
        focus.lock_wanted.connect(window.lock)
        window.settled.connect(self._on_settled)
        self._system: SystemWatch | None = None
        self._hidden = False
        for sign in (focus.stirred, window.commands.triggered, window.desk.bus.changed):
            sign.connect(self._on_sign_of_life)

    def watch(self, handle: QWindow) -> None:
        """Take input to this window as a sign of life; and leave it out of pictures of the screen
        where the system does such a thing."""
        protect(self._window)
        self.idle.watch(handle)
        self.away.watch(handle)

    def see(self, what: QEvent.Type) -> None:
        """The window came to the front, or was minimised: then its small picture is the veil's."""
        if what == QEvent.Type.ActivationChange and self._window.isActiveWindow():
            self.look()
        elif what == QEvent.Type.WindowStateChange and not self._window.locker.is_locked():
            self._turn_veil(self._window.isMinimized())

    def _turn_veil(self, minimized: bool) -> None:
        veil = self._window.veil
        if minimized and not veil.is_down():
            self._hidden = True
            veil.fall()
        elif not minimized and self._hidden:
            self._hidden = False
            veil.lift()

    def look(self) -> None:
        """The window is used again: a new day may have begun meanwhile."""
        if not self._window.is_busy():
            self._days.look()

    def stop(self) -> None:
        """The window is closed."""
        self.idle.stop()
        self.away.stop()
        self._days.stop()
        self._clipboard.clear()

    def _on_settled(self) -> None:
        if self._system is None:
            from ui.lock.system_watch import SystemWatch

            self._system = SystemWatch(self._window)
            self._system.leaving.connect(self._window.lock)
            self._system.start()

    def _today(self) -> date:
        return self._window.desk.journal.today()

    def _on_sign_of_life(self) -> None:
        window = self._window
        if window.is_closed():
            return
        self.away.stir()
        self.idle.stir()
        if not window.locker.is_locked():
            window.locker.forms.stir()

    def _on_idle(self) -> None:
        if not self._window.locker.is_locked():
            self._window.veil.fall()

    def _on_day_changed(self) -> None:
        desk = self._window.desk
        if self._window.is_busy() or not desk.journal.is_open:
            return  # the day is looked at again when the journal is back
        everybody = frozenset(line.id for line in desk.journal.client_lines())
        desk.bus.changed.emit(Changes(ALL_KINDS, everybody, 0, Step("day")))
