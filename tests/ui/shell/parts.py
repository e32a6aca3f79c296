"""How tests of the shell look at a window: by name, as from outside."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow

Part = TypeVar("Part", bound=QObject)


def shown(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Show a window, in front."""
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


def in_front(qtbot: QtBot, window: QWidget) -> None:
    """What a desktop does when a dialog over the window goes."""
    with qtbot.waitActive(window):
        window.activateWindow()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until what the window leaves for later is done."""
    with qtbot.waitSignal(window.settled):
        pass


def part(window: QWidget, name: str, kind: type[Part]) -> Part:
    """The one part of that name; what was put away is really gone first."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = window.findChildren(kind, name)
    assert len(found) == 1, f"{name}: {found}"
    return found[0]


def click(window: QWidget, name: str) -> None:
    """Press a button."""
    part(window, name, QAbstractButton).click()


def text(window: QWidget, name: str) -> str:
    """What a label says, with usual spaces."""
    return part(window, name, QLabel).text().replace("\N{NO-BREAK SPACE}", " ")


def everybody(window: QWidget) -> str:
    """What the list's first filter says: «Все 3»."""
    button = part(window, "filterAll", QAbstractButton)
    return button.text().replace("\N{NO-BREAK SPACE}", " ")


def sheet(name: str) -> QWidget:
    """A window of its own that is shown now."""
    found = [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.objectName() == name and widget.isVisible()
    ]
    assert len(found) == 1, f"{name}: {found}"
    return found[0]


def focus_name() -> str:
    """The name of what has the focus."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def open_client(window: MainWindow, name: str) -> int:
    """Open a client and leave the keyboard with the list."""
    lines = {line.name: line.id for line in window.desk.journal.client_lines()}
    window.show_client(lines[name])
    part(window, "clientList", QWidget).setFocus()
    return lines[name]


def come_back(window: MainWindow) -> None:
    """The person returns to the window after a while."""
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
