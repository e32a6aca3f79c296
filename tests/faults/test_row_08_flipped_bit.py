"""Row 8. One flipped bit in a plain file: ``check`` names the row."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from journal_app import open_journal
from journal_app.safety import salvage
from journal_app.storage.check import check
from tests.core import rows
from tests.faults.figures import FIGURES
from tests.faults.ground import count, dice, filled, flip_bit

TABLES = ("entry", "promise", "note")
Cell = tuple[str, int, int, int]


def cells(path: Path) -> list[Cell]:
    """(table, row, begin, end) of the rows that lie in one piece: from the uid, the first thing a
    row says, to its digest, the last."""
    with open_journal(path) as journal:
        told = [
            (table, row["id"], row["uid"].encode(), row["digest"].encode())
            for table in TABLES
            for row in rows(journal, table)
        ]
    raw = path.read_bytes()
    found = []
    for table, row_id, uid, digest in told:
        end = raw.find(digest) + len(digest)
        begin = raw.rfind(uid, 0, end)
        if begin // 4096 == (end - 1) // 4096 and raw.count(digest) == 1:
            found.append((table, row_id, begin, end))
    return found


def test_check_names_the_row(tmp_path: Path) -> None:
    chance = dice(8)
    stored = tmp_path / "stored.journal"
    filled(stored, 8, 200)
    places = cells(stored)
    assert {table for table, *_ in places} == set(TABLES)
    path = tmp_path / "practice.journal"
    for number in range(count(12, 100)):
        table = TABLES[number % 3]
        table, row, begin, end = chance.choice([one for one in places if one[0] == table])
        shutil.copy(stored, path)
        flip_bit(path, chance.randrange(begin * 8, end * 8))
        with open_journal(path) as journal:
            named = {(one.table, one.row) for one in check(journal.store)}
        assert (table, row) in named
        FIGURES.note(8, flips_in_rows=1, noticed_and_named=1)


def test_a_bit_anywhere_costs_less_than_a_hundredth(tmp_path: Path) -> None:
    """Whatever it hits: headers, indexes, free room, the first page."""
    chance: random.Random = dice(8, 1)
    stored = tmp_path / "stored.journal"
    filled(stored, 8, count(900, 3200))
    with open_journal(stored) as journal:
        told = {(t, row["uid"], row["digest"]) for t in TABLES for row in rows(journal, t)}
    path = tmp_path / "practice.journal"
    for _ in range(count(3, 100)):
        shutil.copy(stored, path)
        flip_bit(path, chance.randrange(stored.stat().st_size * 8))
        salvage(path)
        with open_journal(path) as journal:
            assert check(journal.store) == []
            left = {(t, row["uid"], row["digest"]) for t in TABLES for row in rows(journal, t)}
        share = len(told & left) / len(told)
        assert share >= 0.99
        FIGURES.note(8, salvages=1, rows=len(told), salvaged=len(told & left))
        for kept in tmp_path.glob("practice-replaced-*"):
            kept.unlink()
