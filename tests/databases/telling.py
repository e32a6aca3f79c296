"""What a journal of any version must still tell after it is upgraded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from journal_app import Journal
from journal_app.shapes import Changes
from journal_app.storage import standing
from journal_app.storage.database import fetch

DAY = date(2026, 3, 14)
"""The day on which the stored files are read, whatever day it is."""
DAYS = tuple(DAY + timedelta(days=ahead) for ahead in (-800, -365, -60, -1, 0, 30, 365))


def telling(journal: Journal) -> dict[str, Any]:
    """Names, balances, feeds, promises, notes, settings and the way back, ready for JSON."""
    return {
        "clients": {line.uid: _client(journal, line.id) for line in journal.client_lines()},
        "inbox": [[note.on.isoformat(), note.text] for note in journal.today_page().inbox],
        "settings": dict(journal.settings),
        "steps": _steps(journal),
        "events": [
            what for (what,) in fetch(journal.store.database, "SELECT what FROM event ORDER BY id")
        ],
    }


def _client(journal: Journal, client: int) -> dict[str, Any]:
    page = journal.client_page(client)
    balances = {
        str(fading): [
            standing.balance_of(journal.store.database, client, day, fading) for day in DAYS
        ]
        for fading in (True, False)
    }
    return {
        "name": page.name,
        "opening": page.opening,
        "since": page.since.isoformat(),
        "archived": None if page.archived_on is None else page.archived_on.isoformat(),
        "confirmed": page.confirmed,
        "balances": balances,
        "feed": [
            [
                line.kind,
                line.on.isoformat(),
                line.text,
                line.points,
                line.balance,
                line.principle,
                line.confirmed,
                line.answered,
                line.answers_text,
                list(line.parts),
            ]
            for line in journal.feed(client)
        ],
        "promises": [
            [line.text, line.made.isoformat(), str(line.due), line.size, line.state, line.moves]
            for line in journal.client_promises(client)
        ],
    }


def _steps(journal: Journal) -> dict[str, list[str]]:
    """How the way forth and back is named, step by step; all is as it was afterwards."""
    forth = _walk(journal.redo)
    back = _walk(journal.undo)
    for _ in range(len(back) - len(forth)):
        journal.redo()
    return {"redo": forth, "undo": back[len(forth) :]}


def _walk(step: Callable[[], Changes | None]) -> list[str]:
    codes = []
    while (done := step()) is not None:
        codes.append(done.step.code)
    return codes
