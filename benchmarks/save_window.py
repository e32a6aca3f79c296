"""Saves in the window, beside a bare INSERT committed on the same connection, in milliseconds.

Arguments: a journal (it is written to) and how many saves. Prints one JSON object with the lists
``save`` (from the press of Enter to the painted balance and feed), ``operation`` (the part of it
that writes) and ``insert``.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit, QWidget

from journal_app import open_journal
from ui.app import create_window, make_application
from ui.main_window import MainWindow

WARM_UP = 5
SETTLING_S = 1.0


class Paints(QObject):
    """Counts what was painted of the parts that a save changes."""

    def __init__(self, parts: list[QWidget]) -> None:
        super().__init__()
        self.parts = parts
        self.missing: set[QObject] = set()
        for part in parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.missing.discard(watched)
        return False

    def wait(self) -> None:
        """Turn the event loop until all of them were painted."""
        while self.missing:
            QCoreApplication.processEvents()


def settle() -> None:
    """Let all that was put off happen."""
    end = time.perf_counter() + SETTLING_S
    while time.perf_counter() < end:
        QCoreApplication.processEvents()


def measure(window: MainWindow, count: int) -> dict[str, list[float]]:
    """Deposits for one client after another."""
    journal = window.desk.journal
    found: dict[str, list[float]] = {"save": [], "operation": [], "insert": []}
    database = journal.store.database
    database.execute_sql(
        "CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, client, points, note)"
    )
    clients = window.findChild(QAbstractItemView, "clientList")
    feed = window.findChild(QAbstractItemView, "feed")
    balance = window.findChild(QWidget, "clientBalance")
    paints = Paints([feed.viewport(), balance])
    model = clients.model()
    step = max(1, model.rowCount() // (count + WARM_UP))
    deposit = journal.entries.deposit
    spent: list[float] = []

    def timed(*arguments: object, **named: object) -> object:
        begun = time.perf_counter()
        try:
            return deposit(*arguments, **named)  # type: ignore[arg-type]
        finally:
            spent.append(time.perf_counter() - begun)

    journal.entries.deposit = timed  # type: ignore[method-assign]
    for number in range(count + WARM_UP):
        begun = time.perf_counter()
        with database.atomic("IMMEDIATE"):
            database.execute_sql("INSERT INTO bare VALUES (NULL, 1, 5, 'a few words')")
        insert = time.perf_counter() - begun
        clients.setCurrentIndex(model.index(number * step, 0))
        QTest.keyClick(window, Qt.Key.Key_1)
        note = window.findChild(QPlainTextEdit, "composerNote")
        note.setPlainText(f"ein Wort der Freude {number}")
        for _ in range(5):
            QCoreApplication.processEvents()
        before = balance.property("points")
        paints.missing = set(paints.parts)
        begun = time.perf_counter()
        QTest.keyClick(note, Qt.Key.Key_Return)
        paints.wait()
        save = time.perf_counter() - begun
        assert balance.property("points") > before
        if number >= WARM_UP:
            found["save"].append(1000 * save)
            found["operation"].append(1000 * spent[-1])
            found["insert"].append(1000 * insert)
    return found


def main(path: Path, count: int) -> None:
    """Open the window, let it settle, and measure."""
    make_application()
    with open_journal(path) as journal:
        window = create_window(journal, "ru", "light")
        window.show()
        window.activateWindow()
        settle()
        print(json.dumps(measure(window, count)), flush=True)
        window.hide()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
