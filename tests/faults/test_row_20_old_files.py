"""Row 20. Every file of an older version, and the program killed at each step of its upgrade, or
the power cut: the old file or the new one, with the same rows in it."""

from __future__ import annotations

import shutil
import signal
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from journal_app import open_journal
from journal_app.storage.backup_list import backups_of
from journal_app.storage.check import check
from journal_app.storage.migrations import SCHEMA_VERSION
from tests.core import ROOT, child
from tests.databases.telling import DAY
from tests.faults.figures import FIGURES
from tests.faults.ground import count, dice
from tests.faults.powercut import History
from tests.faults.shim import under_the_shim

OLD = [
    path
    for path in sorted((ROOT / "tests" / "databases").glob("version-*.journal"))
    if path.stem != f"version-{SCHEMA_VERSION}"
]
WORDS = {"note": "text", "visit": "note", "contact": "text"}
"""Tables between which rows have moved from version to version, and their words."""

DIES_AT = """
import os, signal, sys
from datetime import date
from pathlib import Path
from playhouse.sqlcipher_ext import SqlCipherDatabase
from journal_app.storage import upgrade
from journal_app import open_journal
left = int(sys.argv[2])
usual = SqlCipherDatabase.execute_sql
def counted(self, *arguments, **named):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return usual(self, *arguments, **named)
SqlCipherDatabase.execute_sql = counted
open_journal(Path(sys.argv[1])).close()
print(int(sys.argv[2]) - left)
"""

UPGRADES = """
import os, sys
from pathlib import Path
from journal_app import open_journal
stored, path = Path(sys.argv[2]).read_bytes(), sys.argv[1]
file = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
os.write(file, stored)
os.fsync(file)
folder = os.open(os.path.dirname(path), os.O_RDONLY)
os.fsync(folder)
print("there", flush=True)
journal = open_journal(Path(path))
print("upgraded", flush=True)
client = journal.clients.add("После").id
print("saved", flush=True)
journal.close()
"""


def told(path: Path) -> tuple[int, dict[str, Any]]:
    """The schema version, and what every version holds: rows by table, words wherever they lie."""
    with closing(dbapi2.connect(path)) as file:  # plays in what a kill has left
        version = file.execute("PRAGMA user_version").fetchone()[0]
        tables = {
            name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        found: dict[str, Any] = {
            table: file.execute(f"SELECT uid, digest FROM {table} ORDER BY uid").fetchall()
            for table in ("client", "promise", "entry", "promise_move")
        }
        found["words"] = sorted(
            row
            for table, words in WORDS.items()
            if table in tables
            for row in file.execute(f"SELECT uid, {words} FROM {table}")
        )
    return version, found


def kill_at(stored: Path, folder: Path, moment: int) -> tuple[Path, int | None]:
    """The file after an upgrade that was killed before that many statements; its exit code and,
    at a moment that never came, how many there are."""
    folder.mkdir()
    path = Path(shutil.copy(stored, folder / "a.journal"))
    path.chmod(0o600)
    process = child(DIES_AT, path, moment)
    answer, _ = process.communicate()
    if process.returncode == 0:
        return path, int(answer)
    assert process.returncode == -signal.SIGKILL
    return path, None


@pytest.mark.parametrize("stored", OLD, ids=lambda path: path.stem)
def test_a_kill_at_any_statement_leaves_old_or_new(stored: Path, tmp_path: Path) -> None:
    whole, statements = kill_at(stored, tmp_path / "whole", 10**9)
    assert statements is not None
    old, before = told(Path(shutil.copy(stored, tmp_path / "stored")))
    assert told(whole) == (SCHEMA_VERSION, before)
    kills = count(8, 200)
    moments = sorted({*range(0, statements, max(1, statements // kills)), statements - 1})
    seen = Counter[int]()
    for moment in moments:
        path, ended = kill_at(stored, tmp_path / str(moment), moment)
        assert ended is None
        version, now = told(path)
        seen[version] += 1
        assert now == before
        with open_journal(path, clock=lambda: DAY) as journal:
            assert check(journal.store) == []
        assert told(path) == (SCHEMA_VERSION, before)
        backups = backups_of(path)
        assert [one.before for one in backups] == [SCHEMA_VERSION]
        assert told(backups[0].path) == (old, before)
        with open_journal(path, clock=lambda: DAY) as journal:
            journal.backup()
        hidden = [one for one in path.parent.rglob(".*") if one.is_file()]
        assert hidden == [], "what the kill left of a copy goes with the next backup"
    assert set(seen) == {old, SCHEMA_VERSION}
    FIGURES.note(20, files=1, kills=len(moments), found_old=seen[old], rows_lost=0)


@pytest.mark.parametrize("stored", OLD, ids=lambda path: path.stem)
def test_a_power_cut_in_an_upgrade_leaves_old_or_new(stored: Path, tmp_path: Path) -> None:
    home, log = tmp_path / "home", tmp_path / "log"
    home.mkdir()
    program = child(UPGRADES, home / "a.journal", stored, environment=under_the_shim(home, log))
    program.communicate()
    assert program.returncode == 0
    _, before = told(Path(shutil.copy(stored, tmp_path / "stored")))
    for found, said in History(home, log).cuts(dice(20), count(12, 100), tmp_path / "found"):
        if "there" in said:
            path = found / "a.journal"
            version, now = told(path)
            assert version == SCHEMA_VERSION or "upgraded" not in said
            with open_journal(path, clock=lambda: DAY) as journal:
                assert check(journal.store) == []
                assert any(line.name == "После" for line in journal.client_lines()) >= (
                    "saved" in said
                )
            now["client"] = [one for one in now["client"] if one in before["client"]]
            assert now == before
            assert told(backups_of(path)[-1].path)[1] == before
            FIGURES.note(20, power_cuts=1, rows_lost=0)
        shutil.rmtree(found)


def test_every_version_before_this_one_has_its_file() -> None:
    assert [path.stem for path in OLD] == [f"version-{n}" for n in range(1, SCHEMA_VERSION)]
