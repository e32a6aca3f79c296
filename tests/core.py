"""What tests of the core share: a journal with a clock set by hand, and all that is in its file."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.rules import points as rules
from journal_app.storage import vault
from journal_app.storage.models import PRACTICE, TABLES, Standing, Table

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 3, 14)

Row = dict[str, Any]
Dump = dict[str, list[tuple[Any, ...]]]


_REAL_ROUNDS = vault.ROUNDS  # the tests go on with fewer


@contextlib.contextmanager
def real_rounds() -> Iterator[None]:
    """For a journal that another program is to open by its passphrase."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "ROUNDS", _REAL_ROUNDS)
        yield


class HandClock:
    """A clock that stands on a day until it is moved."""

    def __init__(self, day: date = TODAY) -> None:
        self.day = day

    def __call__(self) -> date:
        return self.day

    def forward(self, days: int) -> None:
        self.day += timedelta(days=days)


def days_ago(days: int) -> date:
    """A day before the one every test begins on."""
    return TODAY - timedelta(days=days)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def journal(tmp_path: Path, clock: HandClock) -> Iterator[Journal]:
    with open_journal(tmp_path / "practice.journal", clock=clock) as opened:
        yield opened


@pytest.fixture
def vera(journal: Journal) -> int:
    """A client met long ago, with the usual opening credit of 10."""
    return journal.clients.add("Вера", since=days_ago(1000)).id


_made: dict[Hashable, dict[str, bytes]] = {}


def made_once(path: Path, what: Hashable, make: Callable[[], None]) -> None:
    """A closed journal that takes long to fill: made once in a process, and copied from then on."""
    files = {end: Path(f"{path}{end}") for end in ("", ".salt")}
    if what not in _made:
        make()
        _made[what] = {end: file.read_bytes() for end, file in files.items() if file.exists()}
        assert not Path(f"{path}-wal").exists()
        return
    path.parent.mkdir(parents=True, exist_ok=True)  # as opening it does
    for end, content in _made[what].items():
        files[end].write_bytes(content)


def rows(journal: Journal, table: str) -> list[Row]:
    """All rows of a table by column name."""
    cursor = journal.store.database.execute_sql(f"SELECT * FROM {table} ORDER BY 1")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


def row(journal: Journal, table: str, row_id: int) -> Row:
    """One row of a table."""
    (found,) = [one for one in rows(journal, table) if one["id"] == row_id]
    return found


def _dump(journal: Journal, models: tuple[type[Table], ...]) -> Dump:
    database = journal.store.database
    return {
        model._meta.table_name: database.execute_sql(
            f"SELECT * FROM {model._meta.table_name} ORDER BY 1"
        ).fetchall()
        for model in models
    }


def practice(journal: Journal) -> Dump:
    """Every column of every row a person filled, and the standings that follow from them."""
    return _dump(journal, (*PRACTICE, Standing))


def everything(journal: Journal) -> Dump:
    """The practice, and also the undo steps, the count of changes and the event log."""
    return _dump(journal, TABLES)


@contextlib.contextmanager
def refused(journal: Journal, code: str) -> Iterator[None]:
    """The block raises JournalError with this code, and not a byte of any table changes."""
    before = everything(journal)
    with pytest.raises(JournalError) as told:
        yield
    assert told.value.code == code
    assert everything(journal) == before


def entries_of(journal: Journal, client: int) -> list[rules.Entry]:
    """A client's ledger read row by row: what the second count of a balance starts from."""
    found = [
        rules.Entry(
            id=one["id"],
            kind=one["kind"],
            principle=one["principle"],
            points=one["points"],
            on=date.fromisoformat(one["on_day"]),
            confirmed=bool(one["confirmed"]),
            answers=one["answers_id"],
            promise=one["promise_id"],
        )
        for one in rows(journal, "entry")
        if one["client_id"] == client
    ]
    return sorted(found, key=lambda entry: (entry.on, entry.id))


def beside(path: Path) -> dict[str, bytes]:
    """The bytes of a closed file and of everything that lies beside it. (Reading a file that
    this process has open would drop its lock.)"""
    return {
        other.relative_to(path.parent).as_posix(): other.read_bytes()
        for other in sorted(path.parent.rglob("*"))
        if other.is_file()
    }


def child(
    code: str, *arguments: object, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """Another process of this Python that runs ``code`` with the project at hand."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            **(environment or {}),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def died_while(code: str, *arguments: object) -> None:
    """Run ``code`` in another process, which ends by killing itself like a power button."""
    process = child(f"{code}\nimport os, signal\nos.kill(os.getpid(), signal.SIGKILL)", *arguments)
    process.communicate()
    assert process.returncode == -9
