"""A window on a small journal, shown and in front, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from tests.core import TODAY, HandClock
from tests.ui.shell.parts import shown
from ui.app import create_window
from ui.main_window import MainWindow

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def journal(tmp_path: Path, clock: HandClock) -> Iterator[Journal]:
    """Vera with a slip nobody has apologised for, Boris with an overdue promise, Анна, nothing."""
    with open_journal(tmp_path / "practice.journal", clock=clock) as opened:
        vera = opened.clients.add("Вера Соколова").id
        opened.entries.withdraw(vera, "commitments", note="Заставила ждать")
        boris = opened.clients.add("Борис Л.").id
        made = TODAY - timedelta(days=9)
        opened.promises.make(boris, "Прислать памятку", due=TODAY - timedelta(days=2), on=made)
        opened.clients.add("Анна")
        yield opened


@pytest.fixture
def make_window(qtbot: QtBot, journal: Journal) -> MakeWindow:
    """Makes a window of the journal, in front."""

    def make(language: str | None = "ru") -> MainWindow:
        return shown(qtbot, create_window(journal, language=language))

    return make


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    return qapp
