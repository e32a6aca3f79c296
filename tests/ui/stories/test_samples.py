"""The samples of both professions: every page and every tab of them holds something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from journal_app.exchange.demo import write_sample
from tests.core import made_once
from tests.ui.shell.parts import part, shown
from tests.ui.stories.person import CTRL, F4, F7, SHIFT, MomentClock, Person
from ui.app import create_window
from ui.pages.today_line import TodayLine

CARDS = ("todayVisits", "todayTomorrow", "todayDates", "todayPromises", "todayCare")
BOTH = pytest.mark.parametrize("profession", ["nail", "psychologist"])
PAIR = [("nail", "ru"), ("nail", "en"), ("psychologist", "ru"), ("psychologist", "en")]


@pytest.fixture(params=PAIR, ids="-".join)
def me(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    profession, language = request.param
    clock = MomentClock(datetime(2026, 11, 24, 12, 20, tzinfo=UTC))
    path = tmp_path / "sample.journal"

    def fill() -> None:
        with open_journal(path, clock=clock) as journal:
            write_sample(journal.store, profession, language)

    made_once(path, ("november", profession, language), fill)
    with open_journal(path, clock=clock) as journal:
        window = shown(qtbot, create_window(journal, language=language))
        yield Person(window, f"sample-{profession}-{language}")


def rows_of(view: QAbstractItemView) -> int:
    model = view.model()
    return model.rowCount() if model is not None else 0


def test_every_page_of_the_sample_holds_something(me: Person) -> None:
    me.press("1", CTRL)
    me.look("today")
    missing = [name for name in CARDS if not part(me.window, name, QWidget).findChildren(TodayLine)]
    assert missing == []
    waiting = part(me.window, "todayWaiting", QWidget).findChildren(TodayLine)
    assert waiting
    me.press(F7)
    me.look("write")
    assert part(me.window, "todayWrite", QWidget).findChildren(TodayLine)
    me.press("1", CTRL | SHIFT)
    me.look("plan")
    plans = me.journal.visits.week(me.journal.today())
    assert sum(bool(day.visits) for day in plans) >= 3
    me.press("2", CTRL)
    me.look("clients")
    assert rows_of(part(me.window, "clientList", QAbstractItemView)) >= 40
    me.press("5", CTRL)
    me.look("method")
    assert me.window.page_name() == "method"
    me.press("1", CTRL)
    me.press(F4)
    me.look("before")
    assert len(me.reads().splitlines()) >= 8


def test_every_tab_of_somebody_of_the_sample_holds_something(me: Person) -> None:
    journal = me.journal
    richest = max(journal.client_lines(), key=lambda line: richness(journal, line.id))
    me.window.show_client(richest.id)
    view = me.window.clients.view
    assert rows_of(part(me.window, "feed", QAbstractItemView)) > 3
    for name in ("Promises", "Card", "Notes", "Numbers"):
        part(me.window, f"tab{name}", QAbstractButton).click()
        me.look(name)
    assert rows_of(part(me.window, "promiseList", QAbstractItemView)) >= 1
    assert rows_of(part(me.window, "noteList", QAbstractItemView)) >= 1
    card = journal.card(richest.id)
    assert card.fields
    assert card.facts
    assert view.client_id == richest.id


def richness(journal: Journal, client: int) -> tuple[int, ...]:
    """How much there is of a client: fields, facts, notes, promises."""
    card = journal.card(client)
    notes, promises = journal.notes.of(client), journal.client_promises(client)
    found = (bool(card.fields), bool(card.facts), bool(notes), bool(promises))
    return (sum(found), len(notes), len(promises))
