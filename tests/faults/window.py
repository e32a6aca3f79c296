"""A real window in a process of its own, worked by keys: for the faults that come while it is open.

    python -m tests.faults.window JOURNAL        records with the composer until it is killed

It says ``ready``, and then the id and the words of each entry when the composer has closed.
"""

from __future__ import annotations

import json
import sys
from itertools import count

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from journal_app import Journal, open_journal
from tests.ui.client.page import Page
from ui.app import create_window, make_application
from ui.main_window import MainWindow


def shown(journal: Journal) -> tuple[QApplication, MainWindow, Page]:
    """The application, a window in front with the first client open, and the client's page."""
    app = make_application()
    window = create_window(journal, "ru")
    window.show()
    window.activateWindow()
    window.show_client(journal.client_lines()[0].id)
    return app, window, Page(window, window.clients.view, window.desk)


def write_deposit(page: Page, text: str) -> None:
    """Open the composer, choose and type; one key more saves it."""
    page.view.start("deposit")
    page.click("principle_integrity")
    page.note.setFocus()
    page.type(text)


def main(path: str) -> None:
    with open_journal(path) as journal:
        app, window, page = shown(journal)
        numbers = count(len(journal.feed(journal.client_lines()[0].id)))

        def record() -> None:
            text = f"слово {next(numbers)}"
            write_deposit(page, text)
            page.key(Qt.Key.Key_Return)
            assert not page.is_writing
            (line,) = [line for line in page.lines() if line.text == text]
            print(json.dumps(["entry", line.key[1], {"note": text}]), flush=True)

        timer = QTimer()
        timer.timeout.connect(record)
        timer.start(0)
        print("ready", flush=True)
        app.exec()
        window.close()


if __name__ == "__main__":
    main(sys.argv[1])
