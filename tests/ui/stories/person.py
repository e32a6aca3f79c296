"""A person at the keyboard: every key is counted, the program's part of the time measured."""

from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journal_app import Journal
from journal_app.storage.tables.upkeep import UndoStep
from tests.core import practice, rows
from tests.ui import keys
from tests.ui.shell.parts import part
from ui.main_window import MainWindow
from ui.pages.before import BeforePage

CTRL, SHIFT, ALT, NONE = keys.CTRL, keys.SHIFT, keys.ALT, keys.NONE
ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right
F4, F5, F6, F7 = Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7

SECONDS_A_KEY = 0.4
"""What a key costs a person who is not in a hurry."""
PICTURES = "JOURNAL_STORY_PICTURES"
"""A folder named by this variable gets a picture of every step, to be looked at."""


class MomentClock:
    """A clock that stands at a moment until it is set."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def at(self, clock: str) -> None:
        """Set it to ``HH:MM`` of the same day."""
        hour, minute = map(int, clock.split(":"))
        self.moment = self.moment.replace(hour=hour, minute=minute)


class Person:
    """Presses keys where the focus is; never a mouse, never a widget by hand."""

    def __init__(self, window: MainWindow, story: str) -> None:
        self.window = window
        self.journal: Journal = window.desk.journal
        self.keys = 0
        self.program_seconds = 0.0
        self._story, self._step = story, 0
        self._before, self._depth = practice(self.journal), self._steps()

    # -- doing --------------------------------------------------------------------------------

    def press(
        self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE, times: int = 1
    ) -> None:
        """Press a key (a chord counts as one), and wait until the window has answered."""
        for _ in range(times):
            began = time.perf_counter()
            keys.press(None, key, modifiers)
            QApplication.processEvents()
            self.program_seconds += time.perf_counter() - began
            self.keys += 1

    def type(self, text: str) -> None:
        """Type a text letter by letter."""
        began = time.perf_counter()
        keys.type_text(None, text)
        QApplication.processEvents()
        self.program_seconds += time.perf_counter() - began
        self.keys += len(text)

    def count(self) -> int:
        """The keys since the last count."""
        counted, self.keys = self.keys, 0
        return counted

    # -- seeing -------------------------------------------------------------------------------

    def focus(self) -> str:
        """The name of what has the focus."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    def says(self, name: str) -> str:
        """What a label says, with usual spaces."""
        told = part(self.window, name, QLabel).text()
        return told.replace("\N{NO-BREAK SPACE}", " ")

    def sees(self, name: str) -> bool:
        """Whether something stands on the screen."""
        return part(self.window, name, QWidget).isVisible()

    def screen(self) -> str:
        """Every word of every label that is seen, one a line."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        labels = (one for one in self.window.findChildren(QLabel) if one.isVisible())
        return "\n".join(one.text() for one in labels).replace("\N{NO-BREAK SPACE}", " ")

    def reads(self) -> str:
        """What stands on the page before the visit, as it would be printed."""
        page = self.window.page("before")
        assert isinstance(page, BeforePage)
        assert page.isVisible()
        document = page.document()
        assert document is not None
        return document.toPlainText().replace("\N{NO-BREAK SPACE}", " ")

    def look(self, name: str) -> None:
        """Keep a picture of the window and of a sheet over it, when somebody wants to look."""
        folder = os.environ.get(PICTURES)
        if not folder:
            return
        self._step += 1
        Path(folder).mkdir(parents=True, exist_ok=True)
        QApplication.processEvents()
        picture: QImage = self.window.grab().toImage()
        over = QApplication.activeWindow()
        if over is not None and over is not self.window:
            painter = QPainter(picture)
            painter.drawImage(60, 40, over.grab().toImage())
            painter.end()
        picture.save(str(Path(folder) / f"{self._story}-{self._step:02}-{name}.png"))

    def id_of(self, name: str) -> int:
        """A client by name."""
        return next(line.id for line in self.journal.client_lines() if line.name == name)

    # -- the way back -------------------------------------------------------------------------

    def undo_everything(self) -> None:
        """Press Ctrl+Z until the beginning; the journal is as it was before the story."""
        for left in range(self._steps(), self._depth, -1):
            self.press("z", CTRL)
            assert self._steps() == left - 1, f"Ctrl+Z with the focus in {self.focus()}"
        after = practice(self.journal)
        changed = {name for name in after if _plain(after[name]) != _plain(self._before[name])}
        assert not changed, f"not as before: {sorted(changed)}"

    def _steps(self) -> int:
        return sum(not one["redo"] for one in rows(self.journal, UndoStep._meta.table_name))


def _plain(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(rows, key=repr)
