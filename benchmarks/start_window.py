"""The program as a person starts it, on the journal named by the first argument, until its window
is painted and idle. Says then: how long what it puts off keeps the window busy afterwards."""

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QWidget

import ui.program
from journal_app.cli import main
from ui.main_window import MainWindow

create_window = ui.program.create_window


class Watch(QObject):
    """Sees list and header painted, then waits until the event loop has nothing left to do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.list = window.findChild(QAbstractItemView, "clientList")
        self.missing: set[QObject] = {
            self.list.viewport(),
            window.findChild(QWidget, "clientBalance"),
        }
        for part in self.missing:
            part.installEventFilter(self)
        window.settled.connect(self.on_settled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self.missing:
            self.missing.discard(watched)
            if not self.missing:
                QTimer.singleShot(0, self.on_idle)
        return False

    def on_idle(self) -> None:
        assert self.list.model().rowCount()
        print("usable", flush=True)
        self.later = self.window._on_later
        self.window._later.timeout.disconnect()
        self.window._later.timeout.connect(self.measure)

    def measure(self) -> None:
        self.began = time.perf_counter()
        self.later()

    def on_settled(self) -> None:
        print(1000 * (time.perf_counter() - self.began), flush=True)
        self.window.desk.journal.close()
        os._exit(0)


def watched_window(*arguments: object) -> MainWindow:
    """The window as the program makes it, with an eye on it."""
    window = create_window(*arguments)  # type: ignore[arg-type]
    Watch(window)
    return window


ui.program.create_window = watched_window  # type: ignore[assignment]
sys.exit(main(sys.argv[1:]))
