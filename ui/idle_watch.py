"""Notices that nobody has touched the window for a while, and that a new day has begun."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from time import time as wall_time

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


TICK_MS = 2000
"""How often the clock on the wall is looked at while somebody is there."""


class IdleWatch(QObject):
    """Emits ``idle`` once after so many seconds without a sign of life.

    A timer does not count the hours a computer sleeps. So the clock on the wall counts as well:
    where it is further than that since the last sign, nobody was there, and a key or a hand on
    the mouse comes too late. (A clock that is set forward looks the same: the price of asking no
    system whether it slept.)
    """

    idle = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = wall_time) -> None:
        super().__init__(parent)
        self.clock = clock
        """Seconds by the clock on the wall."""
        self._seconds = 0
        self._seen: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._be_idle)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.look)

    def set_seconds(self, seconds: int) -> None:
        """How long is a while; 0 for never."""
        self.stop()
        self._seconds = seconds
        self.stir()

    def left(self) -> int:
        """Milliseconds until it is idle; 0 when it is not waiting."""
        return max(0, self._timer.remainingTime())

    def watch(self, window: QWindow) -> None:
        """Take input to this window as a sign of life (only real input passes here)."""
        window.installEventFilter(self)

    def stir(self) -> bool:
        """Somebody is there; False where nobody was for too long, and this comes too late."""
        if self._seconds <= 0:
            return True
        if not self.look():
            return False
        self._seen = self.clock()
        self._timer.start(self._seconds * 1000)
        if not self._tick.isActive():
            self._tick.start()
        return True

    def look(self) -> bool:
        """Look at the clock; whether it is not too long since the last sign of life."""
        if self._seen is None:
            return True
        gone = self.clock() - self._seen
        if gone >= self._seconds:
            self._be_idle()
            return False
        if gone < 0:  # the clock was set back: it counts from now on
            self._seen += gone
        return True

    def stop(self) -> None:
        """Stop looking."""
        self._seen = None
        self._timer.stop()
        self._tick.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What wakes a computer up is no key for what stands on the screen."""
        return event.type() in _SIGNS and not self.stir()

    def _be_idle(self) -> None:
        self.stop()
        self.idle.emit()


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
