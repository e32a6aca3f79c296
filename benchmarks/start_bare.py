"""A main window with an empty table: the least that a start of Qt's widgets can cost."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView


class Table(QTableView):
    """Says when it has been painted and the event loop has nothing left to do."""

    seen = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.seen:
            self.seen = True
            QTimer.singleShot(0, tell)


def tell() -> None:
    """The window is usable now."""
    print("usable", flush=True)
    os._exit(0)


app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(Table())
window.resize(1280, 800)
window.show()
app.exec()
