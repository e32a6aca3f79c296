"""The system is locked or sleeps; the window is minimised; a picture is taken of the screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from tests.ui.keys import CTRL, press
from tests.ui.lock.planted import Planted
from tests.ui.lock.test_lock import is_locked
from tests.ui.shell.parts import part
from ui.lock.capture import can_protect, protect
from ui.lock.system_watch import SystemWatch
from ui.lock.windows_messages import tells_leaving
from ui.main_window import MainWindow

# A process of its own: Qt knows one session bus, and takes it from the environment.
LISTENS = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QWidget
from ui.lock.system_watch import SystemWatch

app = QApplication([])
window = QWidget()
watch = SystemWatch(window)
told = []
watch.leaving.connect(lambda: told.append(1))
bus = QDBusConnection.sessionBus()
assert bus.isConnected()
watch.listen(bus)
other = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "other")
for path, interface, name, on in (
    ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True),
    ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", False),
    ("/org/freedesktop/login1/session/1", "org.freedesktop.login1.Session", "Lock", None),
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False),
):
    message = QDBusMessage.createSignal(path, interface, name)
    if on is not None:
        message.setArguments([on])
    assert other.send(message)
end = QDBusMessage.createSignal("/end", "org.gnome.ScreenSaver", "ActiveChanged")
end.setArguments([True])
assert other.send(end)
QTimer.singleShot(20000, app.quit)
watch.leaving.connect(lambda: len(told) == 4 and app.quit())
app.exec()
print(len(told))
"""


def test_what_the_buses_tell_is_heard() -> None:
    run = ["dbus-run-session", "--", sys.executable, "-c", LISTENS]
    try:
        done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=False)
    except FileNotFoundError:
        pytest.skip("there is no D-Bus on this computer")
    assert done.stdout.strip() == "4", done.stderr


def test_the_system_locks_the_journal(window: MainWindow) -> None:
    window.settled.emit()
    watch = window.findChild(SystemWatch)
    assert watch is not None
    watch.on_turned(False)
    assert window.desk.journal.is_open
    watch.on_turned(True)
    assert is_locked(window)
    watch.on_locked()
    assert is_locked(window)


def test_what_windows_says() -> None:
    assert tells_leaving(0x02B1, 7)
    assert tells_leaving(0x0218, 4)
    assert not tells_leaving(0x02B1, 8), "unlocked"
    assert not tells_leaving(0x0218, 18), "awake again"
    assert not tells_leaving(0x0100, 7)


def test_where_nobody_can_be_asked_it_says_so(window: MainWindow) -> None:
    assert not can_protect()
    assert not protect(window)


def _turn(window: MainWindow, state: Qt.WindowState) -> None:
    window.setWindowState(state)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowStateChange))


def test_a_minimised_window_shows_nothing(window: MainWindow, planted: Planted) -> None:
    window.show_client(planted.client)
    veil = part(window, "veil", QWidget)
    _turn(window, Qt.WindowState.WindowMinimized)
    assert not veil.isHidden()
    _turn(window, Qt.WindowState.WindowNoState)
    assert veil.isHidden()


def test_a_veil_that_was_down_before_stays(window: MainWindow) -> None:
    press(None, "h", CTRL)
    veil = part(window, "veil", QWidget)
    _turn(window, Qt.WindowState.WindowMinimized)
    _turn(window, Qt.WindowState.WindowNoState)
    assert not veil.isHidden()


def test_a_locked_window_is_the_lock_page_when_minimised_too(window: MainWindow) -> None:
    window.lock()
    _turn(window, Qt.WindowState.WindowMinimized)
    _turn(window, Qt.WindowState.WindowNoState)
    assert is_locked(window)
    assert Path(window.desk.journal.path).exists()
