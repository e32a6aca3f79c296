"""SystemWatch: notices that the system is locked, or goes to sleep.

Linux tells it on D-Bus (logind and the screen savers), Windows by messages to the window. macOS is
not listened to: there the idle time locks.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import cast

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

SYSTEM_BUS = Path("/run/dbus/system_bus_socket")
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_LOGIN = "org.freedesktop.login1"


class SystemWatch(QObject):
    """Connected only where there is something to listen to; nobody is asked, and nothing waits."""

    leaving = Signal()
    """The screen was locked, or the computer goes to sleep."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._filter: QAbstractNativeEventFilter | None = None

    def start(self) -> None:
        """Listen from now on. Off the screen there is nothing to listen to."""
        platform = QGuiApplication.platformName()
        if platform in ("offscreen", "minimal"):
            return
        if sys.platform == "win32":
            self._listen_to_windows()
        elif sys.platform.startswith("linux"):
            self._listen_to_buses()

    def _listen_to_buses(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        if SYSTEM_BUS.exists():
            self.listen(QDBusConnection.systemBus())
        if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            self.listen(QDBusConnection.sessionBus())

    def listen(self, bus: object) -> None:
        """Listen to what a bus is told. No sender is named: then nobody is looked up, and nothing
        can wait for an answer."""
        from PySide6.QtDBus import QDBusConnection

        assert isinstance(bus, QDBusConnection)
        if not bus.isConnected():
            return
        # The stubs ask for bytes; only text is found when the signal comes.
        turned, locked = cast(bytes, SLOT("on_turned(bool)")), cast(bytes, SLOT("on_locked()"))
        bus.connect("", "", f"{_LOGIN}.Manager", "PrepareForSleep", self, turned)
        bus.connect("", "", f"{_LOGIN}.Session", "Lock", self, locked)
        for saver in _SAVERS:
            bus.connect("", "", saver, "ActiveChanged", self, turned)

    def _listen_to_windows(self) -> None:
        from ui.lock.windows_messages import WindowsMessages

        found = WindowsMessages(self.leaving.emit)
        self._filter = found
        application = QGuiApplication.instance()
        if application is not None:
            application.installNativeEventFilter(found)
        with_session = getattr(ctypes, "windll").wtsapi32  # noqa: B009  (only Windows has it)
        with_session.WTSRegisterSessionNotification(ctypes.c_void_p(int(self._window.winId())), 0)

    @Slot(bool)
    def on_turned(self, on: bool) -> None:
        """Going to sleep or waking up; the screen saver beginning or ending."""
        if on:
            self.leaving.emit()

    @Slot()
    def on_locked(self) -> None:
        """The session was locked."""
        self.leaving.emit()
