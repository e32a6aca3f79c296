"""Notices that nobody has touched the window for a while, and that a new day has begun."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

_SIGNS = frozenset(
    {
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Emits ``idle`` once after so many seconds without a sign of life."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)

    def set_seconds(self, seconds: int) -> None:
        """How long is a while; 0 for never."""
        self._timer.stop()
        self._timer.setInterval(seconds * 1000)
        self.stir()

    def left(self) -> int:
        """Milliseconds until it is idle; 0 when it is not waiting."""
        return max(0, self._timer.remainingTime())

    def watch(self, window: QWindow) -> None:
        """Take input to this window as a sign of life (only real input passes here)."""
        window.installEventFilter(self)

    def stir(self) -> None:
        """Somebody is there."""
        if self._timer.interval() > 0:
            self._timer.start()

    def stop(self) -> None:
        """Stop looking."""
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self.stir()
        return False


class DayWatch(QObject):
    """Emits ``day_changed`` when the calendar turns while the window is open."""

    day_changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._wait()

    def look(self) -> None:
        """Compare the days. Called whenever the window comes to the front, too: a computer that
        slept has not counted the hours."""
        day = self._today()
        if day != self._day:
            self._day = day
            self.day_changed.emit()
        self._wait()

    def stop(self) -> None:
        """Stop looking."""
        self._timer.stop()

    def _wait(self) -> None:
        now = datetime.now()
        midnight = datetime.combine(now.date() + timedelta(days=1), time())
        self._timer.start(round((midnight - now).total_seconds() * 1000) + 1000)
