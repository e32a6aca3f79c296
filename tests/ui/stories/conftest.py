"""A nail master's practice on a morning of March, and a psychologist's on the same evening."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from tests.ui.shell.parts import shown
from tests.ui.stories.person import MomentClock, Person
from ui.app import create_window

TODAY = date(2026, 3, 14)
MASTER = ("Алла", "Вера Соколова", "Галина", "Дарья", "Елена", "Жанна")
MASTER_EN = ("Alla", "Vera Sokolova", "Galina", "Daria", "Helen", "Joan")

Sit = Callable[..., Person]


@pytest.fixture
def clock() -> MomentClock:
    return MomentClock(datetime(2026, 3, 14, 8, 30, tzinfo=UTC))


@pytest.fixture
def journal(tmp_path: Path, clock: MomentClock) -> Iterator[Journal]:
    """An empty journal."""
    with open_journal(tmp_path / "practice.journal", clock=clock) as opened:
        yield opened


@pytest.fixture
def sit(qtbot: QtBot, journal: Journal) -> Sit:
    """Sits a person down at the window of the journal as it is now."""

    def sit(story: str, language: str = "ru") -> Person:
        return Person(shown(qtbot, create_window(journal, language=language)), story)

    return sit


def live_as_master(
    journal: Journal, names: tuple[str, ...], service: str, mint: str, tomorrow: str
) -> None:
    """Everybody came each 21 days; the second one likes ``mint``; ``tomorrow`` comes then."""
    journal.settings["currency"] = "RUB"
    ids = []
    for name in names:
        client = journal.clients.add(name, since=TODAY - timedelta(days=100)).id
        ids.append(client)
        for ago in (84, 63, 42, 21):
            day = TODAY - timedelta(days=ago)
            journal.visits.record(client, on=day, services=[(service, 250000)], start="12:30")
        journal.entries.deposit(client, "little_things", on=TODAY - timedelta(days=30))
    journal.facts.add(ids[1], "little_thing", mint)
    journal.visits.plan(journal.clients.add(tomorrow).id, TODAY + timedelta(days=1), "10:00")
