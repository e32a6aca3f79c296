"""A day at the desk in a process of its own: planted words go through everything that is written.

Run as ``python -m tests.ui.privacy.usual_day JOURNAL [PASSPHRASE]``. Says ``open`` when the day is
lived and waits for a line: ``lock`` locks (``locked`` is answered), ``close`` closes the window.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTextEdit, QWidget

from tests.ui.keys import type_text
from tests.ui.shell.parts import part
from ui.app import make_application
from ui.main_window import MainWindow
from ui.program import Program

NAME = "Ярополк Засекреченский"
WORDS = "шиншилла боится грозы"
NOTE = "папоротник расцвёл в полночь"
SOUGHT = "барсукоед"
PLANTED = ("Ярополк", "Засекреченск", "шиншилл", "папоротник", SOUGHT)


class Day(QObject):
    """What a practitioner does, one thing after the other, and then the parent's wishes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._listening = QTimer(self)
        self._listening.timeout.connect(self._on_listening)

    def begin(self) -> None:
        """The first thing that happens in the event loop."""
        window = self._window()
        if window is None or not window.isVisible():
            QTimer.singleShot(10, self.begin)
            return
        try:
            self._live(window)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        QTimer.singleShot(0, self._fail)

    def _fail(self) -> None:
        """A bug whose own words hold content, and then the parent's turn."""
        QTimer.singleShot(0, self._tell)
        raise ValueError(f"{NAME}: {WORDS}")

    def _tell(self) -> None:
        print("open", flush=True)
        self._listening.start(10)

    def _window(self) -> MainWindow | None:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
        return found[0] if found else None

    def _live(self, window: MainWindow) -> None:
        window.activateWindow()
        journal = window.desk.journal
        client = journal.clients.add(NAME).id
        window.desk.do(lambda: journal.entries.deposit(client, "understanding", note=WORDS))
        window.show_client(client)
        for name in ("today", "plan", "method", "settings", "clients"):
            window.go(name)
        search = part(window, "clientSearch", QLineEdit)
        type_text(search, SOUGHT)
        search.clear()
        window.show_client(client)
        window.deeds.record_deposit()
        type_text(part(window, "composerNote", QWidget), WORDS)
        window.deeds.write_note()
        editor = part(window, "noteEditor", QTextEdit)
        editor.setFocus()
        type_text(editor, NOTE)
        window.deeds.preparing.show(client)
        window.deeds.preparing.choose_pdf()
        dialog = part(window, "fileDialog", QFileDialog)
        assert "Ярополк" not in "".join(dialog.selectedFiles()), dialog.selectedFiles()
        dialog.reject()
        window.show_client(client)
        window.deeds.write_note()
        window.preferences.save()

    def _on_listening(self) -> None:
        self._listening.stop()
        window = self._window()
        wish = sys.stdin.readline().strip()  # the world outside looks meanwhile
        if wish == "lock" and window is not None:
            window.lock()
            print("locked", flush=True)
            self._listening.start(10)
        elif window is not None:
            for box in QApplication.topLevelWidgets():
                if box is not window:
                    box.close()
            window._may_close = True
            assert window.close()
            QApplication.quit()


def main(path: Path, passphrase: str | None = None) -> int:
    """Live the day; the exit code of the program."""
    app = make_application()
    day = Day(app)
    QTimer.singleShot(0, day.begin)
    return Program(app, "ru", None, attended=True).run(path, passphrase)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
