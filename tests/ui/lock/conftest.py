"""A window on a journal of planted words, which its lock closes and opens anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from tests.core import HandClock
from tests.ui.lock.planted import Planted, plant
from tests.ui.shell.parts import shown
from ui.app import create_window
from ui.main_window import MainWindow

MakeWindow = Callable[[], MainWindow]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "practice.journal"


@pytest.fixture
def passphrase() -> str | None:
    """None: a plain journal. Tests of the encrypted one say otherwise."""
    return None


@pytest.fixture
def planted(path: Path, clock: HandClock, passphrase: str | None) -> Planted:
    """Who is in the journal, by number; the words are in ``tests.ui.lock.planted``."""
    with open_journal(path, passphrase, clock=clock) as journal:
        return plant(journal)


@pytest.fixture
def make_window(
    qtbot: QtBot, path: Path, planted: Planted, clock: HandClock, passphrase: str | None
) -> Iterator[MakeWindow]:
    """Opens the journal in a window, in front; afterwards whatever each shows is closed."""
    made: list[MainWindow] = []

    QApplication.clipboard().clear()  # the paste panel begins with what a test before left there

    def make() -> MainWindow:
        journal = open_journal(path, passphrase, clock=clock)
        made.append(shown(qtbot, create_window(journal, language="ru")))
        return made[-1]

    yield make
    for window in made:
        window.close()
        window.desk.journal.close()
    made.clear()


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


@pytest.fixture
def journal(window: MainWindow) -> Callable[[], Journal]:
    """The journal of the window, which is another object after each unlocking."""
    return lambda: window.desk.journal


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    return qapp


def carried_out() -> None:
    """What was left for the next turn of the loop is done."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
