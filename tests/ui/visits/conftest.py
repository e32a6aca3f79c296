"""A practice with visits: six today, and a history that tells what is usual."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from tests.core import TODAY, HandClock
from tests.ui.shell.parts import shown
from ui.app import create_window
from ui.main_window import MainWindow

NAMES = ("Алла", "Вера", "Галина", "Дарья", "Елена", "Жанна")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """Everybody came each 21 days at 12:30 for a manicure with design; all are planned today."""
    with open_journal(tmp_path / "practice.journal", clock=HandClock()) as opened:
        for hour, name in enumerate(NAMES, start=9):
            client = opened.clients.add(name, since=TODAY - timedelta(days=100)).id
            for ago in (84, 63, 42, 21):
                services = [("маникюр", 250000), ("дизайн", 70000)]
                day = TODAY - timedelta(days=ago)
                opened.visits.record(client, on=day, services=services, start="12:30")
            opened.visits.plan(client, TODAY, start=f"{hour:02}:30")
        opened.clients.add("Новенькая")
        yield opened


@pytest.fixture
def window(qtbot: QtBot, journal: Journal) -> MainWindow:
    return shown(qtbot, create_window(journal, language="ru"))
