"""Row 11. 0 bytes, a text file, someone else's SQLite: refused by everyone, and unchanged."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.cli import main
from journal_app.errors import JournalError
from tests.core import beside
from tests.faults.figures import FIGURES
from tests.faults.ground import count, dice

Make = Callable[[Path, int], object]


def text(path: Path, number: int) -> object:
    return path.write_text("Дорогая Вера!\n" * (1 + number * 100), encoding="utf-8")


def noise(path: Path, number: int) -> object:
    return path.write_bytes(dice(11, number).randbytes(10 + number * 1000))


def of_another(path: Path, number: int) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE client (id INTEGER PRIMARY KEY, uid TEXT, name TEXT)")
        other.executemany("INSERT INTO client VALUES (?, ?, 'Вера')", [(n, n) for n in range(50)])
        other.execute(f"PRAGMA user_version = {number}")
        other.commit()


@pytest.mark.parametrize("make", [lambda path, _: path.write_bytes(b""), text, noise, of_another])
def test_what_is_not_ours_is_refused_and_left_alone(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "practice.journal"
    for number in range(count(3, 25)):
        path.unlink(missing_ok=True)
        make(path, number)
        before = beside(path)
        for _ in range(2):
            with pytest.raises(JournalError) as error:
                open_journal(path)
            assert error.value.code in ("not_a_journal", "passphrase_needed")
        out = str(tmp_path / "out.json")
        for task in (["check"], ["balances"], ["backup"], ["salvage"]):
            assert main([*task, str(path)]) == 1
        assert main(["export", str(path), out]) == 1
        assert main(["import", str(path), str(path)]) == 1
        assert beside(path) == before
        FIGURES.note(11, refused=1, changed=0)
